import { errorKind } from '@app/errors';
import type { Metrics } from '@app/telemetry';
import type { FastifyInstance } from 'fastify';

const overloaded = errorKind<{ limit: number }>(
  'OVERLOADED',
  'unavailable',
  (d) =>
    `This process serves ${d.limit} requests already and takes no more until some have ended. Try again as Retry-After says.`,
);
const retryAfterSec = 1;

/** Watchers must be answered when nobody else is; a stream of events only waits, and is bounded by its own rules. */
export const uncounted = /^\/(?:health|metrics)(?:\/|$)|\/events$/;

/** Refuses what comes while `limit` requests are being served: waiting in memory helps nobody, and another process may have room. */
export function boundInFlight(fastify: FastifyInstance, limit: number, metrics: Pick<Metrics, 'refusedForLoad'>): void {
  let inFlight = 0;
  fastify.addHook('onRequest', (request, reply, done) => {
    if (uncounted.test(request.routeOptions.url ?? '')) return done();
    if (inFlight >= limit) {
      metrics.refusedForLoad('in_flight');
      return done(overloaded({ limit }, { retryAfterSec }));
    }
    inFlight += 1;
    // Fastify's onResponse is not called for a caller who left; a response always closes.
    reply.raw.once('close', () => (inFlight -= 1));
    done();
  });
}
