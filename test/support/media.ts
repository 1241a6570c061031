import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

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
  const path = join(folder, name);
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...recipe, ...extra, path]);
  return path;
}
