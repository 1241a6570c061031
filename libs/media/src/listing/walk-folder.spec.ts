import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { walkFolder } from './walk-folder';

const names = ['B.mp4', 'a/1.mp4', 'a/b/2.mp4', 'a/b/3.mp4', 'a.mp4', 'c/4.mp4', 'ä.mp4'];
let folder: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'walk-')));
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), '');
  }
  symlinkSync('/etc', join(folder, 'linked'));
  symlinkSync(join(folder, 'B.mp4'), join(folder, 'linked.mp4'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const walked = async (after: string | null) => {
  const paths: string[] = [];
  for await (const path of walkFolder(folder, after)) paths.push(path);
  return paths;
};

it('finds every regular file once and follows no link', async () => {
  expect((await walked(null)).sort()).toEqual([...names].sort());
});

it('goes on after any file as if it had not been interrupted', async () => {
  const all = await walked(null);
  for (const [place, path] of all.entries()) expect(await walked(path)).toEqual(all.slice(place + 1));
});

it('goes on where the last file is gone', async () => {
  const all = await walked(null);
  rmSync(join(folder, 'a/b/2.mp4'));
  expect(await walked('a/b/2.mp4')).toEqual(all.slice(all.indexOf('a/b/2.mp4') + 1));
});
