import { execFile } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { basename, join } from 'node:path';
import { libvmafMissing } from '../support/media-tools';
import type { Service } from '../support/service';
import type { HttpCaller } from './http-caller';
import { atMost, type Row } from './measure';
import { peer, peerTool, peerVersion, runPeer, three } from './quality-peer';

const gigabyte = 1024 ** 3;
/** Waiting for it leaves the connections to the service alive. */
const run = promisify(execFile);

interface Rung {
  id: string;
  status: string;
  validity: { valid: boolean } | null;
  engine: { cpu_seconds: number | null; peak_memory_bytes: number | null; measured_together?: number } | null;
}

interface Cost {
  cpu: number;
  wall: number;
  memory: number;
  together: number;
}

interface Compared {
  singles: Cost;
  ladder: Cost;
  /** Seconds of the peer for all rungs, one by one; null without it. */
  theirs: number | null;
}

/** Rungs of one reference: all in one request beside one request each, of grainy pictures, which are dear to decode. */
export async function ladderBench(http: HttpCaller, service: Service): Promise<Row[]> {
  const missing = libvmafMissing();
  if (missing !== null) {
    console.log(`section ladder is skipped: ${missing}\n`);
    return [];
  }
  const hd = await besideSingles(http, service, 'hd', { size: '1920x1080', seconds: 4, rungs: [1080, 720, 480, 360] });
  const uhd = await besideSingles(http, service, 'uhd', { size: '3840x2160', seconds: 1, rungs: [2160, 1080, 720] });
  const one = (cost: Cost) => cost.memory / 1024 ** 2;
  return [
    { what: '4 s of 1080p30 against four rungs, one by one', value: hd.singles.cpu, unit: 's CPU' },
    atMost('the same as a ladder', hd.ladder.cpu, 's CPU', 'one by one', hd.ladder.cpu / hd.singles.cpu, 0.85),
    atMost('the same as a ladder', hd.ladder.wall, 's', 'one by one', hd.ladder.wall / hd.singles.wall, 0.9),
    ...besidePeer(hd),
    { what: 'measured in one run', value: hd.ladder.together, unit: 'rungs' },
    { what: 'memory of one', value: one(hd.singles), unit: 'MB' },
    atMost('memory of the ladder', one(hd.ladder), 'MB', '1 GB', hd.ladder.memory / gigabyte, 1),
    { what: '1 s of 2160p30 HEVC against three rungs, one by one', value: uhd.singles.cpu, unit: 's CPU' },
    atMost('the same as a ladder', uhd.ladder.cpu, 's CPU', 'one by one', uhd.ladder.cpu / uhd.singles.cpu, 1),
    ...besidePeer(uhd),
    { what: 'measured in one run', value: uhd.ladder.together, unit: 'rungs' },
    { what: 'memory of one', value: one(uhd.singles), unit: 'MB' },
    atMost('memory of the ladder', one(uhd.ladder), 'MB', '3 GB', uhd.ladder.memory / (3 * gigabyte), 1),
  ];
}

function besidePeer({ theirs, ladder }: Compared): Row[] {
  if (theirs === null) return [];
  const ratio = theirs / ladder.wall;
  const beside = { what: 'the ladder, aligned', ratio, wanted: 'at least 1.5', holds: ratio >= 1.5 };
  return [{ what: `${peer} ${peerVersion}, the same one by one`, value: theirs, unit: 's', peer: beside }];
}

async function besideSingles(
  http: HttpCaller,
  { mediaRoot }: Service,
  name: string,
  made: { size: string; seconds: number; rungs: readonly number[] },
): Promise<Compared> {
  const files = await make(mediaRoot, name, made);
  const reference = `media/ladder-${name}.mp4`;
  const singles: Cost[] = [];
  for (const file of files) singles.push(await cost(http, reference, [file]));
  const ladder = await cost(http, reference, files);
  const sum = (of: 'cpu' | 'wall') => singles.reduce((total, single) => total + single[of], 0);
  const memory = Math.max(...singles.map((single) => single.memory));
  const tool = peerTool();
  const pathOf = (file: string) => join(mediaRoot, basename(file));
  let theirs: number | null = tool === null ? null : 0;
  for (const file of tool === null ? [] : files)
    theirs = (theirs ?? 0) + (await runPeer(tool ?? '', { distorted: pathOf(file), reference: pathOf(reference) }));
  return { theirs, singles: { cpu: sum('cpu'), wall: sum('wall'), memory, together: 1 }, ladder };
}

async function cost(http: HttpCaller, reference: string, files: readonly string[]): Promise<Cost> {
  const began = performance.now();
  const body = {
    reference: { file_path: reference },
    distorted: files.map((path) => ({ file_path: path })),
    metrics: three,
    fresh: true,
  };
  const asked = await http.call('POST', '/api/v1/quality/compare', 202, body);
  const { items } = JSON.parse(asked.toString()) as { items: Rung[] };
  const ended = await Promise.all(items.map(({ id }) => endOf(http, id)));
  const engines = ended.map(({ engine }) => engine);
  return {
    cpu: engines.reduce((total, engine) => total + (engine?.cpu_seconds ?? Number.NaN), 0),
    wall: (performance.now() - began) / 1000,
    memory: Math.max(...engines.map((engine) => engine?.peak_memory_bytes ?? 0)),
    together: Math.max(...engines.map((engine) => engine?.measured_together ?? 1)),
  };
}

async function endOf(http: HttpCaller, id: string): Promise<Rung> {
  for (;;) {
    const now = JSON.parse((await http.call('GET', `/api/v1/quality/comparisons/${id}`, 200)).toString()) as Rung;
    if (now.status === 'completed' && now.validity?.valid === true) return now;
    if (['failed', 'completed', 'cancelled'].includes(now.status))
      throw new Error(`a rung gave no score: ${now.status}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A grainy picture and encodes of it. @returns the rungs' paths */
async function make(
  folder: string,
  name: string,
  { size, seconds, rungs }: { size: string; seconds: number; rungs: readonly number[] },
): Promise<string[]> {
  const reference = join(folder, `ladder-${name}.mp4`);
  const source = `testsrc2=s=${size}:r=30:d=${seconds},noise=alls=6:allf=t`;
  const codec = name === 'uhd' ? '-c:v libx265 -preset ultrafast' : '-c:v libx264 -preset veryfast';
  const ffmpeg = (words: string, output: string) => run('ffmpeg', [...`-v error -y ${words}`.split(' '), output]);
  await ffmpeg(`-f lavfi -i ${source} ${codec} -crf 20 -pix_fmt yuv420p`, reference);
  const paths: string[] = [];
  for (const height of rungs) {
    const path = `ladder-${name}-${height}.mp4`;
    const encode = `-vf scale=-2:${height}:flags=bicubic -c:v libx264 -preset veryfast -crf 32 -pix_fmt yuv420p`;
    await ffmpeg(`-i ${reference} ${encode}`, join(folder, path));
    paths.push(`media/${path}`);
  }
  return paths;
}
