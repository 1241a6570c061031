import createClient, { type Client } from 'openapi-fetch';
import type { Following, JobEvent } from './events';
import { formFields } from './form-fields';
import { eventsOf, type JobKind, type Jobs, reportEnded, waitFor } from './jobs';
import { type LocalFile, multipart } from './multipart';
import { ApiProblem } from './problem';
import type { paths } from './schema';
import { type ApiOptions, Transport } from './transport';
import type * as api from './types';

/** FFprobe API, typed by its own document. Whatever it refuses is thrown as an ApiProblem. */
export class FfprobeApi {
  /** Every route, typed: `await api.ok(api.http.GET('/api/v1/probe/checks'))`. */
  readonly http: Client<paths>;
  private readonly transport: Transport;

  constructor(options: ApiOptions) {
    this.transport = new Transport(options);
    this.http = createClient<paths>({
      baseUrl: this.transport.baseUrl,
      fetch: (request) => this.transport.send(() => request.clone()),
    });
  }

  /** The body of a reply of `http`. @throws ApiProblem unless it is ok */
  async ok<T>(reply: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
    const { data, error, response } = await reply;
    if (!response.ok) throw ApiProblem.from(response, error);
    return data as T;
  }

  /** Any path of the service, with the caller's credentials: for what is streamed or no JSON. @throws ApiProblem */
  request(path: string, init?: RequestInit): Promise<Response> {
    return this.transport.request(path, init);
  }

  /** Sends a file of this machine and waits for its analysis; bad media is an analysis with status `failed`. */
  async probeFile(file: LocalFile, options: api.ProbeOptions = {}, watching: api.Watching = {}): Promise<api.Analysis> {
    const fields = formFields({ ...options, ...this.asynchronous(watching) });
    const reply = await this.sendFile('/api/v1/probe/file', file, fields, watching);
    return this.ended('analysis', (await reply.json()) as api.Analysis, watching);
  }

  /** Probes media the service reaches itself, and waits for the analysis. */
  async probe(source: api.Source, options: api.ProbeOptions = {}, watching: api.Watching = {}): Promise<api.Analysis> {
    const path = 'url' in source || 's3' in source ? '/api/v1/probe/url' : '/api/v1/probe/file';
    const reply = await this.post(path, { ...source, ...options, ...this.asynchronous(watching) }, watching);
    return this.ended('analysis', (await reply.json()) as api.Analysis, watching);
  }

  /** Measures every rendition of a stream the service reaches itself, and waits for the analysis. */
  async probeStream(
    kind: 'hls' | 'dash',
    manifest: api.Manifest,
    options: api.StreamOptions = {},
    watching: api.Watching = {},
  ): Promise<api.Analysis> {
    const body = { ...manifest, ...options, ...this.asynchronous(watching) };
    const reply = await this.post(`/api/v1/probe/${kind}`, body, watching);
    return this.ended('analysis', (await reply.json()) as api.Analysis, watching);
  }

  /** Sends a file to be named by its upload_id, until expires_at. */
  async upload(file: LocalFile, watching: api.Watching = {}): Promise<api.Upload> {
    return (await (await this.sendFile('/api/v1/uploads', file, {}, watching)).json()) as api.Upload;
  }

  /** Measures how alike two films are, and waits. Without `validity.valid` there is no score. */
  async compare(
    reference: api.Source,
    distorted: api.Source,
    options: api.CompareOptions = {},
    watching: api.Watching = {},
  ): Promise<api.Comparison> {
    const reply = await this.post(
      '/api/v1/quality/compare',
      { reference, distorted, ...options, async: true },
      watching,
    );
    return this.ended('comparison', (await reply.json()) as api.Comparison, watching);
  }

  /** Accepts many at once. Follow it with `waitFor('batch', id)`. */
  async batch(request: api.BatchRequest, watching: api.Watching = {}): Promise<api.AcceptedBatch> {
    return (await (await this.post('/api/v1/batch/analyze', request, watching)).json()) as api.AcceptedBatch;
  }

  /** Follows a job to its end, over broken connections. @returns its document then */
  waitFor<K extends JobKind>(kind: K, id: string, watching?: api.Watching): Promise<Jobs[K]> {
    return waitFor(this.transport, kind, id, watching);
  }

  /** The events of a job until its end; each new connection goes on after the last one seen. */
  events(kind: JobKind, id: string, following?: Following): AsyncGenerator<JobEvent, void, undefined> {
    return eventsOf(this.transport, kind, id, following);
  }

  /** Writes a report, waits for it, and opens its content. @throws ApiProblem, or an Error with the reason when it could not be written */
  async report(
    subject: api.ReportSubject,
    format: api.ReportFormat,
    { title, signal }: { title?: string; signal?: AbortSignal } = {},
  ): Promise<Response> {
    const made = await this.post(
      '/api/v1/reports',
      { subject, format, ...(title && { title }) },
      { ...(signal && { signal }) },
    );
    const report = await reportEnded(this.transport, (await made.json()) as api.Report, signal);
    if (report.status !== 'completed') throw new Error(report.error?.detail ?? `The report is ${report.status}.`);
    return this.request(`/api/v1/reports/${report.id}/download`, { ...(signal && { signal }) });
  }

  /** Whoever wants to see progress is answered at once and follows the job. */
  private asynchronous({ onProgress }: api.Watching): { async?: true } {
    return onProgress ? { async: true } : {};
  }

  private async ended<K extends JobKind>(kind: K, job: Jobs[K], watching: api.Watching): Promise<Jobs[K]> {
    const goesOn = job.status === 'pending' || job.status === 'running';
    // What ended at once is whole as it was answered.
    return goesOn ? this.waitFor(kind, job.id, watching) : job;
  }

  private post(path: string, body: object, { signal }: api.Watching): Promise<Response> {
    return this.transport.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...(signal && { signal }),
    });
  }

  private async sendFile(
    path: string,
    file: LocalFile,
    fields: Record<string, string>,
    { signal, onUpload }: api.Watching,
  ): Promise<Response> {
    const open = await multipart(file, fields, onUpload);
    const response = await this.transport.send(
      () =>
        // `duplex` is what fetch wants for a body that is still read while it is sent.
        new Request(this.transport.baseUrl + path, {
          method: 'POST',
          ...open(),
          duplex: 'half',
          ...(signal && { signal }),
        }),
    );
    if (!response.ok) throw await ApiProblem.of(response);
    return response;
  }
}
