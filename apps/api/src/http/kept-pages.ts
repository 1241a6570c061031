import type { FastifyInstance } from 'fastify';

/** Large, the same for everybody, and asked for without credentials. */
const kept: ReadonlySet<string> = new Set(['/api/docs-json', '/api/docs-yaml', '/api/docs/swagger-ui-init.js']);

/** Whether a reply of this route is the one all others of it share. */
export const isKeptPage = (url: string): boolean => kept.has(url);

interface Page {
  type: string;
  body: Buffer;
}

/**
 * The document of the API is written once, and sent from one memory to however many ask: writing it costs half a second as YAML, and each
 * reply would hold half a megabyte of its own until it is read.
 */
export function keepPages(fastify: FastifyInstance): void {
  const pages = new Map<string, Page>();
  fastify.addHook('onRequest', (request, reply, done) => {
    const page = request.method === 'GET' ? pages.get(request.routeOptions.url ?? '') : undefined;
    if (page === undefined) return done();
    void reply.type(page.type).send(page.body);
  });
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const { url = '' } = request.routeOptions;
    if (request.method !== 'GET' || reply.statusCode !== 200 || typeof payload !== 'string' || !kept.has(url))
      return done();
    const page = { type: String(reply.getHeader('content-type')), body: Buffer.from(payload) };
    pages.set(url, page);
    void reply.header('content-length', page.body.length);
    done(null, page.body);
  });
}
