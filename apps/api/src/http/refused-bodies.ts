import type { FastifyRequest } from 'fastify';
import { analyzeUrl } from './item-lists';
import { writtenBodyOf } from './written-body';

/** Why a body of another kind is not taken, and which the route takes. */
export function typeRefused(request: FastifyRequest): string {
  const sent = request.headers['content-type']?.slice(0, 100) ?? 'no content type';
  return `The body is sent as ${sent}; send ${typesTaken(request)}.`;
}

function typesTaken(request: FastifyRequest): string {
  const { url } = request.routeOptions;
  if (url === analyzeUrl) return 'application/json, or a list of items as text/csv or application/x-ndjson';
  if (url === '/api/v1/uploads') return 'multipart/form-data with a file';
  if (url === '/api/v1/probe/file') return 'application/json, or multipart/form-data with a file';
  return writtenBodyOf(request) ? 'application/json or application/yaml' : 'application/json';
}

/** Why a body is not read to its end, and how large one may be. */
export const sizeRefused = (request: FastifyRequest): string =>
  `The body is larger than the ${request.routeOptions.bodyLimit} bytes this route takes. Send less at once.`;
