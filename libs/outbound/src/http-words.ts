import { validateHeaderName, validateHeaderValue } from 'node:http';
import { sourceHeaderNotAllowed, sourceHeadersTooLarge } from './errors';
import { withoutTrailingDot } from './source-url';
import { urlOf } from './url-of';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Where a response sends its reader, or null when it is no redirect. Userinfo in the target is dropped. */
export function redirectTarget(
  status: number | undefined,
  location: string | undefined,
  base: URL,
): URL | 'malformed' | null {
  if (status === undefined || !REDIRECTS.has(status)) return null;
  const named = location === undefined ? null : urlOf(location, base);
  if (named === null) return 'malformed';
  const target = withoutTrailingDot(named);
  target.username = '';
  target.password = '';
  target.hash = '';
  return target;
}

/** `user:pass@` of a URL as the header it stands for (RFC 7617); nothing when the URL has none. */
export function basicAuthorization(url: URL): { authorization?: string } {
  if (url.username === '' && url.password === '') return {};
  const plain = `${decodeUserinfo(url.username)}:${decodeUserinfo(url.password)}`;
  return { authorization: `Basic ${Buffer.from(plain).toString('base64')}` };
}

function decodeUserinfo(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const NOT_A_CALLERS_HEADER =
  /^(host|connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|content-length|upgrade|expect|range|if-range|accept-encoding)$/;

/** What servers take of a request's head at most, less what is added here. */
const mostHeaderBytes = 8 * 1024;

/** A source's headers in lower case. Throws SOURCE_HEADER_NOT_ALLOWED on what would break framing or the range reads, SOURCE_HEADERS_TOO_LARGE. */
export function sourceHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const bytes = Object.entries(headers).reduce(
    (sum, [name, value]) => sum + name.length + value.length + ': \r\n'.length,
    0,
  );
  if (bytes > mostHeaderBytes) throw sourceHeadersTooLarge({ most: mostHeaderBytes });
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const lower = name.toLowerCase();
      try {
        validateHeaderName(lower);
        validateHeaderValue(lower, value);
      } catch (cause) {
        throw sourceHeaderNotAllowed({ name }, { cause });
      }
      if (NOT_A_CALLERS_HEADER.test(lower)) throw sourceHeaderNotAllowed({ name });
      return [lower, value];
    }),
  );
}

const PASSED_TO_ORIGIN = new Set([
  'accept',
  'accept-language',
  'cookie',
  'icy-metadata',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'range',
  'user-agent',
]);

/** The tool's own headers an origin may see; everything else, credentials and hop-by-hop above all, stays here. */
export function requestHeadersToPass(headers: NodeJS.Dict<string | string[]>): Record<string, string | string[]> {
  const passed: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && PASSED_TO_ORIGIN.has(name)) passed[name] = value;
  }
  return passed;
}

// Location is rewritten for real redirects and means nothing elsewhere.
const KEPT_FROM_TOOL =
  /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|alt-svc|location|refresh|strict-transport-security)$/;

/** An origin's headers for the tool as a flat name, value list, duplicates kept, hop-by-hop ones gone (RFC 9110 7.6.1). */
export function responseHeadersToPass(rawHeaders: readonly string[]): string[] {
  const named = connectionOptions(rawHeaders);
  const passed: string[] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? '';
    const lower = name.toLowerCase();
    if (!KEPT_FROM_TOOL.test(lower) && !named.has(lower)) passed.push(name, rawHeaders[i + 1] ?? '');
  }
  return passed;
}

function connectionOptions(rawHeaders: readonly string[]): Set<string> {
  const names = new Set<string>();
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    if (rawHeaders[i]?.toLowerCase() !== 'connection') continue;
    for (const name of (rawHeaders[i + 1] ?? '').split(',')) names.add(name.trim().toLowerCase());
  }
  return names;
}
