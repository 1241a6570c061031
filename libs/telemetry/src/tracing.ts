import type { Config } from '@app/config';
import { type Attributes, context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Logger } from 'pino';
import { setTimeout as delay } from 'node:timers/promises';

export type { Attributes };

type TraceSettings = Pick<
  Config,
  'OTEL_EXPORTER_OTLP_ENDPOINT' | 'OTEL_EXPORTER_OTLP_HEADERS' | 'OTEL_TRACES_SAMPLER_ARG' | 'instanceId'
>;

const silenceMs = 60_000;
const lastFlushMs = 3_000;
/** Without a provider the API's tracer makes spans that are never kept: all of this costs next to nothing while traces are off. */
const tracer = () => trace.getTracer('ffprobe-api');

let following = false;

/** Sends spans to an OTLP collector; nothing of the SDK is even loaded without OTEL_EXPORTER_OTLP_ENDPOINT. */
export class Tracing {
  private constructor(private readonly flush: () => Promise<void>) {}

  /** @param service `api` or `worker` */
  static async start(settings: TraceSettings, service: string, logger: Pick<Logger, 'warn'>): Promise<Tracing> {
    const endpoint = settings.OTEL_EXPORTER_OTLP_ENDPOINT;
    if (endpoint === undefined) return new Tracing(() => Promise.resolve());
    const [sdk, { resourceFromAttributes }, { OTLPTraceExporter }] = await Promise.all([
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/exporter-trace-otlp-http'),
    ]);
    const exporter = new OTLPTraceExporter({
      // As OpenTelemetry's "OTLP exporter" page has it: a base address, to which each signal adds its own path.
      url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
      headers: settings.OTEL_EXPORTER_OTLP_HEADERS,
    });
    const provider = new sdk.NodeTracerProvider({
      resource: resourceFromAttributes({
        'service.name': `ffprobe-${service}`,
        'service.instance.id': settings.instanceId,
      }),
      sampler: new sdk.ParentBasedSampler({
        root: new sdk.TraceIdRatioBasedSampler(settings.OTEL_TRACES_SAMPLER_ARG),
      }),
      spanProcessors: [new sdk.BatchSpanProcessor(telling(exporter, logger))],
    });
    provider.register();
    following = true;
    return new Tracing(() => provider.shutdown());
  }

  /** What was not sent yet is sent, within seconds: a collector that is away must not hold up a shutdown. */
  async onApplicationShutdown(): Promise<void> {
    const late = new AbortController();
    await Promise.race([
      this.flush().catch(() => undefined),
      delay(lastFlushMs, undefined, { signal: late.signal }).catch(() => undefined),
    ]);
    late.abort();
  }
}

/** An exporter that says when spans are lost, once a minute at most. */
function telling<
  Exporter extends { export(spans: never[], done: (result: { code: number; error?: Error }) => void): void },
>(exporter: Exporter, logger: Pick<Logger, 'warn'>): Exporter {
  const send = exporter.export.bind(exporter);
  let toldAt = -Infinity;
  exporter.export = (spans, done) =>
    send(spans, (result) => {
      if (result.code !== 0 && performance.now() - toldAt > silenceMs) {
        toldAt = performance.now();
        logger.warn({ err: result.error, spans: spans.length }, 'spans could not be sent and are lost');
      }
      done(result);
    });
  return exporter;
}

/** A span around work; its failure is the span's, and is thrown on. */
export async function inSpan<T>(name: string, attributes: Attributes, work: (span: Span) => Promise<T>): Promise<T> {
  return tracer().startActiveSpan(name, { attributes }, (span) => ended(span, work));
}

/** A span, until now, of what was begun before it was known for whom. @param beganMs since the epoch */
export function pastSpan(name: string, attributes: Attributes, beganMs: number): void {
  tracer().startSpan(name, { attributes, startTime: beganMs }).end();
}

/** The same for work that was asked for elsewhere. @param traceparent of who asked, null when nobody said */
export async function inRemoteSpan<T>(
  name: string,
  traceparent: string | null,
  attributes: Attributes,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const options = { kind: SpanKind.CONSUMER, attributes };
  return tracer().startActiveSpan(name, options, contextOf(traceparent), (span) => ended(span, work));
}

async function ended<T>(span: Span, work: (span: Span) => Promise<T>): Promise<T> {
  try {
    return await work(span);
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' });
    throw error;
  } finally {
    span.end();
  }
}

/** The span of one request, kept by hand: hooks of a server begin it, leave it and come back to it. */
export class RequestSpan {
  private readonly span: Span;
  private readonly within: ReturnType<typeof context.active>;

  /** @returns null while traces are off. @param traceparent the caller's header; a malformed one counts as none */
  static begin(method: string, traceparent: unknown, requestId: string): RequestSpan | null {
    if (!following) return null;
    return new RequestSpan(method, typeof traceparent === 'string' ? traceparent : undefined, requestId);
  }

  private constructor(method: string, traceparent: string | undefined, requestId: string) {
    const caller = contextOf(traceparent ?? null);
    const attributes = { 'http.request.method': method, 'ffprobe.request_id': requestId };
    this.span = tracer().startSpan(method, { kind: SpanKind.SERVER, attributes }, caller);
    this.within = trace.setSpan(caller, this.span);
  }

  run<T>(work: () => T): T {
    return context.with(this.within, work);
  }

  /** @param route template, null for what matched none */
  end({ method, route, status }: { method: string; route: string | null; status: number }): void {
    if (route !== null) this.span.updateName(`${method} ${route}`).setAttribute('http.route', route);
    this.span.setAttribute('http.response.status_code', status);
    if (status >= 500) this.span.setStatus({ code: SpanStatusCode.ERROR });
    this.span.end();
  }
}

/** The active span in the words of W3C's Trace Context; null while traces are off. */
export function traceparent(): string | null {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier['traceparent'] ?? null;
}

/** Ids for log lines, so that one leads to the other. */
export function traceIds(): { trace_id?: string; span_id?: string } {
  const span = trace.getActiveSpan()?.spanContext();
  return span === undefined ? {} : { trace_id: span.traceId, span_id: span.spanId };
}

function contextOf(parent: string | null): ReturnType<typeof context.active> {
  return parent === null ? context.active() : propagation.extract(context.active(), { traceparent: parent });
}
