import { accessSync, closeSync, constants, existsSync, openSync, readSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** Where programs are looked for when the caller gives no search path. */
export const standardFolders = ['/usr/local/bin', '/usr/bin', '/bin', '/opt/homebrew/bin', '/usr/sbin', '/sbin'];

/** Absolute real path of a program found in the folders, or null. `searchPath` is a PATH-like text. */
export function findProgram(name: string, searchPath?: string): string | null {
  const folders = searchPath?.split(':').filter((folder) => folder.startsWith('/')) ?? [];
  for (const folder of [...folders, ...standardFolders]) {
    const found = executable(join(folder, name));
    if (found) return found;
  }
  return null;
}

/** Real path of an executable file, or null when it is none. */
export function executable(path: string): string | null {
  try {
    accessSync(path, constants.X_OK);
    return realpathSync(path);
  } catch {
    return null;
  }
}

const loaders = new Map<string, boolean>();
const PT_INTERP = 3;

/** Whether an ELF binary names a dynamic loader. What is not a 64-bit little-endian ELF (a script, too) counts as dynamic. */
export function isDynamic(path: string): boolean {
  const known = loaders.get(path);
  if (known !== undefined) return known;
  if (!existsSync(path)) return true;
  const dynamic = readsDynamic(path);
  loaders.set(path, dynamic);
  return dynamic;
}

function readsDynamic(path: string): boolean {
  const fd = openSync(path, 'r');
  try {
    const head = Buffer.alloc(64);
    readSync(fd, head, 0, 64, 0);
    // ELF magic, class 2 (64 bit), data 1 (little-endian).
    if (head.toString('latin1', 0, 6) !== '\x7fELF\x02\x01') return true;
    const size = head.readUInt16LE(54);
    const count = head.readUInt16LE(56);
    const table = Buffer.alloc(size * count);
    readSync(fd, table, 0, table.length, Number(head.readBigUInt64LE(32)));
    return Array.from({ length: count }, (_, i) => table.readUInt32LE(i * size)).includes(PT_INTERP);
  } finally {
    closeSync(fd);
  }
}
