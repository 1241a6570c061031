import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { type ConnectionPhase, connectionFailure } from './connection-failure';
import { refusal } from './errors';
import { type Pin, pinnedLookup } from './pinning-resolver';
import { redactUrl } from './redact';
import { portOf } from './source-url';

export interface PinnedRequest {
  url: URL;
  method: string;
  headers: http.OutgoingHttpHeaders;
  pin: Pin;
  trust: SecureContext;
  /** Ends the exchange at any moment; its reason, a refusal, is what the caller gets. */
  signal: AbortSignal;
  /** Milliseconds for TCP and TLS together. */
  connectTimeoutMs: number;
  /** Keeps connections between requests; without it each request has its own. */
  agent?: http.Agent;
  body?: string | Buffer;
}

const MAX_HEADER_BYTES = 32 * 1024;
const FAMILY_ATTEMPT_MS = 2_000;

/**
 * Sends one request to the pinned address, with the URL's host as Host and SNI and a verified certificate for https.
 * Resolves with the response, body unread, whatever its status. Rejects with a refusal.
 */
export async function requestPinned(request: PinnedRequest): Promise<http.IncomingMessage> {
  try {
    return await attempt(request);
  } catch (error) {
    if (!(error instanceof StaleConnection)) throw error;
    return attempt({ ...request, agent: undefined });
  }
}

/** A kept connection the server had already closed: nothing was answered, so asking again on a new one is right. */
class StaleConnection extends Error {}

function attempt(request: PinnedRequest): Promise<http.IncomingMessage> {
  const { url, signal } = request;
  return new Promise((resolve, reject) => {
    const progress: { phase: ConnectionPhase } = { phase: 'open' };
    const sent = (url.protocol === 'https:' ? https : http).request({
      protocol: url.protocol,
      host: request.pin.host,
      port: portOf(url),
      path: url.pathname + url.search,
      method: request.method,
      headers: request.headers,
      agent: request.agent ?? false,
      lookup: pinnedLookup(request.pin),
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: FAMILY_ATTEMPT_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
      setHost: true,
      ...(url.protocol === 'https:' ? { secureContext: request.trust } : {}),
    } as https.RequestOptions);

    // Without an error of ours: after the response it could surface on a socket that nobody listens to any more.
    const abort = () => sent.destroy();
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    sent.once('close', () => signal.removeEventListener('abort', abort));
    sent.once('socket', (socket) => watchConnection(socket, sent, request, progress));
    sent.once('response', resolve);
    // A 101 nobody asked for: Node closes the connection and tells nobody.
    sent.once('upgrade', (_, socket) => {
      socket.destroy();
      reject(refusal('PROTOCOL_ERROR', { url: redactUrl(url), reason: 'switched protocols' }));
    });
    // Stays for the life of the request: after the response the same failure reaches the body's reader.
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (signal.aborted) return reject(signal.reason as Error);
      const isStale = sent.reusedSocket && error.code === 'ECONNRESET' && request.body === undefined;
      reject(isStale ? new StaleConnection() : connectionFailure(error, progress.phase, redactUrl(url)));
    });
    sent.end(request.body);
  });
}

function watchConnection(
  socket: Socket,
  sent: http.ClientRequest,
  { url, connectTimeoutMs }: PinnedRequest,
  progress: { phase: ConnectionPhase },
): void {
  if (!socket.connecting) return;
  const isTls = url.protocol === 'https:';
  progress.phase = 'connecting';
  const timer = setTimeout(() => {
    sent.destroy(Object.assign(new Error('connecting took too long'), { code: 'ETIMEDOUT' }));
  }, connectTimeoutMs);
  const opened = () => {
    progress.phase = 'open';
    clearTimeout(timer);
  };
  socket.once('connect', () => (isTls ? (progress.phase = 'handshaking') : opened()));
  if (isTls) socket.once('secureConnect', opened);
  socket.once('close', () => clearTimeout(timer));
}
