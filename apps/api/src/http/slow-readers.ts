import type { FastifyInstance } from 'fastify';

/** The system tells of what was taken once a third of its buffer is free, 1.3 MB at most: this lets 8 KB/s be enough. */
const unreadMs = 180_000;

/**
 * Ends connections that take nothing of their reply for a while: a caller who asks and does not read would hold the reply, its place among
 * those that are served, and the file it is read from for ever. How long the work takes, or the body, is none of this.
 * @param idleMs without a single byte taken
 */
export function endUnreadReplies(fastify: FastifyInstance, idleMs = unreadMs): void {
  fastify.addHook('onRequest', ({ raw: { socket } }, reply, done) => {
    // Node's timer of the socket starts anew with every byte that is written or comes.
    reply.raw.setTimeout(idleMs, () => {
      if (socket.writableLength > 0) socket.destroy();
    });
    done();
  });
}
