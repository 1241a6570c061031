import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { responseHeadersToPass } from '../http-words';
import { ToolUrls } from './tool-urls';

const MANIFEST_TYPE = /mpegurl|dash\+xml/i;
const MANIFEST_NAME = /\.(m3u8?|mpd)$/i;

/**
 * An https source's manifest may name its own segments by absolute https URLs; the tool would tunnel to them and the
 * source's headers would be missing. So `https://own-origin/` is respelled `http://own-origin:443/` in manifests of the own
 * origin, only when there are headers to add. A plain replacement of bytes: nothing is parsed. Null when not needed.
 */
export function manifestRewriter(
  source: { url: URL; headers: Readonly<Record<string, string>> },
  url: URL,
  response: IncomingMessage,
): { stream: Transform; headers: string[] } | null {
  const isOwn = source.url.protocol === 'https:' && url.origin === source.url.origin;
  if (!isOwn || Object.keys(source.headers).length === 0 || !isWhole(response)) return null;
  const type = response.headers['content-type'] ?? '';
  if (!MANIFEST_TYPE.test(type) && !MANIFEST_NAME.test(url.pathname)) return null;
  return {
    stream: replacing(`${source.url.origin}/`, `${ToolUrls.plainOrigin(source.url)}/`),
    headers: withoutLength(responseHeadersToPass(response.rawHeaders)),
  };
}

function isWhole({ statusCode, headers }: IncomingMessage): boolean {
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') return false;
  if (statusCode === 200) return true;
  const [, last, total] = /^bytes 0-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '') ?? [];
  return statusCode === 206 && last !== undefined && Number(last) + 1 === Number(total);
}

function withoutLength(headers: readonly string[]): string[] {
  const gone = /^(content-length|content-range|accept-ranges|content-md5|etag)$/i;
  return headers.filter((_, i) => !gone.test(headers[i - (i % 2)] ?? ''));
}

/** Replaces one text by another, also where it stands across two chunks. latin1 keeps every byte as it is. */
function replacing(from: string, to: string): Transform {
  let rest = '';
  return new Transform({
    transform(chunk: Buffer, _, done) {
      const parts = (rest + chunk.toString('latin1')).split(from);
      const last = parts.pop() ?? '';
      const kept = Math.min(last.length, from.length - 1);
      rest = last.slice(last.length - kept);
      parts.push(last.slice(0, last.length - kept));
      done(null, Buffer.from(parts.join(to), 'latin1'));
    },
    flush(done) {
      done(null, Buffer.from(rest, 'latin1'));
    },
  });
}
