import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { getuid } from 'node:process';
import { OperatorError } from '../operator-error';
import { runTool } from '../tools/run-tool';

/** The account PostgreSQL runs under, which refuses root. */
export interface Account {
  uid: number;
  gid: number;
}

const accountName = 'postgres';

/** Null when we are not root: then PostgreSQL runs as ourselves. As root the `postgres` account is made if missing. */
export async function postgresAccount(): Promise<Account | null> {
  if (getuid?.() !== 0) return null;
  const known = await lookUp();
  if (known) return known;
  await runTool('groupadd', ['--system', accountName]);
  const made = await runTool('useradd', [
    ...['--system', '--gid', accountName, '--no-create-home', '--shell', '/usr/sbin/nologin', accountName],
  ]);
  const account = await lookUp();
  if (account) return account;
  throw new OperatorError(
    `PostgreSQL refuses to run as root, and the account "${accountName}" could not be made (${made.stderr.trim()}).\n` +
      'Start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

async function lookUp(): Promise<Account | null> {
  const [user, group] = await Promise.all([runTool('id', ['-u', accountName]), runTool('id', ['-g', accountName])]);
  if (user.code !== 0 || group.code !== 0) return null;
  return { uid: Number(user.stdout), gid: Number(group.stdout) };
}

/** Whether the account may pass through every folder above this path (a clone below /root, mode 0700, is not reachable). */
export function canReach(account: Account, path: string): boolean {
  const folder = dirname(path);
  if (!mayEnter(account, folder)) return false;
  return folder === dirname(folder) || canReach(account, folder);
}

function mayEnter(account: Account, folder: string): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
