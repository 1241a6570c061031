import { constants, fstatSync, readlinkSync } from 'node:fs';
import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, normalize } from 'node:path';
import { folderNotAvailable, pathNotAvailable } from './errors';
import type { LocalFileInput } from './source-input';

/** A folder below a media root: where it is, and as `<root name>/<path>`. */
export interface FoundFolder {
  path: string;
  shown: string;
}

export interface MediaRoot {
  name: string;
  path: string;
}

/** The folders on the server whose files may be named by `file_path`. */
export class MediaRoots {
  constructor(private readonly roots: readonly MediaRoot[]) {}

  /**
   * Finds the regular file a caller named: `<root name>/<path>`, a path below any root, or an absolute path inside one.
   * A missing file, one outside the roots, a folder, a link and a FIFO all get the same answer.
   * @throws AppError PATH_NOT_AVAILABLE
   */
  async find(filePath: string): Promise<LocalFileInput> {
    for (const { root, path } of this.candidates(filePath)) {
      const found = await inspect(root, path);
      if (found) return found;
    }
    throw pathNotAvailable({});
  }

  /**
   * Finds the folder a caller named in the same ways, or a root itself.
   * @throws AppError FOLDER_NOT_AVAILABLE
   */
  async findFolder(name: string): Promise<FoundFolder> {
    const asked = name.replace(/\/+$/, '') || name;
    const roots = this.roots.map((root) => ({
      root: root.path,
      path: root.path,
      named: root.name === asked || root.path === asked,
    }));
    for (const { root, path } of [...roots.filter(({ named }) => named), ...this.candidates(asked)]) {
      const actual = await realFolder(path);
      const actualRoot = await realFolder(root);
      const name = this.roots.find((one) => one.path === root)?.name ?? '';
      if (actual === null || actualRoot === null || !isWithin(actual, actualRoot)) continue;
      return {
        path: actual,
        shown: [name, actual.slice(actualRoot.length).replace(/^\//, '')].filter(Boolean).join('/'),
      };
    }
    throw folderNotAvailable({});
  }

  private candidates(filePath: string): { root: string; path: string }[] {
    if (filePath.includes('\0')) return [];
    if (isAbsolute(filePath)) return this.roots.map((root) => ({ root: root.path, path: normalize(filePath) }));
    const [first = '', ...rest] = filePath.split('/');
    const named = this.roots.filter((root) => root.name === first && rest.length > 0);
    return [
      ...named.map((root) => ({ root: root.path, path: join(root.path, ...rest) })),
      ...this.roots.map((root) => ({ root: root.path, path: join(root.path, filePath) })),
    ];
  }

  /**
   * Finds a file that a manifest of this machine names, `path` being absolute: below the very media root the manifest lies in, and
   * nowhere else, whatever links there are. Otherwise `outside` it, or `missing` (also for a folder, a link and a FIFO).
   */
  async findBeside(manifest: string, path: string): Promise<LocalFileInput | 'outside' | 'missing'> {
    const roots = await Promise.all(this.roots.map((root) => realpath(root.path).catch(() => null)));
    const around = roots
      .filter((root) => root !== null)
      .filter((root) => isBelow(root, manifest))
      .sort((a, b) => b.length - a.length)[0];
    const wanted = normalize(path);
    if (around === undefined || path.includes('\0') || !isBelow(around, wanted)) return 'outside';
    return (await inspect(around, wanted)) ?? 'missing';
  }
}

async function inspect(root: string, path: string): Promise<LocalFileInput | null> {
  let file: FileHandle | undefined;
  try {
    // O_NONBLOCK keeps a FIFO from hanging the open; O_NOFOLLOW refuses a link at the end, the real path one on the way.
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    // Of an open file the kernel knows both without asking the disk.
    const stat = fstatSync(file.fd);
    const [actual, actualRoot] = await Promise.all([openedPath(file, path), realpath(root)]);
    if (!stat.isFile() || actual === actualRoot || !isWithin(actual, actualRoot)) return null;
    return {
      kind: 'file_path',
      path: actual,
      dev: stat.dev,
      ino: stat.ino,
      sizeBytes: stat.size,
      modifiedMs: stat.mtimeMs,
      changedMs: stat.ctimeMs,
    };
  } catch {
    return null;
  } finally {
    void file?.close().catch(() => undefined);
  }
}

/** The real path of a folder; null when it is none. */
async function realFolder(path: string): Promise<string | null> {
  try {
    const actual = await realpath(path);
    return (await stat(actual)).isDirectory() ? actual : null;
  } catch {
    return null;
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);
}

async function openedPath(file: FileHandle, path: string): Promise<string> {
  return process.platform === 'linux' ? readlinkSync(`/proc/self/fd/${file.fd}`) : realpath(path);
}

function isBelow(root: string, path: string): boolean {
  return path.startsWith(root === '/' ? '/' : `${root}/`);
}
