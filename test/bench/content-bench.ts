import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { testFfmpeg } from '../support/media-tools';
import type { Service } from '../support/service';
import type { HttpCaller } from './http-caller';
import { atMost, interleaved, median, type Row } from './measure';
import { realClipRows, realFilesRows } from './real-clips-bench';

const execute = promisify(execFile);
const clockTicks = 100;
const megabyte = 1024 ** 2;

const sampled = "select='isnan(prev_selected_t)+gte(t-prev_selected_t,0.999)'";
const cheap = ['blackdetect=d=0.1', 'freezedetect=n=-60dB:d=0.5', 'idet', 'cropdetect=round=2:reset=1', 'scdet'];
const costly = ['signalstats=stat=tout+brng', 'entropy', 'blockdetect', 'blurdetect'];
const small = [
  'scale=160:90:flags=area,format=yuv444p',
  'scale=24:ih:flags=neighbor,format=gray',
  `${sampled},extractplanes=y`,
];
const sound = ['silencedetect=mono=1', 'astats=metadata=1:reset=1', 'aphasemeter=video=0', 'ebur128=peak=true'];

interface Analysis {
  id: string;
  status: string;
  engine: { cpu_seconds: number; peak_memory_bytes: number } | null;
}

/** Everything that depth full sees, beside decoding alone and beside one process a filter: `film`, 20 s of 1080p30 with sound, and real `clips`, and all real `files`. */
export async function contentBench(http: HttpCaller, service: Service): Promise<Row[]> {
  const wanted = (process.env['BENCH_CONTENT'] || 'film,clips,files').split(',');
  const worker = service.pidOf('worker');
  let memory = 0;
  const whole = async (name: string): Promise<number> => {
    const before = cpuBelow(worker);
    const { engine } = await analysis(http, name);
    memory = Math.max(memory, engine?.peak_memory_bytes ?? 0);
    return cpuBelow(worker) - before;
  };
  const peakOf = async (name: string): Promise<number> => {
    memory = 0;
    await whole(name);
    return memory;
  };
  const decode = (path: string) => cpuOfTool(['-i', path]);
  return [
    ...(wanted.includes('film') ? await filmRows(http, service, { whole, peakOf }) : []),
    ...(wanted.includes('clips') ? await realClipRows(service, { film, whole, decode }) : []),
    ...(wanted.includes('files') ? await realFilesRows(service, { whole, decode }) : []),
  ];
}

async function filmRows(
  http: HttpCaller,
  service: Service,
  { whole, peakOf }: Record<'whole' | 'peakOf', (name: string) => Promise<number>>,
): Promise<Row[]> {
  const clip = join(service.mediaRoot, 'hd.mp4');
  await film(clip, '1920x1080', 20);
  const hdMemory = await peakOf('hd.mp4');
  const { decode = Number.NaN, service: seen = Number.NaN } = await interleaved(3, {
    decode: () => cpuOfTool(['-i', clip]),
    service: () => whole('hd.mp4'),
  });
  const alike = await sumOf([
    ...[...cheap, ...small].map((filter) => ['-i', clip, '-vf', filter, '-an']),
    ...costly.map((filter) => ['-i', clip, '-vf', `${sampled},${filter}`, '-an']),
    ...sound.map((filter) => ['-i', clip, '-af', filter, '-vn']),
  ]);
  // every frame through every filter takes minutes: four seconds of it stand for the twenty
  const every = 5 * (await sumOf([...costly, 'siti'].map((filter) => ['-t', '4', '-i', clip, '-vf', filter, '-an'])));
  await film(join(service.mediaRoot, 'uhd.mp4'), '3840x2160', 4);
  const uhdMemory = await peakOf('uhd.mp4');
  return [
    { what: '20 s of 1080p30: decoding alone', value: decode, unit: 's CPU' },
    atMost('20 s of 1080p30: everything depth full sees', seen, 's CPU', 'decoding alone', seen / decode, 2.5),
    atLeast('one process a filter, same coverage', alike, 'the service', alike / seen, 3),
    atLeast(
      'one process a filter, every frame (4 s measured)',
      alike + every,
      'the service',
      (alike + every) / seen,
      20,
    ),
    atMost('memory of the tool at 1080p', hdMemory / megabyte, 'MB', '512 MB', hdMemory / (512 * megabyte), 1),
    atMost('memory of the tool at 2160p', uhdMemory / megabyte, 'MB', '1.5 GB', uhdMemory / (1536 * megabyte), 1),
    await cancelRow(http, service),
  ];
}

function atLeast(what: string, value: number, peer: string, ratio: number, least: number): Row {
  return {
    what,
    value,
    unit: 's CPU',
    peer: { what: peer, ratio, wanted: `at least ${least}`, holds: ratio >= least },
  };
}

async function analysis(http: HttpCaller, name: string): Promise<Analysis> {
  const request = { file_path: `media/${name}`, depth: 'full', fresh: true, async: true };
  const { id } = JSON.parse((await http.call('POST', '/api/v1/probe/file', 202, request)).toString()) as Analysis;
  for (;;) {
    const now = JSON.parse((await http.call('GET', `/api/v1/probe/analyses/${id}`, 200)).toString()) as Analysis;
    if (now.status === 'completed') return now;
    if (now.status === 'failed') throw new Error(`the analysis of ${name} failed`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** From the request to cancel until no tool of the worker runs any more. */
async function cancelRow(http: HttpCaller, service: Service): Promise<Row> {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const request = { file_path: 'media/hd.mp4', depth: 'full', fresh: true, async: true };
    const { id } = JSON.parse((await http.call('POST', '/api/v1/probe/file', 202, request)).toString()) as Analysis;
    await service.until(() => Promise.resolve(toolsOf(service.pidOf('worker')).includes('ffmpeg')));
    const began = performance.now();
    await http.call('POST', `/api/v1/probe/analyses/${id}/cancel`, 200);
    await service.until(() => Promise.resolve(!toolsOf(service.pidOf('worker')).includes('ffmpeg')));
    times.push((performance.now() - began) / 1000);
  }
  return atMost('cancelled until the tool is gone', median(times), 's', '2 s', median(times) / 2, 1);
}

/** Beside everything else: while nothing is heard, a connection that the service closed would be asked again. */
async function film(path: string, size: string, seconds: number): Promise<void> {
  const noise = `noise=alls=6:allf=t`;
  await execute('ffmpeg', [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', `testsrc2=s=${size}:r=30:d=${seconds},${noise}`],
    ...['-f', 'lavfi', '-i', `anoisesrc=a=0.1:r=48000:d=${seconds},pan=stereo|c0=c0|c1=c0`],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-b:v', '8M', '-pix_fmt', 'yuv420p', '-c:a', 'aac', path],
  ]);
}

async function sumOf(runs: readonly string[][]): Promise<number> {
  let sum = 0;
  for (const run of runs) sum += await cpuOfTool(run);
  return sum;
}

/** CPU seconds of one run of the tool, with one thread as the service gives it. */
async function cpuOfTool(args: readonly string[]): Promise<number> {
  const command = [
    testFfmpeg(),
    '-v',
    'error',
    '-nostdin',
    '-threads',
    '1',
    '-filter_threads',
    '1',
    ...args,
    '-f',
    'null',
    '-',
  ];
  const { stderr } = await execute('bash', ['-c', `TIMEFORMAT='cpu %U %S'; time "$@"`, 'bash', ...command], {
    maxBuffer: 64 * megabyte,
  });
  const [, user, system] = /cpu ([\d.]+) ([\d.]+)/.exec(stderr) ?? [];
  return Number(user) + Number(system);
}

/** CPU seconds so far of a worker, of the process that starts its tools, and of all tools that have ended: box and parsers included. */
function cpuBelow(worker: number): number {
  const children = readFileSync(`/proc/${worker}/task/${worker}/children`, 'utf8').split(' ').filter(Boolean);
  const ticks = [worker, ...children.map(Number)].map((pid) =>
    statOf(pid)
      .slice(11, 15)
      .reduce((sum, field) => sum + Number(field), 0),
  );
  return ticks.reduce((sum, of) => sum + of, 0) / clockTicks;
}

function statOf(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** Names of the processes below a process. */
function toolsOf(root: number): string[] {
  const parents = new Map<number, number>();
  const names = new Map<number, string>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      parents.set(Number(name), Number(statOf(Number(name))[1]));
      names.set(Number(name), readFileSync(`/proc/${name}/comm`, 'utf8').trim());
    } catch {
      // it ended while the list was read
    }
  }
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && parent > 1 && (parent === root || isBelow(parent));
  };
  return [...names].filter(([pid]) => isBelow(pid)).map(([, name]) => name);
}
