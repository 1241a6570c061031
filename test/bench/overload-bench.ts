import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { Service } from '../support/service';
import type { Stores } from '../support/stores';
import { percentile, type Row } from './measure';

const inFlight = 64;
const callers = 512;
/** A refused caller's patience; Retry-After asks for more. */
const patienceMs = 100;
const path = '/api/v1/probe/analyses?limit=20';

interface Seen {
  /** milliseconds of each call that was answered 200, in order */
  served: number[];
  refused: number;
  other: number;
  seconds: number;
}

/** Eight times as many callers as a process may serve at once: who is served is served as fast as ever, the others are told to come again. */
export async function overloadBench(stores: Stores): Promise<Row[]> {
  const service = await Service.start('bench-overload', {
    stores,
    environment: { RATE_LIMIT_PER_MINUTE: '100000000', MAX_REQUESTS_IN_FLIGHT: String(inFlight) },
  });
  const agent = new Agent({ keepAlive: true });
  const call = () =>
    new Promise<number>((resolve) => {
      const headers = { 'x-api-key': service.apiKey };
      request(service.baseUrl + path, { agent, headers }, (reply) => {
        reply.resume().on('end', () => resolve(reply.statusCode ?? 0));
      })
        .on('error', () => resolve(0))
        .end();
    });
  try {
    await flood(call, 16, 2);
    const easy = await flood(call, inFlight / 2, 4);
    const hard = await flood(call, callers, 8);
    const rate = (seen: Seen) => seen.served.length / seen.seconds;
    const ratio = rate(hard) / rate(easy);
    const late = percentile(hard.served, 0.95);
    return [
      { what: `list of 20, ${inFlight / 2} callers`, value: rate(easy), unit: '/s' },
      {
        what: `the same, ${callers} callers, ${inFlight} in flight allowed: served`,
        value: rate(hard),
        unit: '/s',
        peer: { what: 'unhurried rate', ratio, wanted: 'at least 0.6', holds: ratio >= 0.6 },
      },
      {
        what: 'p95 of those served',
        value: late,
        unit: 'ms',
        peer: { what: '1000 ms', ratio: late / 1000, wanted: 'at most 1 s', holds: late <= 1000 },
      },
      { what: 'refused with 503', value: hard.refused / hard.seconds, unit: '/s' },
      {
        what: 'answered otherwise, or not at all',
        value: hard.other,
        unit: '',
        peer: { what: 'none', ratio: hard.other, wanted: 'none', holds: hard.other === 0 },
      },
    ];
  } finally {
    agent.destroy();
    await service.stop();
  }
}

async function flood(call: () => Promise<number>, count: number, seconds: number): Promise<Seen> {
  const seen: Seen = { served: [], refused: 0, other: 0, seconds };
  const end = performance.now() + seconds * 1000;
  const caller = async () => {
    while (performance.now() < end) {
      const began = performance.now();
      const status = await call();
      if (status === 200) seen.served.push(performance.now() - began);
      else if (status === 503) {
        seen.refused += 1;
        await delay(patienceMs);
      } else seen.other += 1;
    }
  };
  await Promise.all(Array.from({ length: count }, caller));
  return seen;
}
