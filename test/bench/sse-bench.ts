import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Service } from '../support/service';
import type { Stores } from '../support/stores';
import { type Followed, EventFollower } from './event-follower';
import { HttpCaller } from './http-caller';
import { median, percentile, residentBytes, type Row, within } from './measure';
import { against } from './probe-bench';

const clients = Number(process.env['BENCH_SSE_CLIENTS'] ?? 500);
/** As many as two cores decode at once. */
const jobs = 2;
const seconds = Number(process.env['BENCH_SSE_SECONDS'] ?? 600);

/**
 * Many clients follow running jobs that decode, through one API: every client gets every event once, in order, and its job's end.
 * A first crowd that follows short jobs grows the heap to its working size; the second is measured.
 */
export async function sseBench(stores: Stores): Promise<Row[]> {
  const service = await Service.start('bench-sse', {
    stores,
    environment: { RATE_LIMIT_PER_MINUTE: '100000000', WORKER_HEAVY_CONCURRENCY: String(jobs) },
  });
  const http = new HttpCaller(service.baseUrl, { 'x-api-key': service.apiKey });
  try {
    film(join(service.mediaRoot, 'short.mp4'), seconds / 10);
    film(join(service.mediaRoot, 'long.mp4'), seconds);
    await crowd(service, http, 'short.mp4');
    const pid = service.pidOf('api');
    const before = residentBytes(pid);
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, residentBytes(pid))), 100);
    const followed = await crowd(service, http, 'long.mp4').finally(() => clearInterval(watch));
    return rowsOf(followed, (peak - before) / 1024 ** 2);
  } finally {
    http.close();
    await service.stop();
  }
}

function rowsOf(followed: readonly Followed[], grown: number): Row[] {
  const lateness = followed.flatMap(({ late }) => late);
  const ends = followed.flatMap(({ endLate }) => endLate ?? []);
  const ended = followed.filter(({ end }) => end === 'completed').length;
  const whole = followed.filter(({ inOrder, events }) => inOrder && events.size > 0);
  const most = new Map<string, number>();
  for (const { jobId, events } of whole) most.set(jobId, Math.max(most.get(jobId) ?? 0, events.size));
  const complete = whole.filter(({ jobId, events }) => events.size === most.get(jobId)).length;
  return [
    against(`${clients} clients of ${jobs} jobs: told the end`, ended, '', 'all', ended / clients, 1),
    against('told every event, once and in order', complete, '', 'all', complete / clients, 1),
    { what: `an event until a client has it, p50 of ${lateness.length}`, value: median(lateness), unit: 'ms' },
    within('an event until a client has it, p95', percentile(lateness, 0.95), 'ms', 250),
    // A stream looks by itself so often: later than a lost word costs is too late.
    within('an event until a client has it, slowest', percentile(lateness, 1), 'ms', 2_000),
    within('the end until a client has it, slowest', percentile(ends, 1), 'ms', 2_000),
    within('API memory growth meanwhile', grown, 'MB', 64),
  ];
}

/** Starts the jobs, lets every client in while they run, and waits for the last end. */
async function crowd(service: Service, http: HttpCaller, name: string): Promise<Followed[]> {
  const request = { file_path: `media/${name}`, depth: 'full', fresh: true, async: true };
  const ids: string[] = [];
  for (let job = 0; job < jobs; job += 1) {
    const reply = await http.call('POST', '/api/v1/probe/file', 202, request);
    ids.push((JSON.parse(reply.toString()) as { id: string }).id);
  }
  const follower = new EventFollower(service.baseUrl, service.apiKey);
  try {
    const following: Promise<Followed>[] = [];
    for (let client = 0; client < clients; client += 1) {
      following.push(follower.follow(ids[client % jobs] ?? ''));
      // Nobody's five hundred clients come within one millisecond.
      if (client % 10 === 9) await delay(5);
    }
    return await Promise.all(following);
  } finally {
    follower.close();
  }
}

function film(path: string, lasting: number): void {
  const picture = ['-f', 'lavfi', '-i', `testsrc2=s=320x180:r=25:d=${lasting}`, '-c:v', 'libx264'];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...picture, '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', path]);
}
