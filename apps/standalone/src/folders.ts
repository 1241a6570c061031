import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { getuid } from 'node:process';

/** Every place the standalone stack reads or writes. All of it lies below the project, in `.local/`. */
export interface Folders {
  root: string;
  local: string;
  postgres: string;
  redis: string;
  storage: string;
  media: string;
  sample: string;
  tools: string;
  log: string;
  secretsFile: string;
  schemaFile: string;
  runFile: string;
  stackFile: string;
}

/** The project's root: the nearest folder above this file that holds nest-cli.json. */
export function findRoot(from = __dirname): string {
  if (existsSync(join(from, 'nest-cli.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('The project root (nest-cli.json) was not found above this program.');
  return findRoot(parent);
}

export function foldersBelow(root: string): Folders {
  const local = join(root, '.local');
  return {
    root,
    local,
    postgres: join(local, 'postgres'),
    redis: join(local, 'redis'),
    storage: join(local, 'storage'),
    media: join(local, 'media'),
    sample: join(local, 'sample'),
    tools: join(local, 'tools'),
    log: join(local, 'log'),
    secretsFile: join(local, 'secrets.json'),
    schemaFile: join(local, 'schema.json'),
    runFile: join(local, 'run.json'),
    stackFile: join(local, 'stack.json'),
  };
}

export function makeFolders(folders: Folders): void {
  for (const folder of [folders.local, folders.redis, folders.storage, folders.log]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
  for (const folder of [folders.media, folders.sample]) mkdirSync(folder, { recursive: true });
  // As root the database runs under another account, which must be able to pass through.
  chmodSync(folders.local, getuid?.() === 0 ? 0o711 : 0o700);
}
