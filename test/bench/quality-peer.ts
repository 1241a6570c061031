import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { testFfmpeg } from '../support/media-tools';

export const three = ['vmaf', 'psnr', 'ssim'];
/** A well-known tool (PyPI) that measures on the same ffmpeg. */
export const peer = 'ffmpeg-quality-metrics';
export const peerVersion = '3.13.0';
const environment = join(__dirname, '../../.local/quality-metrics');

/** Its program, installed beside the tools where it is missing; null where that can't be. */
export function peerTool(): string | null {
  const program = join(environment, 'bin', peer);
  try {
    if (!existsSync(program)) {
      execFileSync('python3', ['-m', 'venv', environment], { stdio: 'pipe' });
      execFileSync(join(environment, 'bin/pip'), ['install', '-q', `${peer}==${peerVersion}`], { stdio: 'pipe' });
    }
    return program;
  } catch (error) {
    console.log(`${peer} is skipped, it can't be installed: ${String(error).split('\n')[0] ?? ''}\n`);
    return null;
  }
}

/** @returns seconds it took for the three metrics */
export async function runPeer(
  program: string,
  { distorted, reference }: { distorted: string; reference: string },
): Promise<number> {
  const began = performance.now();
  const output = join(tmpdir(), `ffprobe-api-peer-${process.pid}.json`);
  const args = ['-m', ...three, '--ffmpeg-path', testFfmpeg(), '--no-summary', '-o', output];
  await promisify(execFile)(program, [...args, distorted, reference]);
  return (performance.now() - began) / 1000;
}
