import { errorKind } from '@app/errors';
import type { Metrics } from '@app/telemetry';
import type { FastifyInstance } from 'fastify';
import { uncounted } from './in-flight';
import { isKeptPage } from './kept-pages';

/** Of smaller ones as many as are served at once may wait. */
const largeBytes = 64 * 1024;
const mostUnreadBytes = 256 * 1024 * 1024;

const overloaded = errorKind(
  'OVERLOADED',
  'unavailable',
  () => 'This process holds as many large replies as it may that nobody has read yet. Try again as Retry-After says.',
);
const retryAfterSec = 5;
/** What the handler said of its reply is not true of the refusal. */
const ofTheReply = ['content-length', 'content-disposition', 'etag', 'last-modified', 'cache-control'];

/**
 * Refuses a large reply while others hold as much memory as replies may, until they are read or cut off: an analysis may be megabytes,
 * and whoever asks a thousand times and reads nothing would end the process. One is always sent.
 * Streams wait where they come from, and the pages that are kept are there once.
 */
export function boundUnreadBytes(
  fastify: FastifyInstance,
  metrics: Pick<Metrics, 'refusedForLoad'>,
  most = mostUnreadBytes,
): void {
  let unread = 0;
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const bytes = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.length : 0;
    const { url = '' } = request.routeOptions;
    // Whoever left while the reply was made has had its `close`, and holds nothing.
    if (bytes < largeBytes || uncounted.test(url) || isKeptPage(url) || reply.raw.destroyed) return done();
    if (unread > 0 && unread + bytes > most) {
      metrics.refusedForLoad('unread');
      for (const name of ofTheReply) void reply.removeHeader(name);
      return done(overloaded({}, { retryAfterSec }));
    }
    unread += bytes;
    reply.raw.once('close', () => (unread -= bytes));
    done();
  });
}
