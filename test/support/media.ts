import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { madeOnce } from './made-once';
import { testFfmpeg } from './media-tools';

/** Small clips made by a real ffmpeg, each named by its case. */
const recipes: Record<string, string[]> = {
  'plain.mp4': [
    '-f',
    'lavfi',
    '-i',
    'testsrc2=s=320x240:r=25:d=2',
    '-f',
    'lavfi',
    '-i',
    'sine=f=440:d=2',
    '-c:v',
    'libx264',
    '-pix_fmt',
    'yuv420p',
    '-c:a',
    'aac',
    '-shortest',
  ],
  'audio.wav': ['-f', 'lavfi', '-i', 'sine=f=440:d=1'],
  'nul-tags.mkv': ['-f', 'lavfi', '-i', 'sine=f=440:d=1', '-c:a', 'flac'],
};

/** Makes a clip in `folder` and returns its path. */
export function makeClip(folder: string, name: string, extra: string[] = []): string {
  const recipe = recipes[name];
  if (!recipe) throw new Error(`no recipe for ${name}`);
  const args = ['-v', 'error', '-y', ...recipe, ...extra, name];
  madeOnce(args, folder, (cwd) => execFileSync(testFfmpeg(), args, { cwd }));
  return join(folder, name);
}

/** A film of any length for little work: two seconds of `picture`, over and over */
export function makeLong(folder: string, name: string, picture: string, sec: number): string {
  const encode = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
  madeOnce([name, picture, sec], folder, (cwd) => {
    const run = (...args: string[]) => execFileSync(testFfmpeg(), ['-v', 'error', '-y', ...args], { cwd });
    run('-f', 'lavfi', '-i', picture, '-t', '2', ...encode, 'part.mkv');
    run('-stream_loop', String(sec / 2 - 1), '-i', 'part.mkv', '-c', 'copy', name);
    rmSync(join(cwd, 'part.mkv'));
  });
  return join(folder, name);
}
