import { CONFIG, type Config } from '@app/config';
import { unlessGone } from '@app/errors';
import { type ResolvedSource, Uploads } from '@app/media';
import { Admission, Doorbell, type JobDefinition, type JobStatus, JobWait, type WaitEnd, Words } from '@app/queue';
import { addToLogContext, LOGGER, type Logger } from '@app/telemetry';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { AnalysisOptions } from './analysis-options';
import type { Visibility } from './analysis-query';
import { AnalysisRepository, type NewAnalysis } from './analysis.repository';
import { listedAnalysis } from './analysis-view';
import { AwaitedBell } from './awaited-bell';
import { CallerKnocks } from './caller-knocks';
import { analysisNotFound, analysisState } from './errors';
import { analysisRun, probeRun } from './jobs';
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

/** Accepts analyses, and what their owners decide of them later; the work is the pipeline's, showing them {@link Analyses}. */
@Injectable()
export class ProbeService {
  constructor(
    private readonly rows: AnalysisRepository,
    private readonly doorbell: Doorbell,
    private readonly admission: Admission,
    private readonly words: Words,
    private readonly jobWait: JobWait,
    private readonly uploads: Uploads,
    private readonly options: RequestedOptions,
    private readonly knocks: CallerKnocks,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Row first, doorbell second: once this returns the analysis is never lost.
   * @throws AppError of an unknown policy or check, and as `CallbackUrls.accept` for its `webhook_url`
   */
  async submit(userId: string, request: AnalysisRequest): Promise<string> {
    const row = await this.prepare(userId, request);
    await this.admission.require(jobOf(row.lane));
    addToLogContext({ job_id: row.id, analysis_id: row.id });
    await this.rows.insert(row);
    void this.ring(row.lane, row.id, 0);
    return row.id;
  }

  /**
   * As {@link submit}, for a caller who waits for the end: they are promised nothing until then, so neither the row's way to the disk nor the
   * bell's way to a worker is waited for. Whoever answers before the end calls {@link keep} first.
   * @throws AppError as {@link submit}
   */
  async begin(userId: string, request: AnalysisRequest): Promise<{ id: string; end: Promise<WaitEnd> }> {
    const row = await this.prepare(userId, request);
    await this.admission.require(jobOf(row.lane));
    addToLogContext({ job_id: row.id, analysis_id: row.id });
    const bell = new AwaitedBell((again) => this.ring(row.lane, row.id, 0, again));
    const end = this.jobWait.end(bell.over(this.rows.jobs), row.id, this.config.SYNC_TIMEOUT_MS);
    const bellInMs = this.knocks.knockFor(jobOf(row.lane), row, end);
    // On its way before the bell is.
    const stored = bell.whileStoring(this.rows.insertAwaited(row, this.config.instanceId), bellInMs);
    void end.then(({ finished }) => (finished ? bell.rest() : bell.now()));
    await stored;
    return { id: row.id, end };
  }

  /** Resolves when what was accepted is on the disk and may be promised. */
  async keep(): Promise<void> {
    await this.rows.keep();
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
  async ring(lane: string, id: string, attempt: number, again = false): Promise<void> {
    await this.doorbell
      .ring(jobOf(lane), id, attempt, again)
      .catch((error: unknown) =>
        this.logger.warn({ err: error, analysis_id: id }, 'the doorbell could not be rung; the reconciler will'),
      );
  }

  /** Waits for the worker's word; false when the limit of a synchronous call passed first and the job goes on. */
  async wait(id: string): Promise<boolean> {
    return this.jobWait.finished(this.rows.jobs, id, this.config.SYNC_TIMEOUT_MS);
  }

  /** The media of an earlier analysis of one's own as a source. @throws AppError ANALYSIS_NOT_FOUND */
  async sourceOf(userId: string, id: string): Promise<ResolvedSource> {
    const row = await this.rows.find({ userId }, id);
    if (!row) throw analysisNotFound({ id });
    const input = row.input.kind === 'upload' ? { ...row.input, ownedByAnalysis: false } : row.input;
    return { view: row.source, input };
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
    void this.ring(again.lane, id, again.attempt);
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
