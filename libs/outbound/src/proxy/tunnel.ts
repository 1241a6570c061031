import { AppError } from '@app/errors';
import type { IncomingMessage } from 'node:http';
import { connect as connectTcp, type Socket } from 'node:net';
import { type Duplex, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { connectionFailure } from '../connection-failure';
import { refusal } from '../errors';
import { redactUrl } from '../redact';
import { portOf, withoutTrailingDot } from '../source-url';
import { untilAborted } from '../until-aborted';
import { byteMeter } from './byte-meter';
import { type Exchange, type JobContext, ToolLeft } from './exchange';
import { statusOf } from './refusal-status';
import { urlOf } from '../url-of';

const TLS_HANDSHAKE_RECORD = 0x16;

/** Answers one CONNECT (RFC 9110 9.3.6). Never rejects: what fails is in the job's ledger. */
export async function tunnel(job: JobContext, asked: IncomingMessage, tool: Duplex, head: Buffer): Promise<void> {
  const exchange = job.begin(redactUrl(`https://${asked.url ?? ''}`));
  let isOpen = false;
  tool.once('close', () => exchange.cut(new ToolLeft()));
  tool.on('error', () => tool.destroy());
  try {
    const target = readAuthority(asked.url ?? '');
    exchange.url = redactUrl(target);
    job.ledger.admit(exchange.url);
    if (!job.urls.mayTunnelTo(target)) throw refusal('PORT_NOT_ALLOWED', { url: exchange.url });
    const address = await untilAborted(job.verifiedAddressOf(target), exchange.signal);
    const upstream = await connectTo(address, portOf(target), job.limits.connectTimeoutMs, exchange);
    isOpen = true;
    tool.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) tool.unshift(head);
    await relay(job, exchange, tool, upstream);
  } catch (error) {
    const cause = exchange.causeOf(error);
    // Once open, either end may close as it likes; only our own refusals count.
    if (cause instanceof AppError || !(isOpen || cause instanceof ToolLeft)) {
      const failure = connectionFailure(cause, 'open', exchange.url);
      exchange.refuse(failure);
      if (!isOpen) tool.end(`HTTP/1.1 ${statusOf(failure)} ${failure.code}\r\n${NO_BODY}`);
    }
    if (isOpen) tool.destroy();
  } finally {
    exchange.end(exchange);
  }
}

const NO_BODY = 'Connection: close\r\nContent-Length: 0\r\n\r\n';

async function relay(job: JobContext, exchange: Exchange, tool: Duplex, upstream: Socket): Promise<void> {
  const { signal } = exchange;
  try {
    await Promise.all([
      pipeline(tool, tlsOnly(exchange), byteMeter(job, exchange), upstream, { signal }),
      pipeline(upstream, byteMeter(job, exchange), tool, { signal }),
    ]);
  } finally {
    upstream.destroy();
  }
}

function readAuthority(authority: string): URL {
  const text = `https://${authority}`;
  const named = urlOf(text);
  if (!/^[^/?#@\\\s]+:\d{1,5}$/.test(authority) || named === null) {
    throw refusal('REQUEST_NOT_ALLOWED', { url: redactUrl(text), reason: 'no host:port' });
  }
  return withoutTrailingDot(named);
}

/** A tunnel is for TLS: anything else would reach a stranger's port 443 unseen. */
function tlsOnly(exchange: Exchange): Transform {
  let isFirst = true;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      const isPlain = isFirst && chunk[0] !== TLS_HANDSHAKE_RECORD;
      isFirst = false;
      if (!isPlain) return done(null, chunk);
      exchange.cut(refusal('REQUEST_NOT_ALLOWED', { url: exchange.url, reason: 'no TLS in the tunnel' }));
      done(exchange.signal.reason as Error);
    },
  });
}

function connectTo(host: string, port: number, timeoutMs: number, { signal, url }: Exchange): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp({ host, port, allowHalfOpen: true });
    const fail = (error: unknown) => {
      socket.destroy();
      reject(connectionFailure(error, 'connecting', url));
    };
    const timer = setTimeout(() => fail(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' })), timeoutMs);
    const abort = () => fail(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    socket.once('close', () => clearTimeout(timer));
    socket.on('error', fail);
    socket.once('connect', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      resolve(socket);
    });
  });
}
