import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { makeClip } from '../support/media';
import { Service } from '../support/service';
import type { Stores } from '../support/stores';
import { addedTimes } from './added-times';
import { durableQueueBench } from './durable-queue';
import { HttpCaller } from './http-caller';
import { atMost, median, rateOf, residentBytes, type Row, within } from './measure';

const queued = 10_000;
const step = 500;
/** MB by which no other than a whole collection lessens what is resident. */
const collected = 20;
/** 5 ms on the machine the limit was set on, whose distribution ffprobe took 60 to 74 ms. */
const share = 0.075;

/** What it costs that work is never lost: beside the same pipeline called directly, in memory of a long queue, and until a follower is told. */
export async function queueBench(service: Service, http: HttpCaller, stores: Stores): Promise<Row[]> {
  return [
    ...(await addedBench(service, http, stores)),
    ...(await durableQueueBench()),
    await longQueueBench(stores),
    ...(await followerBench(service)),
  ];
}

/** The pipeline behind row, bell, lease and word beside the same pipeline called directly, in the same minute; and the whole HTTP call. */
async function addedBench(service: Service, http: HttpCaller, stores: Stores): Promise<Row[]> {
  const { alone, queue, whole, distribution } = await addedTimes(service, http, stores);
  return [
    { what: 'pipeline called directly, p50', value: alone, unit: 'ms' },
    { what: 'through the queue, p50', value: queue, unit: 'ms' },
    { what: 'through HTTP and the queue, p50', value: whole, unit: 'ms' },
    within('the queue adds, p50', queue - alone, 'ms', 5),
    { what: 'distribution ffprobe meanwhile, p50', value: distribution, unit: 'ms' },
    atMost(
      'the queue adds, in the share of this machine',
      queue - alone,
      'ms',
      'distribution ffprobe',
      (queue - alone) / distribution,
      share,
    ),
  ];
}

/** With no worker: nothing is taken away again. */
async function longQueueBench(stores: Stores): Promise<Row> {
  const service = await Service.start('bench-queue', {
    stores,
    workers: 0,
    environment: { RATE_LIMIT_PER_MINUTE: '100000000' },
  });
  const http = new HttpCaller(service.baseUrl, { 'x-api-key': service.apiKey });
  try {
    makeClip(service.mediaRoot, 'audio.wav');
    const submit = () => http.call('POST', '/api/v1/probe/file', 202, { file_path: 'media/audio.wav', async: true });
    const add = (count: number) => rateOf(count, 8, submit);
    const api = () => residentBytes(service.pidOf('api')) / 1024 ** 2;
    // What any traffic costs is not the queue's: the heap has grown to its working size before.
    await add(2_000);
    const before = await behindCollection(api, add);
    await add(queued);
    const grown = (await behindCollection(api, add)) - before;
    return within(`${queued} queued jobs, memory added to the API, behind a collection`, grown, 'MB', 64);
  } finally {
    http.close();
    await service.stop();
  }
}

/**
 * Resident MB behind a collection of V8's whole heap, which comes when it likes: until then what is only waiting for it counts, tens of MB.
 * Adds jobs until it comes, or as many as are measured.
 */
async function behindCollection(resident: () => number, add: (jobs: number) => Promise<unknown>): Promise<number> {
  let most = resident();
  for (let added = 0; added < queued; added += step) {
    await add(step);
    const now = resident();
    if (now < most - collected) return now;
    most = Math.max(most, now);
  }
  return most;
}

/** From the moment an event stands in the stream until its follower has it, of a job that decodes. */
async function followerBench(service: Service): Promise<Row[]> {
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=640x360:r=25:d=180', '-c:v', 'libx264', '-preset', 'ultrafast'];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...picture, join(service.mediaRoot, 'long.mp4')]);
  const { body } = await service.post<{ id: string }>('/api/v1/probe/file', {
    file_path: 'media/long.mp4',
    depth: 'full',
    async: true,
    fresh: true,
  });
  const reply = await service.fetch(`/api/v1/probe/analyses/${body.id}/events`);
  const late: number[] = [];
  for await (const chunk of reply.body as unknown as AsyncIterable<Uint8Array>) {
    const now = Date.now();
    // The stream's ids are the clock of Redis, which is this machine's.
    for (const [, told] of Buffer.from(chunk)
      .toString('utf8')
      .matchAll(/^id: (\d+)-/gm))
      late.push(now - Number(told));
  }
  // What was told before the follower came is not late.
  const fresh = late.slice(2);
  return [
    { what: `an event until its follower has it, p50 of ${fresh.length}`, value: median(fresh), unit: 'ms' },
    within('an event until its follower has it, slowest', Math.max(...fresh), 'ms', 250),
  ];
}
