import { setTimeout as delay } from 'node:timers/promises';
import type { Service } from '../support/service';
import type { HttpCaller } from './http-caller';
import { median, percentile, residentBytes, type Row, slopeOf, within } from './measure';
import { against } from './probe-bench';
import { type Call, kinds, SoakTraffic, type Traffic } from './soak-traffic';

const megabyte = 1024 ** 2;
/** The rate is told, and compared, in so many parts of the run. */
const parts = 10;
/** Of the run: heaps, pools, prepared statements and compiled code come to their working size. */
const warmUp = 0.2;
/**
 * MB a minute, at a pace of some 5,000 calls a minute: a leak of 200 bytes a call is as much. Less cannot be told from the sawtooth of V8's
 * heap in the eight minutes that ten leave to look at; in runs much shorter heaps still grow to their working size, and miss it for nothing.
 */
const mostGrowth = 1;

interface Memory {
  atSec: number;
  api: number;
  worker: number;
  /** MB of the API's heap in use, what is only waiting to be collected among it */
  heap: number;
}

/** What the API says of its heap. */
async function heapInUse(http: HttpCaller): Promise<number> {
  const { bytes } = await http.ask('GET', '/metrics');
  const used = /^nodejs_heap_size_used_bytes (\S+)$/m.exec(bytes.toString())?.[1];
  return Number(used) / megabyte;
}

/** Mixed traffic at a steady pace for many minutes: what the service does at the end it does as at the start, and it holds on to nothing. */
export async function soakBench(
  service: Service,
  http: HttpCaller,
  { clip, large, minutes }: { clip: string; large: string; minutes: number },
): Promise<Row[]> {
  const seconds = minutes * 60;
  const soak = new SoakTraffic(http, clip, large);
  const memory: Memory[] = [];
  let over = false;
  const watch = async () => {
    const pids = { api: service.pidOf('api'), worker: service.pidOf('worker') };
    let told = 0;
    while (!over) {
      const api = residentBytes(pids.api) / megabyte;
      const worker = residentBytes(pids.worker) / megabyte;
      memory.push({ atSec: soak.nowSec, api, worker, heap: await heapInUse(http) });
      if (soak.nowSec >= ((told + 1) * seconds) / parts) {
        console.log(lineOf(soak.traffic, memory, seconds, told));
        told += 1;
      }
      await delay(1_000);
    }
  };
  await Promise.all([soak.run(seconds).finally(() => (over = true)), watch()]);
  for (const error of soak.traffic.errors.slice(0, 5)) console.log(`error: ${error}`);
  return [
    ...rateRows(soak.traffic, seconds),
    ...kinds.flatMap((kind) =>
      slowerRows(
        kind,
        soak.traffic.calls.filter((call) => call.kind === kind),
        seconds,
      ),
    ),
    ...memoryRows(
      memory.filter(({ atSec }) => atSec >= seconds * warmUp),
      minutes,
    ),
    ...heldRows(
      memory.filter(({ atSec }) => atSec >= seconds * warmUp),
      seconds / parts,
    ),
  ];
}

/** One part of the run, while it goes on. */
function lineOf({ calls, errors, refused }: Traffic, memory: readonly Memory[], seconds: number, part: number): string {
  const times = between(calls, seconds, part / parts, (part + 1) / parts).map(({ ms }) => ms);
  const now = memory.at(-1);
  const [p50, p99] = [median(times).toFixed(1), percentile(times, 0.99).toFixed(1)];
  const rate = ((times.length / seconds) * parts).toFixed(1);
  return [
    `${(((part + 1) * seconds) / parts).toFixed(0)} s: ${rate} calls/s, p50 ${p50} ms, p99 ${p99} ms`,
    `${refused} refused, ${errors.length} errors`,
    `API ${now?.api.toFixed(1)} MB, worker ${now?.worker.toFixed(1)} MB`,
  ].join('; ');
}

function rateRows({ calls, refused, errors }: Traffic, seconds: number): Row[] {
  const rates = Array.from(
    { length: parts },
    (_, part) => (between(calls, seconds, part / parts, (part + 1) / parts).length / seconds) * parts,
  );
  const slowest = Math.min(...rates);
  return [
    {
      what: `mixed traffic over ${seconds / 60} min`,
      value: between(calls, seconds, 0, 1).length / seconds,
      unit: '/s',
    },
    against('slowest tenth of the run', slowest, '/s', 'median tenth', slowest / median(rates), 0.9),
    { what: 'refused with 429 or 503', value: refused, unit: '' },
    {
      what: 'answered otherwise, or not at all',
      value: errors.length,
      unit: '',
      peer: { what: 'none', ratio: errors.length, wanted: 'none', holds: errors.length === 0 },
    },
  ];
}

/** The last third beside the first, of what comes after the warm-up: else whatever grows slower would hide behind a slow start. */
function slowerRows(kind: string, calls: readonly Call[], seconds: number): Row[] {
  const length = (1 - warmUp) / 3;
  const third = (number: number, share: number) => {
    const from = warmUp + number * length;
    const times = between(calls, seconds, from, from + length).map(({ ms }) => ms);
    return percentile(times, share);
  };
  const row = (share: number, most: number): Row => {
    const [first, last] = [third(0, share), third(2, share)];
    return {
      what: `${kind}, p${share * 100} of the last third`,
      value: last,
      unit: 'ms',
      peer: { what: 'first third', ratio: last / first, wanted: `at most ${most}`, holds: last / first <= most },
    };
  };
  return [row(0.5, 1.25), row(0.99, 2)];
}

function memoryRows(memory: readonly Memory[], minutes: number): Row[] {
  const lookedAt = (minutes * (1 - warmUp)).toFixed(1);
  return (['api', 'worker'] as const).flatMap((of) => {
    const name = of === 'api' ? 'API' : of;
    const slope = slopeOf(memory.map((sample) => ({ x: sample.atSec / 60, y: sample[of] })));
    return [
      { what: `${name} memory, median`, value: median(memory.map((sample) => sample[of])), unit: 'MB' },
      within(`${name} memory, slope of the last ${lookedAt} min`, slope, 'MB/min', mostGrowth),
    ];
  });
}

/**
 * What the API holds on to: the least of its heap in use in each part of the run is what was left behind a collection. Resident memory
 * rises and falls with how long V8 and the allocator leave garbage lying, over times longer than the run.
 */
function heldRows(memory: readonly Memory[], partSec: number): Row[] {
  const least = new Map<number, number>();
  for (const { atSec, heap } of memory) {
    const part = Math.floor(atSec / partSec);
    least.set(part, Math.min(heap, least.get(part) ?? Infinity));
  }
  const slope = slopeOf([...least].map(([part, heap]) => ({ x: (part * partSec) / 60, y: heap })));
  return [
    { what: 'API heap behind a collection, median', value: median([...least.values()]), unit: 'MB' },
    within('API heap behind a collection, slope', slope, 'MB/min', mostGrowth),
  ];
}

function between(calls: readonly Call[], seconds: number, from: number, to: number): Call[] {
  return calls.filter(({ atSec }) => atSec >= from * seconds && atSec < to * seconds);
}
