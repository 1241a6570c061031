import type { AppError } from '@app/errors';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { connectionFailure } from '../connection-failure';
import { refusal } from '../errors';
import { redirectTarget, requestHeadersToPass, responseHeadersToPass } from '../http-words';
import { requestPinned } from '../pinned-request';
import { redactUrl } from '../redact';
import { untilAborted } from '../until-aborted';
import { byteMeter } from './byte-meter';
import { entityGuard } from './entity-guard';
import { type Exchange, type JobContext, ToolLeft } from './exchange';
import { manifestRewriter } from './manifest-rewriter';
import { statusOf } from './refusal-status';
import type { Visit } from './tool-urls';

/** Answers one request of the tool in absolute form (RFC 9112 3.2.2). Never rejects: what fails is in the job's ledger. */
export async function forward(job: JobContext, asked: IncomingMessage, answer: ServerResponse): Promise<void> {
  const exchange = job.begin(redactUrl(asked.url ?? ''));
  answer.once('close', () => exchange.cut(new ToolLeft()));
  asked.resume();
  try {
    job.ledger.admit(exchange.url);
    const visit = job.urls.read(asked.url ?? '');
    exchange.visit = visit;
    exchange.url = redactUrl(visit.url);
    if (asked.method !== 'GET' && asked.method !== 'HEAD') throw refusal('METHOD_NOT_ALLOWED', { url: exchange.url });
    const response = await ask(job, visit, asked, exchange);
    job.ledger.observe(response, visit);
    const target = redirectTarget(response.statusCode, response.headers.location, visit.url);
    if (target !== null) {
      response.destroy();
      await answerRedirect(job, visit, target, response.statusCode ?? 302, answer, exchange);
    } else {
      await answerBody(job, visit, response, answer, exchange);
    }
  } catch (error) {
    const cause = exchange.causeOf(error);
    if (!(cause instanceof ToolLeft)) {
      const failure = connectionFailure(cause, 'open', exchange.url);
      exchange.refuse(failure);
      answerRefusal(answer, failure);
    }
  } finally {
    exchange.end(exchange);
  }
}

async function ask(job: JobContext, { url }: Visit, asked: IncomingMessage, { signal }: Exchange) {
  const pin = await untilAborted(job.pinOf(url), signal);
  const own = url.origin === job.source.url.origin ? job.source.headers : {};
  return requestPinned({
    url,
    method: asked.method ?? 'GET',
    headers: { ...requestHeadersToPass(asked.headers), ...own, 'accept-encoding': 'identity' },
    pin,
    trust: job.trust,
    agent: job.agentFor(url),
    signal,
    connectTimeoutMs: job.limits.connectTimeoutMs,
  });
}

/** The next hop is judged before the tool hears of it, and again when the tool asks for it. */
async function answerRedirect(
  job: JobContext,
  visit: Visit,
  target: URL | 'malformed',
  status: number,
  answer: ServerResponse,
  { signal }: Exchange,
): Promise<void> {
  const refused = (reason: string) => refusal('REDIRECT_REFUSED', { url: redactUrl(visit.url), reason });
  if (target === 'malformed') throw refused('its target is no URL');
  if (target.protocol !== 'http:' && target.protocol !== 'https:') {
    throw refusal('SCHEME_NOT_ALLOWED', { url: redactUrl(target), reason: 'after a redirect' });
  }
  const redirects = visit.redirects + 1;
  if (redirects > job.limits.maxRedirects) throw refused('too many redirects');
  await untilAborted(job.pinOf(target), signal);
  const location = job.urls.showRedirect({ url: target, isSource: visit.isSource, redirects });
  answer.writeHead(status, { location, 'content-length': 0 }).end();
}

async function answerBody(
  job: JobContext,
  visit: Visit,
  response: IncomingMessage,
  answer: ServerResponse,
  exchange: Exchange,
): Promise<void> {
  const { url } = exchange;
  const status = response.statusCode ?? 502;
  // 416 is how a reader learns where a resource ends.
  if (status >= 400 && status !== 416) exchange.refuse(refusal('HTTP_STATUS', { url, status }));
  const rewriter = manifestRewriter(job.source, visit.url, response);
  if (rewriter === null) answer.writeHead(status, responseHeadersToPass(response.rawHeaders));
  else answer.writeHead(200, rewriter.headers);
  answer.flushHeaders();

  // Heard before the pipeline hears it, so the verdict knows before the tool does.
  response.once('error', (error) => {
    if (!exchange.signal.aborted) exchange.cut(connectionFailure(error, 'open', url));
  });
  const meter = byteMeter(job, exchange);
  const guard = entityGuard(exchange);
  try {
    if (rewriter === null) await pipeline(response, meter, guard, answer);
    else await pipeline(response, meter, guard, rewriter.stream, answer);
  } catch (error) {
    throw exchange.signal.aborted ? exchange.signal.reason : new ToolLeft('gone', { cause: error });
  }
}

/** Before the answer has begun a status says it; after, only a broken connection can. */
function answerRefusal(answer: ServerResponse, error: AppError): void {
  if (answer.headersSent || answer.destroyed) {
    answer.destroy();
    return;
  }
  const text = `${error.code}\n`;
  answer.writeHead(statusOf(error), {
    'content-type': 'text/plain',
    'content-length': text.length,
    connection: 'close',
  });
  answer.end(answer.req.method === 'HEAD' ? undefined : text);
}
