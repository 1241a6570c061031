import { AppError } from '@app/errors';
import type { ByteRange } from '@app/storage';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The range a request asks for of a content, null for the whole of it; a range that is only wanted of another version is not taken
 * (RFC 9110, 13.1.5). A refusal tells the size.
 * @throws AppError RANGE_NOT_SATISFIABLE
 */
export function askedRange(
  { headers }: Pick<FastifyRequest, 'headers'>,
  reply: FastifyReply,
  content: { sizeBytes: number; etag: string },
): ByteRange | null {
  const condition = headers['if-range'];
  if (condition !== undefined && condition !== content.etag) return null;
  try {
    return parseRange(headers.range, content.sizeBytes);
  } catch (error) {
    void reply.header('content-range', `bytes */${content.sizeBytes}`);
    throw error;
  }
}

/** Whether `If-None-Match` names this version; a GET then answers 304. */
export function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/**
 * One range of a `Range` header (RFC 9110, 14.2), ends inclusive; null where there is none or it is of a kind not served, which
 * means the whole content.
 * @throws AppError RANGE_NOT_SATISFIABLE
 */
function parseRange(header: string | undefined, sizeBytes: number): ByteRange | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const [, from = '', to = ''] = match;
  const range =
    from === ''
      ? { start: Math.max(0, sizeBytes - Number(to)), end: sizeBytes - 1 }
      : { start: Number(from), end: to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1) };
  if (range.start > range.end || range.start >= sizeBytes) {
    throw new AppError('RANGE_NOT_SATISFIABLE', 'range', `The content has ${sizeBytes} bytes; the range lies outside.`);
  }
  return range;
}
