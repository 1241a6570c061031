import { CONFIG, type Config } from '@app/config';
import { BodyCache } from '@app/cache';
import { unlessGone } from '@app/errors';
import { type ResolvedSource, Uploads } from '@app/media';
import { Admission, Doorbell, type JobDefinition, type JobStatus, JobWait, Words } from '@app/queue';
import { addToLogContext, LOGGER, type Logger } from '@app/telemetry';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { AnalysisOptions } from './analysis-options';
import { type AnalysisFilter, type Visibility } from './analysis-query';
import { AnalysisRepository, type NewAnalysis } from './analysis.repository';
import { type AnalysisView, fullAnalysis, type FullAnalysisView, listedAnalysis } from './analysis-view';
import { analysisNotFinished, analysisNotFound, analysisState, thumbnailNotFound } from './errors';
import { ThumbnailRepository } from './thumbnails/thumbnail.repository';
import { analysisRun, probeRun } from './jobs';
import type { Page } from '@app/database';
import { type Priority, priorityOf } from './priority';
import { type NamedInOptions, RequestedOptions } from './requested-options';
import { contentKey, optionsKey } from './reuse-keys';

export interface AnalysisRequest {
  source: ResolvedSource;
  options: AnalysisOptions;
  labels: Record<string, string>;
  /** absent: normal */
  priority?: Priority;
}

/** A body ready to be sent, and the tag that names its version. */
export interface AnalysisBody<T = Buffer> {
  /** JSON in UTF-8 */
  json: T;
  etag: string;
}

/** Accepts analyses and shows them; the work is the pipeline's. */
@Injectable()
export class ProbeService {
  constructor(
    private readonly rows: AnalysisRepository,
    private readonly thumbnails: ThumbnailRepository,
    private readonly doorbell: Doorbell,
    private readonly admission: Admission,
    private readonly words: Words,
    private readonly jobWait: JobWait,
    private readonly cache: BodyCache,
    private readonly uploads: Uploads,
    private readonly options: RequestedOptions,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Row first, doorbell second: once this returns the analysis is never lost.
   * @throws AppError of an unknown policy or check, and as `callbackUrl` for its `webhook_url`
   */
  async submit(userId: string, request: AnalysisRequest): Promise<string> {
    const row = await this.prepare(userId, request);
    await this.admission.require(jobOf(row.lane));
    addToLogContext({ job_id: row.id, analysis_id: row.id });
    await this.rows.insert(row);
    this.ring(row.lane, row.id, 0);
    return row.id;
  }

  /** The row of a request, not stored yet. @throws AppError as {@link submit} */
  async prepare(
    userId: string,
    { source, labels, priority = 'normal', ...request }: AnalysisRequest,
  ): Promise<NewAnalysis> {
    const options = await this.options.settled(userId, request.options);
    return {
      id: uuid(),
      userId,
      source: source.view,
      input: source.input,
      filePath: source.view.file_path ?? null,
      labels,
      depth: options.depth,
      options,
      lane: (options.depth === 'full' ? analysisRun : probeRun).lane,
      priority: priorityOf[priority],
      contentKey: contentKey(source.input),
      optionsKey: optionsKey(options),
    };
  }

  /** Whether what options name is there: all of them, or those of one item of a batch. @throws AppError of an unknown policy, check or threshold */
  async requireKnown(userId: string, options: Partial<NamedInOptions>): Promise<void> {
    await this.options.requireKnown(userId, options);
  }

  /** Rings for a stored row; says nothing when Redis is away. */
  ring(lane: string, id: string, attempt: number): void {
    this.doorbell
      .ring(jobOf(lane), id, attempt)
      .catch((error: unknown) =>
        this.logger.warn({ err: error, analysis_id: id }, 'the doorbell could not be rung; the reconciler will'),
      );
  }

  /** Waits for the worker's word; false when the limit of a synchronous call passed first and the job goes on. */
  async wait(id: string): Promise<boolean> {
    return this.jobWait.finished(this.rows.jobs, id, this.config.SYNC_TIMEOUT_MS);
  }

  /** @throws AppError ANALYSIS_NOT_FOUND */
  async body(visibility: Visibility, id: string): Promise<AnalysisBody> {
    const head = await this.rows.head(visibility, id);
    if (!head) throw analysisNotFound({ id });
    const key = `analysis:${id}:${head.version}`;
    const settled = head.status !== 'pending' && head.status !== 'running';
    const cached = settled ? await this.cache.get(key) : undefined;
    if (cached !== undefined) return { json: cached, etag: etagOf(id, head.version) };
    const row = await this.rows.find(visibility, id);
    if (!row) throw analysisNotFound({ id });
    const json = Buffer.from(JSON.stringify(fullAnalysis(row)));
    // The row may have changed since its head was read: the body is kept under the version it really has.
    if (settled) void this.cache.keep(`analysis:${id}:${row.version}`, json);
    return { json, etag: etagOf(id, row.version) };
  }

  /** The body of one's own analysis that was just made: read once, without the cache. */
  async freshBody(userId: string, id: string): Promise<AnalysisBody<string> & { settled: boolean }> {
    const row = await this.rows.find({ userId }, id);
    if (!row) throw analysisNotFound({ id });
    const settled = row.status !== 'pending' && row.status !== 'running';
    return { json: JSON.stringify(fullAnalysis(row)), etag: etagOf(id, row.version), settled };
  }

  async etag(visibility: Visibility, id: string): Promise<string> {
    const head = await this.rows.head(visibility, id);
    if (!head) throw analysisNotFound({ id });
    return etagOf(id, head.version);
  }

  /** Series over time; every one null where the depth saw none. @throws AppError ANALYSIS_NOT_FOUND */
  async timeline(visibility: Visibility, id: string): Promise<Record<string, unknown>> {
    const found = await this.rows.timeline(visibility, id);
    if (!found) throw analysisNotFound({ id });
    return found.timeline ?? {};
  }

  /** A finding's picture. @throws AppError ANALYSIS_NOT_FOUND, THUMBNAIL_NOT_FOUND */
  async thumbnail(visibility: Visibility, id: string, number: number): Promise<Buffer> {
    const png = await this.thumbnails.find(visibility, id, number);
    if (png !== null) return png;
    throw (await this.rows.head(visibility, id)) ? thumbnailNotFound({ number }) : analysisNotFound({ id });
  }

  /** A whole analysis as a document. @throws AppError ANALYSIS_NOT_FOUND */
  async document(visibility: Visibility, id: string): Promise<FullAnalysisView> {
    const row = await this.rows.find(visibility, id);
    if (!row) throw analysisNotFound({ id });
    return fullAnalysis(row);
  }

  /** @throws AppError ANALYSIS_NOT_FOUND, ANALYSIS_NOT_FINISHED */
  async requireSettled(visibility: Visibility, id: string): Promise<void> {
    const head = await this.rows.head(visibility, id);
    if (!head) throw analysisNotFound({ id });
    if (head.status === 'pending' || head.status === 'running') throw analysisNotFinished({ id, status: head.status });
  }

  /** The media of an earlier analysis of one's own as a source. @throws AppError ANALYSIS_NOT_FOUND */
  async sourceOf(userId: string, id: string): Promise<ResolvedSource> {
    const row = await this.rows.find({ userId }, id);
    if (!row) throw analysisNotFound({ id });
    const input = row.input.kind === 'upload' ? { ...row.input, ownedByAnalysis: false } : row.input;
    return { view: row.source, input };
  }

  /** ffprobe's JSON as printed. @throws AppError ANALYSIS_NOT_FOUND, ANALYSIS_NOT_FINISHED */
  async ffprobeJson(visibility: Visibility, id: string): Promise<string> {
    const found = await this.rows.ffprobeJson(visibility, id);
    if (!found) throw analysisNotFound({ id });
    if (found.json === null) throw analysisNotFinished({ id, status: found.status });
    return found.json;
  }

  async list(
    visibility: Visibility,
    filter: AnalysisFilter,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<AnalysisView>> {
    const page = await this.rows.page(visibility, filter, cursor, limit);
    return { items: page.items.map(listedAnalysis), nextCursor: page.nextCursor };
  }

  /** How the analysis stands, without the large documents. @throws AppError ANALYSIS_NOT_FOUND */
  async standing(
    visibility: Visibility,
    id: string,
  ): Promise<{ status: JobStatus; document: Record<string, unknown> }> {
    const row = await this.rows.find(visibility, id);
    if (!row) throw analysisNotFound({ id });
    return { status: row.status, document: { ...listedAnalysis(row) } };
  }

  /** @throws AppError ANALYSIS_NOT_FOUND, ANALYSIS_STATE when it had ended already */
  async cancel(userId: string, id: string): Promise<void> {
    const { status } = await this.standing({ userId }, id);
    if (!(await this.cancelIfUnfinished(id))) throw analysisState({ id, status, wanted: 'cancelled' });
  }

  /** @throws AppError ANALYSIS_NOT_FOUND, ANALYSIS_STATE unless it failed or was cancelled */
  async retry(userId: string, id: string): Promise<void> {
    const { status } = await this.standing({ userId }, id);
    const again = await this.rows.jobs.retry(id);
    if (!again) throw analysisState({ id, status, wanted: 'tried again' });
    this.ring(again.lane, id, again.attempt);
  }

  /** How many of a user's analyses wait or run. */
  async unfinished(userId: string): Promise<number> {
    return this.rows.unfinished(userId);
  }

  /** Removes everything of a user; running work is cancelled first. */
  async erase(userId: string): Promise<void> {
    for (const id of await this.rows.idsOf(userId)) await this.delete(userId, id).catch(unlessGone);
  }

  /** @returns false when it had ended already */
  private async cancelIfUnfinished(id: string): Promise<boolean> {
    if (!(await this.rows.jobs.cancel(id))) return false;
    this.words.say({ kind: 'cancel', id });
    this.words.say({ kind: 'finished', id });
    return true;
  }

  /** Cancels it first where it still runs. @throws AppError ANALYSIS_NOT_FOUND */
  async delete(userId: string, id: string): Promise<void> {
    const row = await this.rows.find({ userId }, id);
    if (!row) throw analysisNotFound({ id });
    await this.cancelIfUnfinished(id);
    await this.rows.delete(userId, id);
    if (row.input.kind === 'upload' && row.input.ownedByAnalysis) {
      await this.uploads.delete(userId, row.input.uploadId).catch(() => undefined);
    }
  }
}

function jobOf(lane: string): JobDefinition {
  return lane === analysisRun.lane ? analysisRun : probeRun;
}

function etagOf(id: string, version: number): string {
  return `"${id}-${version}"`;
}
