import { AppError } from '@app/errors';
import type { ByteRange } from '@app/storage';

/**
 * One range of a `Range` header (RFC 9110, 14.2), ends inclusive; null where there is none or it is of a kind not served, which
 * means the whole content.
 * @throws AppError RANGE_NOT_SATISFIABLE
 */
export function parseRange(header: string | undefined, sizeBytes: number): ByteRange | null {
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
