import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What stands in every file nobody may see. */
export const foreignMark = 'f0reign-bytes';

const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=160x120:r=25:d=2'];
const sound = ['-f', 'lavfi', '-i', 'sine=f=440:d=2'];
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-threads', '1'];

const recipes = {
  'plain.mp4': [...picture, ...sound, ...h264, '-c:a', 'aac', '-shortest'],
  'plain.ts': [...picture, ...h264, '-f', 'mpegts'],
  'plain.mkv': [...picture, ...sound, ...h264, '-c:a', 'flac'],
  'fragmented.mp4': [...picture, ...h264, '-movflags', '+frag_keyframe+empty_moov+default_base_moof+global_sidx'],
  'plain.flac': [...sound, '-metadata', 'title=plain'],
  'plain.png': [...picture, '-frames:v', '1'],
  'plain.apng': [...picture, '-frames:v', '5', '-f', 'apng'],
  'plain.gif': [...picture, '-frames:v', '5'],
  'plain.h264': [...picture, ...h264],
  'foreign.ts': [...picture, ...h264, '-metadata', `service_name=${foreignMark}`, '-f', 'mpegts'],
  'foreign.mp4': [...picture, ...h264, '-metadata', `title=${foreignMark}`],
} satisfies Record<string, string[]>;

export type ClipName = keyof typeof recipes;

/** Small honest media, made by a real ffmpeg once a run. */
export class Clips {
  constructor(private readonly folder: string) {
    const outputs = Object.entries(recipes).map(([name, recipe]) => [
      ...recipe,
      '-fflags',
      '+bitexact',
      join(folder, name),
    ]);
    for (const output of outputs) execFileSync('ffmpeg', ['-v', 'error', '-y', '-bitexact', ...output]);
  }

  path(name: ClipName): string {
    return join(this.folder, name);
  }

  bytes(name: ClipName): Buffer {
    return readFileSync(this.path(name));
  }
}
