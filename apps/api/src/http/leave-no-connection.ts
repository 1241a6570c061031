import type { FastifyInstance } from 'fastify';
import type { Socket } from 'node:net';

const lookEveryMs = 50;
/** For whoever has just come: what they are about to ask is still answered. */
const silenceMs = 2_000;

/**
 * While the server closes, a connection whose last reply is out is closed too, and so is one that never asked anything, which Node takes
 * for busy: kept alive it would hold up the end of the process until its client lets go.
 */
export function leaveNoConnection(fastify: FastifyInstance): void {
  let timer: NodeJS.Timeout | undefined;
  const silent = new Set<Socket>();
  fastify.server.on('connection', (socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  fastify.server.on('request', ({ socket }) => silent.delete(socket));
  fastify.addHook('preClose', (done) => {
    const since = performance.now();
    timer = setInterval(() => {
      fastify.server.closeIdleConnections();
      if (performance.now() - since > silenceMs) for (const socket of silent) socket.destroy();
    }, lookEveryMs);
    done();
  });
  fastify.server.once('close', () => clearInterval(timer));
}
