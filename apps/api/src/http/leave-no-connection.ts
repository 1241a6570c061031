import type { FastifyInstance } from 'fastify';

const lookEveryMs = 50;

/**
 * While the server closes, a connection whose last reply is out is closed too: kept alive it would hold up the end of the process until
 * its client lets go.
 */
export function leaveNoConnection(fastify: FastifyInstance): void {
  let timer: NodeJS.Timeout | undefined;
  fastify.addHook('preClose', (done) => {
    timer = setInterval(() => fastify.server.closeIdleConnections(), lookEveryMs);
    done();
  });
  fastify.server.once('close', () => clearInterval(timer));
}
