import type { FastifyInstance, FastifyRequest } from 'fastify';

const csv = 'text/csv';
const ndjson = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];
const analyzeUrl = '/api/v1/batch/analyze';
const jsonBytes = 32 * 1024 * 1024;

/** Lets lists of items through untouched, to be read as they arrive, and a JSON body be as large as ten thousand items are. */
export function acceptItemLists(fastify: FastifyInstance): void {
  fastify.addContentTypeParser([csv, ...ndjson], (_request, _body, done) => done(null));
  fastify.addHook('onRoute', (route) => {
    if (route.url === analyzeUrl) route.bodyLimit = jsonBytes;
  });
}

/** Whether the body is a list of items that streams in. */
export function listFormat(request: FastifyRequest): 'csv' | 'ndjson' | null {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === csv) return 'csv';
  return ndjson.includes(type) ? 'ndjson' : null;
}
