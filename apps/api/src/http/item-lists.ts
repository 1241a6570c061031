import { errorKind } from '@app/errors';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const csv = 'text/csv';
const ndjson = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];
export const analyzeUrl = '/api/v1/batch/analyze';
const jsonBytes = 32 * 1024 * 1024;

const listNotExpected = errorKind(
  'UNSUPPORTED_MEDIA_TYPE',
  'unsupported-media-type',
  () => 'This route takes no list of items; send application/json.',
);

/** Lets lists of items through untouched, to be read as they arrive, and a JSON body be as large as ten thousand items are. */
export function acceptItemLists(fastify: FastifyInstance): void {
  fastify.addContentTypeParser([csv, ...ndjson], (request, _body, done) => {
    if (request.routeOptions.url === analyzeUrl) done(null);
    else done(listNotExpected({}));
  });
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
