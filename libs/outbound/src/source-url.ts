import { isIP } from 'node:net';
import { AllowList } from './allow-list';
import { isPublicAddress } from './address-policy';
import { addressKnownPrivate, urlMalformed, urlSchemeNotAllowed } from './errors';
import { redactUrl } from './redact';
import { urlOf } from './url-of';

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;

/**
 * Reads a stranger's URL as the WHATWG URL standard does, so that `2130706433`, `0x7f.1` or a fullwidth `１２７．１` are seen
 * as the address they mean. Only what is known without resolving is judged here; the resolver judges the rest.
 * Throws URL_MALFORMED and URL_SCHEME_NOT_ALLOWED (bad-request), ADDRESS_NOT_PUBLIC (unprocessable).
 */
export function parseSourceUrl(text: string, allowPrivate: AllowList = AllowList.parse([])): URL {
  const trimmed = text.trim();
  const scheme = SCHEME.exec(trimmed)?.[1]?.toLowerCase();
  // `localhost:8080/x` and `C:\x` read as a scheme; a bare path has none.
  if (scheme === undefined) throw urlMalformed({ reason: 'it has no scheme' });
  if (scheme !== 'http' && scheme !== 'https') throw urlSchemeNotAllowed({ scheme });
  if (!/^https?:\/\/[^/\\]/i.test(trimmed)) throw urlMalformed({ reason: 'it has no host' });
  if (trimmed.length > 8192) throw urlMalformed({ reason: 'it is longer than 8192 characters' });
  const parsed = urlOf(trimmed);
  if (parsed === null) throw urlMalformed({ reason: 'it cannot be parsed' });

  const url = withoutTrailingDot(parsed);
  url.hash = '';
  if (isKnownPrivate(url, allowPrivate)) throw addressKnownPrivate({ url: redactUrl(url) });
  return url;
}

/** The host as a resolver and a socket take it: no brackets around IPv6. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

/** The port a URL means, its scheme's own when none is written. */
export function portOf(url: URL): number {
  return url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
}

/** `example.com.` and `example.com` are one host; kept apart they would be two origins and break TLS names. */
export function withoutTrailingDot(url: URL): URL {
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.slice(0, -1);
  return url;
}

function isKnownPrivate(url: URL, allowPrivate: AllowList): boolean {
  const host = hostOf(url);
  const port = portOf(url);
  if (isIP(host)) return !isPublicAddress(host) && !allowPrivate.allows(host, host, port);
  return (
    (host === 'localhost' || host.endsWith('.localhost')) &&
    !allowPrivate.namesHost(host, port) &&
    !allowPrivate.allows(host, '127.0.0.1', port)
  );
}
