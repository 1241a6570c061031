import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import type { SecureContext } from 'node:tls';
import { AllowList } from './allow-list';
import { connectionFailure } from './connection-failure';
import { refusal } from './errors';
import { requestPinned } from './pinned-request';
import { PinningResolver } from './pinning-resolver';
import { redactUrl } from './redact';
import { parseSourceUrl } from './source-url';
import { trustOf } from './tls-trust';
import { untilAborted } from './until-aborted';
import { basicAuthorization, redirectTarget } from './http-words';

export interface SafeFetchOptions {
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  headers?: Readonly<Record<string, string>>;
  body?: string | Buffer;
  /** Milliseconds for everything, from resolving to the last byte of the body. */
  timeoutMs: number;
  maxResponseBytes: number;
  /** What a longer body means: a BYTE_BUDGET_EXCEEDED failure (default), or the first bytes are all that is wanted. */
  oversize?: 'fail' | 'truncate';
  /** `refuse` (default) fails on any redirect; `follow-checked` follows GET and HEAD, judging every hop anew. */
  redirect?: 'refuse' | 'follow-checked';
  maxRedirects?: number;
  allowPrivate?: readonly string[];
  signal?: AbortSignal;
}

export interface SafeResponse {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  truncated: boolean;
  /** Where the answer came from after redirects, redacted. */
  url: string;
}

export interface SafeResponseStream extends Omit<SafeResponse, 'body' | 'truncated'> {
  /** The body as it arrives. It throws a refusal when the budget or the deadline ends it. */
  chunks: AsyncIterable<Buffer>;
}

export interface SafeFetcherOptions {
  resolver?: PinningResolver;
  /** PEM certificates trusted besides Node's roots. */
  ca?: readonly string[];
  connectTimeoutMs?: number;
}

/** Requests of our own (webhooks, language models, manifests) to addresses others chose. Any status is an answer, not an error. */
export class SafeFetcher {
  private readonly resolver: PinningResolver;
  private readonly trust: SecureContext;
  private readonly connectTimeoutMs: number;

  constructor(options: SafeFetcherOptions = {}) {
    this.resolver = options.resolver ?? new PinningResolver();
    this.trust = trustOf(options.ca);
    this.connectTimeoutMs = options.connectTimeoutMs ?? 10_000;
  }

  /** The whole answer, at most `maxResponseBytes` of it. Throws as {@link parseSourceUrl} does, or a refusal. */
  async fetch(url: string, options: SafeFetchOptions): Promise<SafeResponse> {
    const { chunks, ...answer } = await this.stream(url, options);
    const parts: Buffer[] = [];
    let length = 0;
    for await (const chunk of chunks) {
      parts.push(chunk);
      length += chunk.length;
      if (options.oversize === 'truncate' && length > options.maxResponseBytes) break;
    }
    const truncated = length > options.maxResponseBytes;
    return { ...answer, body: Buffer.concat(parts).subarray(0, options.maxResponseBytes), truncated };
  }

  /** The same, with the body as it arrives. Read it to its end or leave its loop: either closes the connection. */
  async stream(text: string, options: SafeFetchOptions): Promise<SafeResponseStream> {
    const allowPrivate = this.resolver.allowPrivate.with(AllowList.parse(options.allowPrivate ?? []));
    const source = parseSourceUrl(text, allowPrivate);
    const deadline = startDeadline(options, redactUrl(source));
    try {
      const { url, response } = await this.follow(source, options, allowPrivate, deadline.signal);
      const chunks = readBody(response, options, redactUrl(url), deadline);
      return { status: response.statusCode ?? 0, headers: response.headers, url: redactUrl(url), chunks };
    } catch (error) {
      deadline.stop();
      throw error;
    }
  }

  private async follow(source: URL, options: SafeFetchOptions, allowPrivate: AllowList, signal: AbortSignal) {
    const method = options.method ?? 'GET';
    let url = source;
    for (let hop = 0; ; hop++) {
      const response = await this.send(url, source, options, allowPrivate, signal);
      const location = redirectTarget(response.statusCode, response.headers.location, url);
      if (location === null) return { url, response };
      response.destroy();
      const refused = (reason: string) => refusal('REDIRECT_REFUSED', { url: redactUrl(url), reason });
      if (options.redirect !== 'follow-checked') throw refused('redirects are not followed here');
      if (method !== 'GET' && method !== 'HEAD') throw refused(`a ${method} is not repeated elsewhere`);
      if (hop >= (options.maxRedirects ?? 5)) throw refused('too many redirects');
      if (location === 'malformed') throw refused('its target is no URL');
      if (location.protocol !== 'http:' && location.protocol !== 'https:') {
        throw refusal('SCHEME_NOT_ALLOWED', { url: redactUrl(location) });
      }
      url = location;
    }
  }

  private async send(
    url: URL,
    source: URL,
    options: SafeFetchOptions,
    allowPrivate: AllowList,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    const pin = await untilAborted(this.resolver.resolve(url, allowPrivate), signal);
    return requestPinned({
      url,
      method: options.method ?? 'GET',
      headers: headersFor(url, source, options),
      body: options.body,
      pin,
      trust: this.trust,
      signal,
      connectTimeoutMs: this.connectTimeoutMs,
    });
  }
}

/** The caller's headers are for the origin the caller named; another origin gets none of them. */
function headersFor(url: URL, source: URL, options: SafeFetchOptions): OutgoingHttpHeaders {
  const neutral = { accept: '*/*', 'accept-encoding': 'identity' };
  const length = options.body === undefined ? {} : { 'content-length': Buffer.byteLength(options.body) };
  if (url.origin !== source.origin) return { ...neutral, ...length };
  const own = Object.fromEntries(
    Object.entries(options.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return { ...neutral, ...basicAuthorization(source), ...own, ...length };
}

interface Deadline {
  signal: AbortSignal;
  stop(): void;
}

function startDeadline({ timeoutMs, signal }: SafeFetchOptions, url: string): Deadline {
  const controller = new AbortController();
  const end = () => controller.abort(refusal('DEADLINE_EXCEEDED', { url }));
  const cancel = () => controller.abort(refusal('DEADLINE_EXCEEDED', { url, reason: 'cancelled' }));
  const timer = setTimeout(end, timeoutMs);
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  return {
    signal: controller.signal,
    stop: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    },
  };
}

async function* readBody(
  response: IncomingMessage,
  { maxResponseBytes, oversize }: SafeFetchOptions,
  url: string,
  deadline: Deadline,
): AsyncGenerator<Buffer> {
  let length = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > maxResponseBytes && oversize !== 'truncate') throw refusal('BYTE_BUDGET_EXCEEDED', { url });
      yield chunk;
    }
  } catch (error) {
    throw deadline.signal.aborted ? deadline.signal.reason : connectionFailure(error, 'open', url);
  } finally {
    deadline.stop();
    response.destroy();
  }
}
