import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Service } from '../support/service';
import { staticFfprobe } from './floors';
import type { HttpCaller } from './http-caller';
import { median, residentBytes, type Row } from './measure';

const megabyte = 1024 ** 2;
const gigabyte = 1024 ** 3;
const seed = ['-f', 'lavfi', '-i', 'testsrc2=s=640x360:r=25:d=10', '-f', 'lavfi', '-i', 'sine=f=440:r=48000:d=10'];
const coded = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '50', '-c:a', 'aac'];
const ladderHeights = [90, 120, 160, 180, 240, 360];

/** Depth standard, which reads every packet: beside ffprobe, in memory of a large file, and over a ladder's renditions at once. */
export async function factsBench(http: HttpCaller, service: Service): Promise<Row[]> {
  const made = ['hour.ts', 'large.mkv', 'seed.mkv'].map((name) => join(service.mediaRoot, name));
  try {
    return [
      ...(await hourBench(http, service)),
      await largeBench(http, service),
      ...(await ladderBench(http, service)),
    ];
  } finally {
    for (const path of made) rmSync(path, { force: true });
  }
}

/** An hour of MPEG-TS. */
async function hourBench(http: HttpCaller, service: Service): Promise<Row[]> {
  const path = join(service.mediaRoot, 'hour.ts');
  film(join(service.mediaRoot, 'seed.mkv'), [...seed, ...coded, '-b:v', '400k']);
  loop(join(service.mediaRoot, 'seed.mkv'), 360, path);
  const standard = () => probe(http, 'hour.ts');
  const bare = () => secondsOf(() => run(staticFfprobe, ['-v', 'error', '-show_packets', '-of', 'json', path]));
  const rounds = [];
  for (let round = 0; round < 3; round += 1) rounds.push({ bare: await bare(), service: await standard() });
  const [ours, theirs] = [median(rounds.map((one) => one.service)), median(rounds.map((one) => one.bare))];
  return [
    { what: '1 h of MPEG-TS: ffprobe -show_packets to /dev/null', value: theirs, unit: 's' },
    atMost('1 h of MPEG-TS at depth standard', ours, 's', 'ffprobe -show_packets', ours / theirs, 2),
  ];
}

/** Ten gigabytes, two hours, about 640,000 packets. */
async function largeBench(http: HttpCaller, service: Service): Promise<Row> {
  const path = join(service.mediaRoot, 'large.mkv');
  const noise = ['-vf', 'noise=alls=60:allf=t', '-b:v', '11800k', '-maxrate', '11800k', '-minrate', '11800k'];
  film(join(service.mediaRoot, 'seed.mkv'), [...seed, ...coded, ...noise, '-bufsize', '12M']);
  loop(join(service.mediaRoot, 'seed.mkv'), 720, path);
  const worker = service.pidOf('worker');
  await probe(http, 'sample.mp4');
  const before = residentBytes(worker);
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, residentBytes(worker))), 20);
  const seconds = await probe(http, 'large.mkv');
  clearInterval(watch);
  const bytes = statSync(path).size;
  const what = `packets of ${(bytes / gigabyte).toFixed(1)} GB (${seconds.toFixed(0)} s): memory added to the worker`;
  return atMost(what, (peak - before) / megabyte, 'MB', '128 MB', (peak - before) / (128 * megabyte), 1);
}

/** Six renditions of one film, as HLS: together beside one alone. */
async function ladderBench(http: HttpCaller, service: Service): Promise<Row[]> {
  const folder = join(service.mediaRoot, 'ladder');
  mkdirSync(folder, { recursive: true });
  const lines = ['#EXTM3U'];
  for (const height of ladderHeights) {
    const width = Math.round((height * 16) / 18) * 2;
    const hls = ['-hls_time', '4', '-hls_playlist_type', 'vod', '-hls_segment_filename'];
    const scale = ['-vf', `scale=${width}:${height}`, '-an', '-c:v', 'libx264', '-preset', 'ultrafast', '-g', '50'];
    film(join(folder, `${height}.m3u8`), [...seed.slice(0, 4), ...scale, ...hls, join(folder, `${height}-%d.ts`)]);
    lines.push(`#EXT-X-STREAM-INF:BANDWIDTH=${height * 5000},RESOLUTION=${width}x${height}`, `${height}.m3u8`);
  }
  write(join(folder, 'six.m3u8'), lines);
  write(join(folder, 'one.m3u8'), [lines[0] ?? '', ...lines.slice(-2)]);
  const stream = async (name: string) => probe(http, `ladder/${name}`, '/api/v1/probe/hls');
  const rounds = [];
  for (let round = 0; round < 5; round += 1)
    rounds.push({ one: await stream('one.m3u8'), six: await stream('six.m3u8') });
  const [one, six] = [median(rounds.map((each) => each.one)), median(rounds.map((each) => each.six))];
  return [
    { what: 'HLS with one rendition', value: one, unit: 's' },
    atMost('HLS with six renditions', six, 's', 'one after another', six / (6 * one), 0.7),
  ];
}

async function probe(http: HttpCaller, name: string, path = '/api/v1/probe/file'): Promise<number> {
  const options = path.endsWith('hls') ? {} : { depth: 'standard' };
  return secondsOf(() => http.call('POST', path, 200, { file_path: `media/${name}`, ...options, fresh: true }));
}

const film = (path: string, args: string[]): void =>
  void execFileSync('ffmpeg', ['-v', 'error', '-y', ...args, path], { stdio: ['ignore', 'ignore', 'inherit'] });
const loop = (path: string, times: number, to: string): void =>
  film(to, ['-stream_loop', String(times - 1), '-i', path, '-c', 'copy', '-fflags', '+genpts']);
const write = (path: string, lines: string[]): void => writeFileSync(path, `${lines.join('\n')}\n`);

/** A static program that reads service names of MPEG-TS dies of the host's character sets: they are for another C library. */
const withoutHostCharsets = { ...process.env, GCONV_PATH: '/nonexistent' };

function run(program: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env: withoutHostCharsets });
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}`))));
  });
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

function atMost(what: string, value: number, unit: string, peer: string, ratio: number, most: number): Row {
  return { what, value, unit, peer: { what: peer, ratio, wanted: `at most ${most}`, holds: ratio <= most } };
}
