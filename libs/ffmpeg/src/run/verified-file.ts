import { closeSync, constants, fstatSync, openSync, readlinkSync, realpathSync } from 'node:fs';
import type { OpenedFile } from './tool-request';

const openFlags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

export class FileRefused extends Error {}

/** Where the kernel says an open descriptor points; O_NOFOLLOW alone misses a symbolic link in a parent folder. */
function realPathOf(fd: number, path: string): string {
  if (process.platform === 'linux') return readlinkSync(`/proc/self/fd/${fd}`);
  return realpathSync(path);
}

/** Opens a file only if it is still the regular file that was looked at. Throws `FileRefused` otherwise. */
export function openVerified(file: OpenedFile): number {
  let fd: number;
  try {
    fd = openSync(file.path, openFlags);
  } catch (error) {
    throw new FileRefused(`the file can't be opened: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`);
  }
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile()) throw new FileRefused('not a regular file');
    if (stat.dev !== file.dev || stat.ino !== file.ino) throw new FileRefused('the file was replaced by another');
    if (realPathOf(fd, file.path) !== file.path) throw new FileRefused('the path leads through a symbolic link');
    return fd;
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

/** Looks at a file the way it will be opened for a tool: no link followed, no FIFO waited for. Throws `FileRefused`. */
export function identifyFile(path: string): OpenedFile {
  let fd: number;
  try {
    fd = openSync(path, openFlags);
  } catch (error) {
    throw new FileRefused(`the file can't be opened: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`);
  }
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile()) throw new FileRefused('not a regular file');
    return { path: realPathOf(fd, path), dev: stat.dev, ino: stat.ino, size: stat.size };
  } finally {
    closeSync(fd);
  }
}
