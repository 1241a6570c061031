import { type IncomingMessage, request } from 'node:http';
import { urlOf } from '../url-of';

export interface ProxiedAnswer {
  status: number;
  /** What relative references in the body are resolved against: the address after redirects, as the proxy shows it. */
  url: string;
  /** Of the whole resource, where the answer was a part of it; null when unknown. */
  totalBytes: number | null;
  body: IncomingMessage;
}

export interface ProxiedRequest {
  /** The job's socket. */
  socketPath: string;
  url: string;
  range?: { offset: number; length: number } | null;
  signal: AbortSignal;
}

const mostHops = 10;

/**
 * A GET of our own through a job of the filtering proxy: its budgets, its address policy, its headers for the source's origin. The
 * caller reads the body to its end or destroys it. Rejects when the connection breaks; what was refused stands in the job's verdict.
 */
export async function askThroughProxy(asked: ProxiedRequest): Promise<ProxiedAnswer> {
  let url = asked.url;
  for (let hop = 0; ; hop += 1) {
    const body = await send(asked, url);
    const { statusCode: status = 502, headers } = body;
    const location = status >= 300 && status < 400 ? headers.location : undefined;
    // The proxy judges and counts redirects; this only keeps a loop of ours from being endless.
    const next = location === undefined ? null : urlOf(location, url);
    if (next === null || hop >= mostHops) return { status, url, totalBytes: totalOf(body), body };
    body.destroy();
    url = next.href;
  }
}

function send({ socketPath, range, signal }: ProxiedRequest, url: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request({
      socketPath,
      method: 'GET',
      path: url,
      headers: {
        host: urlOf(url)?.host ?? 'unknown',
        accept: '*/*',
        ...(range && { range: `bytes=${range.offset}-${range.offset + range.length - 1}` }),
      },
      signal,
    });
    sent.once('response', resolve);
    sent.once('error', (error) => reject(signal.aborted ? (signal.reason as Error) : error));
    sent.end();
  });
}

function totalOf({ statusCode, headers }: IncomingMessage): number | null {
  const text = statusCode === 206 ? /\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1] : headers['content-length'];
  return text === undefined || !/^\d+$/.test(text) ? null : Number(text);
}
