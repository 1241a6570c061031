import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { testFfmpeg } from '../support/media-tools';

/** Files of a pair of the bench. */
export function sidesOf(folder: string, name: string): { distorted: string; reference: string } {
  const of = (side: string) => join(folder, `${name}-${side}.mp4`);
  return { distorted: of('distorted'), reference: of('reference') };
}

/** The three metrics from one bare run of ffmpeg, frame by frame from the start. @returns seconds */
export function bareFfmpeg(folder: string, name: string): { wall: number; cpu: number } {
  const threads = String(availableParallelism());
  const inputs = ['distorted', 'reference'].flatMap((side) => [
    '-threads',
    threads,
    '-i',
    join(folder, `${name}-${side}.mp4`),
  ]);
  const graph =
    '[1:v]split=3[a][b][c];[0:v][a]psnr[x];[x][b]ssim[y];' +
    `[y][c]libvmaf=n_threads=${threads}:model=version=vmaf_v0.6.1:log_fmt=csv:log_path=${join(folder, 'bare.csv')}`;
  const tool = [testFfmpeg(), '-v', 'error', '-nostdin', ...inputs, '-filter_complex', graph, '-f', 'null', '-'];
  // the shell tells what its child took of the processors
  const { stderr } = spawnSync('bash', ['-c', 'TIMEFORMAT="%R %U %S"; time "$@"', 'bash', ...tool], {
    encoding: 'utf8',
  });
  const [wall = Number.NaN, user = Number.NaN, system = Number.NaN] = stderr.trim().split(/\s+/).slice(-3).map(Number);
  return { wall, cpu: user + system };
}
