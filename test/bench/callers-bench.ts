import { makeClip } from '../support/media';
import { Service } from '../support/service';
import type { Stores } from '../support/stores';
import { BareRoute } from './bare-route';
import { boxed, staticFfprobe } from './floors';
import { HttpCaller } from './http-caller';
import { interleaved, rateOf, type Row } from './measure';
import { against } from './probe-bench';

const counts = [1, 8, 64] as const;
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3);

type Call = () => Promise<unknown>;

/** What 1, 8 and 64 callers at once get: beside a floor with as many callers where there is one, else beside fewer callers. */
export async function callersBench(
  service: Service,
  http: HttpCaller,
  { clip, large, stores }: { clip: string; large: string; stores: Stores },
): Promise<Row[]> {
  return [
    ...(await probes(http, clip)),
    ...(await cachedGets(http, large, service.environment['REDIS_URL'] ?? '')),
    ...(await submits(stores)),
  ];
}

function probes(http: HttpCaller, clip: string): Promise<Row[]> {
  const body = { file_path: `media/${clip.split('/').at(-1)}`, depth: 'quick', fresh: true };
  const probe = () => http.call('POST', '/api/v1/probe/file', 200, body);
  const floor = { what: 'boxed floor', call: boxed(staticFfprobe, clip), least: 0.6 };
  return besideFloor('POST /probe/file', probe, floor, 200);
}

async function cachedGets(http: HttpCaller, id: string, redisUrl: string): Promise<Row[]> {
  const path = `/api/v1/probe/analyses/${id}`;
  const body = await http.call('GET', path, 200);
  const bare = await BareRoute.open(redisUrl, body);
  const floor = { what: 'bare route', call: bare.get, least: 0.5 };
  try {
    const what = `cached GET of ${Math.round(body.length / 1024)} KB`;
    return await besideFloor(what, () => http.call('GET', path, 200), floor, 2000);
  } finally {
    await bare.close();
  }
}

/** With no worker: what is measured is to accept, not to work. */
async function submits(stores: Stores): Promise<Row[]> {
  const service = await Service.start('bench-callers', {
    stores,
    workers: 0,
    environment: { RATE_LIMIT_PER_MINUTE: '100000000' },
  });
  const http = new HttpCaller(service.baseUrl, { 'x-api-key': service.apiKey });
  try {
    makeClip(service.mediaRoot, 'audio.wav');
    const body = { file_path: 'media/audio.wav', async: true, fresh: true };
    const submit = () => http.call('POST', '/api/v1/probe/file', 202, body);
    await rateOf(500, 8, submit);
    const rates = await interleaved(
      rounds,
      Object.fromEntries(counts.map((count) => [String(count), () => rateOf(600, count, submit)])),
    );
    const rate = (count: number) => rates[String(count)] ?? NaN;
    const beside = (count: number, fewer: number, least: number) =>
      against(named('async submit', count), rate(count), '/s', named('', fewer), rate(count) / rate(fewer), least);
    return [
      { what: named('async submit', 1), value: rate(1), unit: '/s' },
      beside(8, 1, 1.2),
      // More callers than help: none of the rate may be lost to them.
      beside(64, 8, 0.9),
    ];
  } finally {
    http.close();
    await service.stop();
  }
}

/** Both with each number of callers, in interleaved rounds. */
async function besideFloor(
  what: string,
  call: Call,
  floor: { what: string; call: Call; least: number },
  calls: number,
): Promise<Row[]> {
  await rateOf(calls / 2, 8, call);
  const rates = await interleaved(
    rounds,
    Object.fromEntries(
      counts.flatMap((count) => [
        [`${count}`, () => rateOf(calls, count, call)],
        [`floor ${count}`, () => rateOf(calls, count, floor.call)],
      ]),
    ),
  );
  return counts.map((count) => {
    const rate = rates[`${count}`] ?? NaN;
    return against(named(what, count), rate, '/s', floor.what, rate / (rates[`floor ${count}`] ?? NaN), floor.least);
  });
}

function named(what: string, count: number): string {
  return `${what}${what && ', '}${count} ${count === 1 ? 'caller' : 'callers'}`;
}
