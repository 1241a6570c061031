import type { FastifyInstance, FastifyRequest } from 'fastify';
import { listFormat } from './item-lists';
import { isMultipart } from './multipart';

const headersWithinMs = 20_000;
const bodyWithinMs = 30_000;
const uploadIdleMs = 60_000;
const mostConnections = 10_000;

/**
 * Node's own limits cut slow large uploads and leave connections unlimited. Here a body has its time, an upload may take as long as
 * bytes keep coming, and headers may not drip.
 */
export function boundSlowRequests(fastify: FastifyInstance): void {
  fastify.server.headersTimeout = headersWithinMs;
  fastify.server.maxConnections = mostConnections;
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (request.raw.headers['content-length'] !== undefined || request.raw.headers['transfer-encoding'] !== undefined)
      bound(request);
    done();
  });
}

function bound(request: FastifyRequest): void {
  const { raw } = request;
  const cut = () => raw.destroy(new Error('the body came too slowly'));
  let timer = setTimeout(cut, isUpload(request) ? uploadIdleMs : bodyWithinMs);
  const stop = () => clearTimeout(timer);
  if (isUpload(request)) {
    let seenBytes = raw.socket.bytesRead;
    const idle = () => {
      if (raw.socket.bytesRead === seenBytes) cut();
      else {
        seenBytes = raw.socket.bytesRead;
        timer = setTimeout(idle, uploadIdleMs);
      }
    };
    clearTimeout(timer);
    timer = setTimeout(idle, uploadIdleMs);
  }
  raw.once('end', stop).once('close', stop);
}

/** Bodies that are read as they arrive. */
function isUpload(request: FastifyRequest): boolean {
  return isMultipart(request) || listFormat(request) !== null;
}
