import { execFileSync, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { libvmafMissing, testFfmpeg } from '../support/media-tools';
import type { Service } from '../support/service';
import type { HttpCaller } from './http-caller';
import { interleaved, type Row } from './measure';
import { peer, peerTool, peerVersion, runPeer, three } from './quality-peer';

const gigabyte = 1024 ** 3;

interface Comparison {
  id: string;
  status: string;
  validity: { valid: boolean } | null;
  engine: {
    cpu_seconds: number | null;
    wall_seconds: number;
    align_wall_seconds: number;
    measure_wall_seconds: number | null;
    peak_memory_bytes: number | null;
  } | null;
}

/**
 * VMAF, PSNR and SSIM of 8 s of 1080p30 through the service, beside VMAF alone, beside ffmpeg alone and a well-known tool, all on the same
 * ffmpeg. That pair is grainy and takes much decoding, which any tool does on all cores; two others are more like films and ladders.
 */
export async function qualityBench(http: HttpCaller, service: Service): Promise<Row[]> {
  const missing = libvmafMissing();
  if (missing !== null) {
    console.log(`section quality is skipped: ${missing}\n`);
    return [];
  }
  pair(service.mediaRoot, 'hd', { size: '1920x1080', seconds: 8, grain: 6 });
  pair(service.mediaRoot, 'clean', { size: '1920x1080', seconds: 4 });
  pair(service.mediaRoot, 'rung', { size: '1920x1080', seconds: 4, grain: 6, distorted: '1280x720' });
  pair(service.mediaRoot, 'uhd', { size: '3840x2160', seconds: 1, grain: 6 });
  pair(service.mediaRoot, 'film', { size: '3840x2160', seconds: 2, codec: 'libx265' });
  // Connections that the service closed while pictures were made are noticed before one is used again.
  await new Promise((resolve) => setTimeout(resolve, 100));
  let last: Comparison['engine'] = null;
  const compared = async (name: string, metrics: readonly string[]): Promise<number> => {
    const began = performance.now();
    last = await comparison(http, name, metrics);
    return (performance.now() - began) / 1000;
  };
  const tool = peerTool();
  const measured = (engine: Comparison['engine']) => engine?.measure_wall_seconds ?? Number.NaN;
  let [alone, together, aligned, alignShare, memory] = [Number.NaN, Number.NaN, Number.NaN, Number.NaN, 0];
  let [ownCpu, bareCpu] = [Number.NaN, Number.NaN];
  const {
    service: whole = Number.NaN,
    bare = Number.NaN,
    peer: theirs,
  } = await interleaved(1, {
    alone: async () => {
      await compared('hd', ['vmaf']);
      return (alone = Math.min(alone || Number.POSITIVE_INFINITY, measured(last)));
    },
    service: async () => {
      const seconds = await compared('hd', three);
      together = Math.min(together || Number.POSITIVE_INFINITY, measured(last));
      aligned = Math.min(aligned || Number.POSITIVE_INFINITY, last?.wall_seconds ?? Number.NaN);
      alignShare = (last?.align_wall_seconds ?? Number.NaN) / (last?.wall_seconds ?? Number.NaN);
      memory = Math.max(memory, last?.peak_memory_bytes ?? 0);
      ownCpu = last?.cpu_seconds ?? Number.NaN;
      return seconds;
    },
    bare: () => {
      const { wall, cpu } = runFfmpeg(service.mediaRoot);
      bareCpu = cpu;
      return Promise.resolve(wall);
    },
    ...(tool === null ? {} : { peer: () => runPeer(tool, sidesOf(service.mediaRoot, 'hd')) }),
  });
  const others: Row[] = [];
  for (const [name, what] of tool === null ? [] : otherPairs) {
    const ours = await compared(name, three);
    others.push(besidePeer(what, await runPeer(tool ?? '', sidesOf(service.mediaRoot, name)), ours));
  }
  await compared('uhd', three);
  const uhd = (last as Comparison['engine'])?.peak_memory_bytes ?? 0;
  return [
    { what: '8 s of 1080p30: VMAF alone, measuring', value: alone, unit: 's' },
    limited('VMAF, PSNR and SSIM in one run, measuring', together, 's', 'VMAF alone', together / alone, 1.15),
    limited('the same with all of the alignment', aligned, 's', 'ffmpeg alone, unaligned', aligned / bare, 1.11),
    limited('the same in time of the processors', ownCpu, 's', 'ffmpeg alone, unaligned', ownCpu / bareCpu, 1.1),
    limited('of it after measuring', alignShare * 100, '% of the run', 'a tenth', alignShare / 0.1, 1),
    ...(theirs === undefined ? [] : [besidePeer('the same pair', theirs, whole)]),
    ...others,
    limited('memory at 1080p', memory / 1024 ** 2, 'MB', '1 GB', memory / gigabyte, 1),
    limited('memory at 2160p', uhd / 1024 ** 2, 'MB', '3 GB', uhd / (3 * gigabyte), 1),
  ];
}

const otherPairs = [
  ['clean', '4 s of 1080p30 without grain'],
  ['rung', '4 s of 720p30 against 1080p30'],
  ['film', '2 s of 2160p30 HEVC without grain'],
  ['uhd', '1 s of 2160p30 with grain'],
] as const;

function besidePeer(what: string, theirs: number, ours: number): Row {
  const ratio = theirs / ours;
  const peerOf = { what: 'the service, aligned', ratio, wanted: 'at least 1.5', holds: ratio >= 1.5 };
  return { what: `${peer} ${peerVersion}, three metrics, ${what}`, value: theirs, unit: 's', peer: peerOf };
}

function limited(what: string, value: number, unit: string, floor: string, ratio: number, most: number): Row {
  return { what, value, unit, peer: { what: floor, ratio, wanted: `at most ${most}`, holds: ratio <= most } };
}

async function comparison(http: HttpCaller, name: string, metrics: readonly string[]): Promise<Comparison['engine']> {
  const body = {
    reference: { file_path: `media/${name}-reference.mp4` },
    distorted: { file_path: `media/${name}-distorted.mp4` },
    metrics,
    fresh: true,
  };
  const asked = (await http.call('POST', '/api/v1/quality/compare', 202, body)).toString();
  const { id } = JSON.parse(asked) as Comparison;
  for (;;) {
    const now = JSON.parse((await http.call('GET', `/api/v1/quality/comparisons/${id}`, 200)).toString()) as Comparison;
    if (now.status === 'completed' && now.validity?.valid === true) return now.engine;
    if (['failed', 'completed', 'cancelled'].includes(now.status))
      throw new Error(`the comparison of ${name} gave no score`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

interface Pair {
  size: string;
  seconds: number;
  /** strength of filter noise */
  grain?: number;
  /** size of the distorted side; that of the reference without */
  distorted?: string;
  /** encoder of the reference; libx264 without */
  codec?: string;
}

/** A moving picture, and a much smaller encode of it. */
function pair(folder: string, name: string, { size, seconds, grain, distorted = size, codec = 'libx264' }: Pair): void {
  const reference = join(folder, `${name}-reference.mp4`);
  const encode = (crf: number, encoder = 'libx264') => [
    '-c:v',
    encoder,
    '-preset',
    encoder === 'libx265' ? 'ultrafast' : 'veryfast',
    '-crf',
    String(crf),
    '-pix_fmt',
    'yuv420p',
  ];
  const noise = grain === undefined ? '' : `,noise=alls=${grain}:allf=t`;
  const source = `testsrc2=s=${size}:r=30:d=${seconds}${noise}`;
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', source, ...encode(20, codec), reference]);
  const scale = ['-vf', `scale=${distorted.replace('x', ':')}:flags=bicubic`];
  const output = join(folder, `${name}-distorted.mp4`);
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', reference, ...scale, ...encode(36), output]);
}

function sidesOf(folder: string, name: string): { distorted: string; reference: string } {
  const of = (side: string) => join(folder, `${name}-${side}.mp4`);
  return { distorted: of('distorted'), reference: of('reference') };
}

/** The three metrics from one bare run, frame by frame from the start. @returns seconds */
function runFfmpeg(folder: string): { wall: number; cpu: number } {
  const threads = String(availableParallelism());
  const inputs = ['distorted', 'reference'].flatMap((side) => [
    '-threads',
    threads,
    '-i',
    join(folder, `hd-${side}.mp4`),
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
