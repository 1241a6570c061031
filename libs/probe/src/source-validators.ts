import type { MediaInfo } from '@app/ffmpeg';
import type { SafeResponse } from '@app/outbound';

/** What an origin said of one version of a resource (RFC 9110 8.8). */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
  sizeBytes: number | null;
}

/** The condition under which the origin need not send it again (RFC 9110 13.1); null where nothing names the version exactly. */
export function conditionOf({ etag, lastModified, sizeBytes }: Validators): Record<string, string> | null {
  if (etag !== null) return isStrong(etag) ? { 'if-none-match': etag } : null;
  // To the second only: with its size it names a version well enough, alone it doesn't.
  return lastModified !== null && sizeBytes !== null ? { 'if-modified-since': lastModified } : null;
}

/** Whether an answer to a conditional request says that the resource is still that version. */
export function isUnchanged(known: Validators, { status, headers }: Pick<SafeResponse, 'status' | 'headers'>): boolean {
  const said = (name: 'etag' | 'last-modified', value: string | null) =>
    value === null || headers[name] === undefined || headers[name] === value;
  if (status === 304) return said('etag', known.etag) && said('last-modified', known.lastModified);
  if (status !== 200 && status !== 206) return false;
  const total = status === 206 ? /\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1] : headers['content-length'];
  if (known.sizeBytes !== null && Number(total) !== known.sizeBytes) return false;
  if (known.etag !== null) return headers.etag === known.etag;
  return known.lastModified !== null && headers['last-modified'] === known.lastModified;
}

/** A weak tag stays the same for what only means the same (RFC 9110 8.8.1): other bytes, other facts. */
function isStrong(etag: string): boolean {
  return /^"[^"]*"$/.test(etag);
}

/** A manifest that did not change may lead to segments that did. */
export function namesOtherFiles(media: MediaInfo | null): boolean {
  const names = media?.container.format_names ?? [];
  return names.some((name) => /^(?:hls|dash)$/.test(name));
}
