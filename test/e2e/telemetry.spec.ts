import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { makeClip } from '../support/media';
import { neighbour, Service } from '../support/service';
import { insightsOff, insightsOffCases } from './llm/off.cases';
import { urlCases, urlSettings } from './url.cases';

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: Record<string, unknown>;
  service: string;
}

/** An OTLP collector's HTTP door: keeps the spans it is sent as JSON (OTLP specification, "OTLP/HTTP"). */
class Collector {
  readonly spans: Span[] = [];
  readonly authorizations = new Set<string | undefined>();
  private server: Server | null = null;

  async open(): Promise<string> {
    this.server = createServer((request, reply) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.authorizations.add(request.headers.authorization);
        if (request.url === '/v1/traces') this.take(JSON.parse(Buffer.concat(chunks).toString()) as Exported);
        reply.writeHead(request.url === '/v1/traces' ? 200 : 404, { 'content-type': 'application/json' }).end('{}');
      });
    });
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private take({ resourceSpans }: Exported): void {
    for (const { resource, scopeSpans } of resourceSpans) {
      const service = String(plain(resource.attributes)['service.name']);
      for (const span of scopeSpans.flatMap(({ spans }) => spans)) {
        this.spans.push({ ...span, attributes: plain(span.attributes), service });
      }
    }
  }
}

type Attribute = { key: string; value: Record<string, unknown> };
interface Exported {
  resourceSpans: {
    resource: { attributes: Attribute[] };
    scopeSpans: { spans: (Omit<Span, 'attributes' | 'service'> & { attributes: Attribute[] })[] }[];
  }[];
}

const plain = (attributes: Attribute[]): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

const collector = new Collector();
const logs: Record<string, unknown>[] = [];
const callersTrace = '4bf92f3577b34da6a3ce929d0e0e4736';
const traceparent = `00-${callersTrace}-00f067aa0ba902b7-01`;
let service: Service;
let analysisId = '';

beforeAll(async () => {
  const endpoint = await collector.open();
  service = await Service.start('telemetry', {
    onLog: (line) => logs.push(line),
    environment: {
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20of-the-collector',
      OTEL_BSP_SCHEDULE_DELAY: '100',
      LOG_LEVEL: 'info',
      SLOW_JOB_MS: '1',
      ...(await insightsOff()),
      ...(await urlSettings()),
    },
  });
  makeClip(service.mediaRoot, 'plain.mp4');
  const { status, body } = await service.json<{ id: string }>('/api/v1/probe/file', {
    method: 'POST',
    headers: { traceparent, 'x-request-id': 'asked-by-a-test' },
    body: JSON.stringify({ file_path: 'media/plain.mp4' }),
  });
  expect(status).toBe(200);
  analysisId = body.id;
});
afterAll(async () => {
  await (service as Service | undefined)?.stop();
  collector.close();
});

describe('a trace', () => {
  const mine = () => collector.spans.filter(({ traceId }) => traceId === callersTrace);
  const named = (name: string) => mine().find((span) => span.name === name);

  it('leads from the caller through the API and the queue to the tool', async () => {
    await service.until(async () => ['POST /api/v1/probe/file', 'probe.run', 'ffprobe'].every((name) => named(name)));
    const [request, job, tool] = [named('POST /api/v1/probe/file'), named('probe.run'), named('ffprobe')];
    expect(request).toMatchObject({ parentSpanId: '00f067aa0ba902b7', service: 'ffprobe-api' });
    expect(job).toMatchObject({ parentSpanId: request?.spanId, service: 'ffprobe-worker' });
    expect(tool).toMatchObject({ parentSpanId: job?.spanId, service: 'ffprobe-worker' });
    expect(request?.attributes).toMatchObject({ 'http.route': '/api/v1/probe/file' });
    expect(job?.attributes).toMatchObject({ 'ffprobe.job_id': analysisId, 'ffprobe.outcome': 'completed' });
    expect(tool?.attributes).toMatchObject({ 'ffprobe.tool.reason': 'exit' });
    expect(JSON.stringify(tool?.attributes['process.command_args'])).toContain('-show_streams');
    expect(collector.authorizations).toEqual(new Set(['Bearer of-the-collector']));
  });

  it('is begun by the service where the caller has none, and malformed ones count as none', async () => {
    await service.fetch('/api/v1/auth/me', { headers: { traceparent: '00-zz-zz-01' } });
    await service.until(async () => collector.spans.some(({ name }) => name === 'GET /api/v1/auth/me'));
    const span = collector.spans.find(({ name }) => name === 'GET /api/v1/auth/me');
    expect(span?.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(span?.parentSpanId ?? '').toBe('');
  });

  it('is not made of health checks', () => {
    expect(collector.spans.filter(({ name }) => name.includes('/health'))).toEqual([]);
  });
});

describe('log lines', () => {
  it('carry request, job and analysis, in the API and in the worker, and the trace', async () => {
    await service.until(async () => logs.some(({ msg, route }) => msg === 'request' && route === '/api/v1/probe/file'));
    const ofApi = logs.find(({ msg, route }) => msg === 'request' && route === '/api/v1/probe/file');
    const ids = { request_id: 'asked-by-a-test', job_id: analysisId, analysis_id: analysisId, trace_id: callersTrace };
    expect(ofApi).toMatchObject({ service: 'api', status: 200, ...ids });
    await service.until(async () => logs.some(({ msg, job_id: id }) => msg === 'slow job' && id === analysisId));
    const ofWorker = logs.find(({ msg, job_id: id }) => msg === 'slow job' && id === analysisId);
    expect(ofWorker).toMatchObject({ service: 'worker', level: 'warn', job: 'probe.run', attempt: 1, ...ids });
  });

  it('name the analysis a request is about', async () => {
    await service.fetch(`/api/v1/probe/analyses/${analysisId}/ffprobe`);
    await service.until(async () => logs.some(({ route }) => route === '/api/v1/probe/analyses/:id/ffprobe'));
    expect(logs.find(({ route }) => route === '/api/v1/probe/analyses/:id/ffprobe')).toMatchObject({
      analysis_id: analysisId,
    });
  });

  it('tell of a caller who left before the reply', async () => {
    const leave = new AbortController();
    const asked = service.fetch(`/api/v1/probe/analyses/${analysisId}/events`, { signal: leave.signal });
    const uploading = service
      .fetch('/api/v1/uploads', {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
        body: new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode('--b\r\n')) }),
        duplex: 'half',
        signal: leave.signal,
      })
      .catch(() => null);
    await (await asked).text();
    leave.abort();
    await uploading;
    await service.until(async () => logs.some(({ aborted }) => aborted === true));
    expect(logs.filter(({ aborted }) => aborted === true)).toEqual([
      expect.objectContaining({ msg: 'request', route: '/api/v1/uploads', status: 499 }),
    ]);
  });

  it('tell of a slow job what it ran, exactly, with its secrets replaced', async () => {
    const film = readFileSync(join(service.mediaRoot, 'plain.mp4'));
    const origin = createServer((request, reply) => {
      const [, from = '0'] = /^bytes=(\d+)-/.exec(request.headers.range ?? '') ?? [];
      const part = film.subarray(Number(from));
      const range = { 'content-range': `bytes ${from}-${film.length - 1}/${film.length}`, 'accept-ranges': 'bytes' };
      reply.writeHead(request.headers.range ? 206 : 200, { ...range, 'content-length': part.length }).end(part);
    });
    origin.listen(0, neighbour);
    await once(origin, 'listening');
    const url = `http://${neighbour}:${(origin.address() as AddressInfo).port}/clip.mp4?token=very-secret&part=1`;
    const { body } = await service.post<{ id: string; status: string }>('/api/v1/probe/url', { url });
    origin.close();
    expect(body).toMatchObject({ status: 'completed' });
    const slow = (id: string) => logs.find((line) => line['msg'] === 'slow job' && line['job_id'] === id);
    await service.until(async () => slow(body.id) !== undefined);
    const commands = (id: string) =>
      (slow(id)?.['longest_runs'] as { command: string[] }[]).map(({ command }) => command.join(' '));
    expect(commands(analysisId)).toContainEqual(
      expect.stringMatching(/^ffprobe .*-show_streams.* file:\/proc\/self\/fd\/3$/),
    );
    // A tool is never told the token: it fetches through the proxy, by a ticket.
    expect(commands(body.id)).toContainEqual(
      expect.stringMatching(/^ffprobe .*-show_streams.* http:\/\/127\.0\.0\.77:\d+\/clip\.mp4\?[0-9a-f]+$/),
    );
    expect(JSON.stringify(logs)).not.toContain('very-secret');
    expect(JSON.stringify(collector.spans)).not.toContain('very-secret');
  });
});

// They want nothing of telemetry, but what they want of a service does not hinder it.
insightsOffCases(() => service);
urlCases(() => service);
