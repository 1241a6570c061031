import { enterLogContext, type LogContext, type Logger, type Metrics, RequestSpan } from '@app/telemetry';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

interface Followed {
  fields: LogContext;
  span: RequestSpan | null;
}

/** What is asked every few seconds by machines would only hide the traces of work. */
const unfollowed = /^\/(?:health|metrics)(?:\/|$)/;
/** No status of HTTP's: nobody was there to get one. nginx's word for it. */
const callerLeft = 499;
const analysisRoute = /\/analyses\/:id(?:\/|$)/;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Every request gets its id, its log line, its figures and, where traces are on, its span. */
export function logRequests(fastify: FastifyInstance, logger: Logger, metrics: Metrics): void {
  const followed = new WeakMap<FastifyRequest, Followed>();
  const enter = (request: FastifyRequest, work: () => void): void => {
    const { fields, span } = followed.get(request) ?? { fields: {}, span: null };
    enterLogContext(fields, () => (span === null ? work() : span.run(work)));
  };

  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    const { url } = request.routeOptions;
    const { traceparent } = request.headers;
    const span = unfollowed.test(url ?? '') ? null : RequestSpan.begin(request.method, traceparent, request.id);
    followed.set(request, { fields: { request_id: request.id, ...analysisNamed(request) }, span });
    // Fastify's onResponse is not called for a caller who left before the reply was whole.
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) ended(request, reply, true);
    });
    enter(request, done);
  });
  // Reading a body goes on in the socket's own context; what follows is entered anew.
  fastify.addHook('preValidation', (request, _reply, done) => enter(request, done));
  fastify.addHook('onResponse', (request, reply, done) => {
    ended(request, reply, false);
    done();
  });

  function ended(request: FastifyRequest, reply: FastifyReply, aborted: boolean): void {
    const told = followed.get(request);
    if (told === undefined) return;
    const route = request.routeOptions.url ?? null;
    const { method } = request;
    const status = aborted && !reply.raw.headersSent ? callerLeft : reply.statusCode;
    metrics.requestServed({ route, method, status, seconds: reply.elapsedTime / 1000 });
    const fields = {
      method,
      route,
      status,
      duration_ms: Math.round(reply.elapsedTime * 10) / 10,
      ...(aborted && { aborted }),
    };
    enter(request, () => logger.info(fields, 'request'));
    told.span?.end({ method, route, status });
    followed.delete(request);
  }
}

function analysisNamed({ params, routeOptions }: FastifyRequest): LogContext {
  const { id } = params as { id?: string };
  return id !== undefined && uuid.test(id) && analysisRoute.test(routeOptions.url ?? '') ? { analysis_id: id } : {};
}
