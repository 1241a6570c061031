import { AppError, isStoreAway } from '@app/errors';
import { LOGGER, type Logger } from '@app/telemetry';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import { type ProblemDto, statusOf } from './problem';
import { sizeRefused, typeRefused } from './refused-bodies';

const codes: Record<number, string> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  408: 'REQUEST_TIMEOUT',
  413: 'BODY_TOO_LARGE',
  414: 'URI_TOO_LONG',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'TOO_MANY_REQUESTS',
  503: 'UNAVAILABLE',
};

/** A status in HTTP's own words. */
export const titleOf = (status: number): string => STATUS_CODES[status] ?? 'Error';

/** SQLSTATE 22021 and 22P05: characters the database has no place for, such as NUL. */
const unstorableText = new Set(['22021', '22P05']);

/** What Fastify says of a body beyond its limit. */
const bareSizeRefusal = 'Request body is too large';

interface Failure {
  status: number;
  code: string;
  detail: string;
  errors?: ProblemDto['errors'];
  retryAfterSec?: number;
}

/** Every error leaves as an RFC 9457 problem document; what nobody foresaw is logged whole and told as a bare 500. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const failure = explained(describe(error), request);
    if (error instanceof AppError && error.category === 'unavailable' && error.cause === undefined) {
      // Foreseen, with nothing behind it, and possibly thousands a second: a stack would tell nothing and cost what is short.
      this.logger.warn({ code: failure.code, request_id: request.id }, failure.detail);
    } else if (failure.status >= 500) this.logger.error({ err: error, request_id: request.id }, failure.detail);
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    if (failure.retryAfterSec !== undefined) void reply.header('retry-after', String(Math.ceil(failure.retryAfterSec)));
    const problem: ProblemDto = {
      type: 'about:blank',
      title: titleOf(failure.status),
      status: failure.status,
      detail: failure.detail,
      code: failure.code,
      request_id: request.id,
      ...(failure.errors && { errors: failure.errors }),
    };
    void reply
      .status(failure.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem));
  }
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** What the framework refused with a bare word, in words that say what to do. */
function explained(failure: Failure, request: FastifyRequest): Failure {
  if (failure.code === 'NOT_FOUND' && request.is404) {
    const [url = '/'] = request.url.split('?');
    const taken = methodsOf(url, request.server);
    const detail =
      taken.length > 0 ? `it takes ${taken.join(' and ')}.` : 'there is no such route. /api/docs shows all there are.';
    return { ...failure, detail: `Cannot ${request.method} ${url}: ${detail}` };
  }
  if (failure.code === 'UNSUPPORTED_MEDIA_TYPE' && failure.detail === titleOf(415))
    return { ...failure, detail: typeRefused(request) };
  if (failure.code === 'BODY_TOO_LARGE' && failure.detail === bareSizeRefusal)
    return { ...failure, detail: sizeRefused(request) };
  return failure;
}

/** What the path takes; nothing where it can't even be looked for. */
function methodsOf(url: string, server: FastifyInstance): string[] {
  try {
    return methods.filter((method) => server.findRoute({ method, url }) !== null);
  } catch {
    return [];
  }
}

function describe(error: unknown): Failure {
  if (error instanceof AppError) {
    return {
      status: statusOf[error.category],
      code: error.code,
      detail: error.message,
      ...(error.errors && { errors: error.errors }),
      ...(error.retryAfterSec !== null && { retryAfterSec: error.retryAfterSec }),
    };
  }
  const status = statusIn(error);
  if (status !== null && status < 500)
    return { status, code: codes[status] ?? `HTTP_${status}`, detail: messageIn(error) };
  if (unstorableText.has((error as { driverError?: { code?: string } } | null)?.driverError?.code ?? ''))
    return {
      status: 400,
      code: 'TEXT_NOT_STORABLE',
      detail: 'A text holds characters that can’t be kept, such as NUL.',
    };
  if (isStoreAway(error)) {
    return {
      status: 503,
      code: 'DEPENDENCY_UNAVAILABLE',
      detail: 'A store this service depends on does not answer. Try again shortly.',
      retryAfterSec: 2,
    };
  }
  return {
    status: 500,
    code: 'INTERNAL_ERROR',
    detail: 'Something went wrong inside the service. Report it with the request id.',
  };
}

/** Nest's own exceptions, and Fastify's errors, which carry `statusCode`. */
function statusIn(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 ? status : null;
}

function messageIn(error: unknown): string {
  return error instanceof Error ? error.message : 'The request was refused.';
}
