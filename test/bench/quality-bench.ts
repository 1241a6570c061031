import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { libvmafMissing } from '../support/media-tools';
import type { Service } from '../support/service';
import type { HttpCaller } from './http-caller';
import { EventFollower } from './event-follower';
import { bareFfmpeg, sidesOf } from './bare-quality';
import { interleaved, median, type Row } from './measure';
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

/** The pairs, what they are, and their pictures. */
const pairs: Record<string, { what: string; made: Pair }> = {
  hd: { what: '4 s of 1080p30 with grain', made: { size: '1920x1080', seconds: 4, grain: 6 } },
  clean: { what: '4 s of 1080p30 without grain', made: { size: '1920x1080', seconds: 4 } },
  rung: {
    what: '4 s of 720p30 against 1080p30 with grain',
    made: { size: '1920x1080', seconds: 4, grain: 6, distorted: '1280x720' },
  },
  film: { what: '2 s of 2160p30 HEVC without grain', made: { size: '3840x2160', seconds: 2, codec: 'libx265' } },
  uhd: { what: '1 s of 2160p30 with grain', made: { size: '3840x2160', seconds: 1, grain: 6 } },
  drawn: { what: '12 s of 480p30, a drawn film', made: { size: '854x480', seconds: 12, from: 'karma.mp4' } },
  camera: { what: '3 s of 720p25 from a camera', made: { size: '1280x720', seconds: 3, from: 'input_3sec.mp4' } },
};
const realFolder = process.env['REAL_MEDIA'] ?? join(__dirname, '../../../shared/media/files');

/**
 * VMAF, PSNR and SSIM through the service, beside VMAF alone, beside ffmpeg alone and a well-known tool, all on the same ffmpeg and by turns.
 * The first pair is grainy and takes much decoding, which any tool does on all cores; the others are more like films and ladders.
 */
export async function qualityBench(http: HttpCaller, service: Service): Promise<Row[]> {
  const missing = libvmafMissing();
  if (missing !== null) {
    console.log(`section quality is skipped: ${missing}\n`);
    return [];
  }
  const rounds = Number(process.env['BENCH_ROUNDS'] ?? 1);
  const chosen = (process.env['BENCH_PAIRS']?.split(',') ?? Object.keys(pairs)).filter(isThere);
  for (const name of chosen) if (pairs[name]) pair(service.mediaRoot, name, pairs[name].made);
  // Connections that the service closed while pictures were made are noticed before one is used again.
  await new Promise((resolve) => setTimeout(resolve, 100));
  const follower = new EventFollower(service.baseUrl, service.apiKey);
  const bench: Bench = { http, follower, folder: service.mediaRoot, rounds, tool: peerTool() };
  const rows: Row[] = [];
  for (const name of chosen) rows.push(...(name === 'hd' ? await grainyPair(bench) : await otherPair(bench, name)));
  follower.close();
  return rows;
}

/** Pairs of real films are left out where their folder is not there. */
function isThere(name: string): boolean {
  const from = pairs[name]?.made.from;
  if (from === undefined || existsSync(join(realFolder, from))) return true;
  console.log(`skipped: comparisons of ${from}; REAL_MEDIA names its folder\n`);
  return false;
}

interface Bench {
  http: HttpCaller;
  follower: EventFollower;
  folder: string;
  rounds: number;
  /** Null without the peer. */
  tool: string | null;
}

async function grainyPair(bench: Bench): Promise<Row[]> {
  const { folder, rounds, tool } = bench;
  const seen: Record<'alone' | 'together' | 'whole' | 'afterwards' | 'own' | 'bare', number[]> = {
    alone: [],
    together: [],
    whole: [],
    afterwards: [],
    own: [],
    bare: [],
  };
  let memory = 0;
  const { service, bare, peer } = await interleaved(rounds, {
    alone: async () => {
      const { engine, seconds } = await compared(bench, 'hd', ['vmaf']);
      seen.alone.push(engine.measure_wall_seconds ?? Number.NaN);
      return seconds;
    },
    service: async () => {
      const { engine, seconds } = await compared(bench, 'hd', three);
      seen.together.push(engine.measure_wall_seconds ?? Number.NaN);
      seen.whole.push(engine.wall_seconds);
      seen.afterwards.push(engine.align_wall_seconds / engine.wall_seconds);
      seen.own.push(engine.cpu_seconds ?? Number.NaN);
      memory = Math.max(memory, engine.peak_memory_bytes ?? 0);
      return seconds;
    },
    bare: () => {
      const { wall, cpu } = bareFfmpeg(folder, 'hd');
      seen.bare.push(cpu);
      return Promise.resolve(wall);
    },
    ...(tool === null ? {} : { peer: () => runPeer(tool, sidesOf(folder, 'hd')) }),
  });
  const [alone, together, whole, own] = [seen.alone, seen.together, seen.whole, seen.own].map(median);
  const wall = (of: number | undefined) => of ?? Number.NaN;
  const share = median(seen.afterwards);
  const unaligned = 'ffmpeg alone, unaligned';
  return [
    { what: `${pairs['hd']?.what}: VMAF alone, measuring`, value: wall(alone), unit: 's' },
    limited(
      'VMAF, PSNR and SSIM in one run, measuring',
      wall(together),
      's',
      'VMAF alone',
      wall(together) / wall(alone),
      1.15,
    ),
    limited('the same with all of the alignment', wall(whole), 's', unaligned, wall(whole) / wall(bare), 1.11),
    limited('the same in time of the processors', wall(own), 's', unaligned, wall(own) / median(seen.bare), 1.1),
    limited('of it after measuring', share * 100, '% of the run', 'a tenth', share / 0.1, 1),
    ...(peer === undefined ? [] : [besidePeer('the same pair', peer, wall(service))]),
    limited('memory at 1080p', memory / 1024 ** 2, 'MB', '1 GB', memory / gigabyte, 1),
  ];
}

async function otherPair(bench: Bench, name: string): Promise<Row[]> {
  const { folder, rounds, tool } = bench;
  let memory = 0;
  const { service, peer } = await interleaved(rounds, {
    service: async () => {
      const { engine, seconds } = await compared(bench, name, three);
      memory = Math.max(memory, engine.peak_memory_bytes ?? 0);
      return seconds;
    },
    ...(tool === null ? {} : { peer: () => runPeer(tool, sidesOf(folder, name)) }),
  });
  return [
    ...(peer === undefined ? [] : [besidePeer(pairs[name]?.what ?? name, peer, service ?? Number.NaN)]),
    ...(name === 'uhd'
      ? [limited('memory at 2160p', memory / 1024 ** 2, 'MB', '3 GB', memory / (3 * gigabyte), 1)]
      : []),
  ];
}

function besidePeer(what: string, theirs: number, ours: number): Row {
  const ratio = theirs / ours;
  const peerOf = { what: 'the service, aligned', ratio, wanted: 'at least 1.5', holds: ratio >= 1.5 };
  return { what: `${peer} ${peerVersion}, three metrics, ${what}`, value: theirs, unit: 's', peer: peerOf };
}

function limited(what: string, value: number, unit: string, floor: string, ratio: number, most: number): Row {
  return { what, value, unit, peer: { what: floor, ratio, wanted: `at most ${most}`, holds: ratio <= most } };
}

/** Seconds until the caller has it, and what the service says of its own. */
async function compared(
  { http, follower }: Pick<Bench, 'http' | 'follower'>,
  name: string,
  metrics: readonly string[],
): Promise<{ engine: NonNullable<Comparison['engine']>; seconds: number }> {
  const body = {
    reference: { file_path: `media/${name}-reference.mp4` },
    distorted: { file_path: `media/${name}-distorted.mp4` },
    metrics,
    fresh: true,
  };
  const began = performance.now();
  const asked = (await http.call('POST', '/api/v1/quality/compare', 202, body)).toString();
  const { id } = JSON.parse(asked) as Comparison;
  // Asking again and again would be work beside what is measured.
  await follower.follow(id, 'quality/comparisons');
  const now = JSON.parse((await http.call('GET', `/api/v1/quality/comparisons/${id}`, 200)).toString()) as Comparison;
  if (now.status !== 'completed' || now.validity?.valid !== true || !now.engine)
    throw new Error(`the comparison of ${name} gave no score`);
  return { engine: now.engine, seconds: (performance.now() - began) / 1000 };
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
  /** a real film that is the reference, as it is */
  from?: string;
}

/** A moving picture, and a much smaller encode of it. */
function pair(folder: string, name: string, { size, seconds, grain, distorted = size, codec, from }: Pair): void {
  const { reference, distorted: output } = sidesOf(folder, name);
  const noise = grain === undefined ? '' : `,noise=alls=${grain}:allf=t`;
  const source = ['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=30:d=${seconds}${noise}`];
  if (from === undefined) make([...source, ...encoded(20, codec), reference]);
  else copyFileSync(join(realFolder, from), reference);
  const scale = ['-vf', `scale=${distorted.replace('x', ':')}:flags=bicubic`];
  make(['-i', reference, ...(from === undefined ? scale : []), '-an', ...encoded(36), output]);
}

function make(args: string[]): void {
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...args]);
}

function encoded(crf: number, encoder = 'libx264'): string[] {
  const preset = encoder === 'libx265' ? 'ultrafast' : 'veryfast';
  return ['-c:v', encoder, '-preset', preset, '-crf', String(crf), '-pix_fmt', 'yuv420p'];
}
