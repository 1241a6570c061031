import { readFileSync, writeFileSync } from 'node:fs';

/** Path of the same MP4 with nothing but zeros where its samples were. */
export function emptied(path: string): string {
  const bytes = readFileSync(path);
  const at = bytes.indexOf('mdat') + 4;
  const moov = bytes.indexOf('moov') - 4;
  bytes.fill(0, at, moov > at ? moov : bytes.length);
  return written(`${path}.broken.mp4`, bytes);
}

/** Path of the same MP4 with the last of each word replaced by one as long. */
export function renamed(path: string, ...words: (readonly [of: string, by: string])[]): string {
  const bytes = readFileSync(path);
  for (const [of, by] of words) bytes.write(by, bytes.lastIndexOf(of, undefined, 'latin1'), 'latin1');
  return written(`${path}.renamed.mp4`, bytes);
}

function written(path: string, bytes: Buffer): string {
  writeFileSync(path, bytes);
  return path;
}
