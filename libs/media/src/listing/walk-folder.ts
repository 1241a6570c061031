import { constants, type Dirent } from 'node:fs';
import { open, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Regular files below a folder, depth first, each folder in the order of its names' code units: the same walk can go on where another ended.
 * Links are not followed, and a folder that can't be read is passed over.
 * @param after path below `folder` of the last file seen; null begins at the start
 * @returns paths below `folder`
 */
export async function* walkFolder(folder: string, after: string | null): AsyncGenerator<string> {
  yield* walk(folder, [], after === null ? [] : after.split('/'));
}

async function* walk(root: string, path: string[], after: string[]): AsyncGenerator<string> {
  const [from] = after;
  for (const entry of await entriesOf(root, path)) {
    if (from !== undefined && entry.name < from) continue;
    const onTheWay = entry.name === from;
    if (entry.isDirectory()) yield* walk(root, [...path, entry.name], onTheWay ? after.slice(1) : []);
    else if (entry.isFile() && !(onTheWay && after.length === 1)) yield [...path, entry.name].join('/');
  }
}

/** Through an open folder that is still where it should be: somebody may put a link in its place meanwhile. */
async function entriesOf(root: string, path: string[]): Promise<Dirent[]> {
  const wanted = join(root, ...path);
  const handle = await open(wanted, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW).catch(
    () => null,
  );
  if (!handle) return [];
  try {
    const opened = process.platform === 'linux' ? `/proc/self/fd/${handle.fd}` : wanted;
    if (opened !== wanted && (await readlink(opened)) !== wanted) return [];
    const entries = await readdir(opened, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  } finally {
    await handle.close();
  }
}
