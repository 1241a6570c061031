import { CONFIG, type Config } from '@app/config';
import { unlessGone } from '@app/errors';
import { CallbackUrls } from '@app/outbound';
import type { Page } from '@app/database';
import type { Visibility } from '@app/probe';
import { Admission, Doorbell, JobWait, type JobStatus, Words } from '@app/queue';
import { addToLogContext, LOGGER, type Logger } from '@app/telemetry';
import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { Comparison } from './comparison.entity';
import { ComparisonRepository, type NewComparison } from './comparison.repository';
import { comparisonView, type ComparisonView } from './comparison-view';
import { comparisonNotFinished, comparisonNotFound, comparisonState } from './errors';
import { ComparisonFrames } from './frames/comparison-frames';
import type { FrameFormat } from './frames/frame-lines';
import { comparisonRun } from './jobs';
import { AnnouncedAbilities, type QualityAbilities, requireAbilities } from './quality-abilities';
import { type ComparisonRequest, rowsOf } from './comparison-request';
import type { StillSide } from './stills/comparison-still.entity';
import { StillsService } from './stills/stills.service';

const mostAtOnce = 200;

/** Accepts comparisons and shows them; the work is the pipeline's. */
@Injectable()
export class QualityService {
  private readonly callbacks: CallbackUrls;

  constructor(
    private readonly rows: ComparisonRepository,
    private readonly frames: ComparisonFrames,
    private readonly stills: StillsService,
    private readonly announced: AnnouncedAbilities,
    private readonly doorbell: Doorbell,
    private readonly admission: Admission,
    private readonly words: Words,
    private readonly jobWait: JobWait,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.callbacks = new CallbackUrls(config);
  }

  /**
   * Rows first, doorbell second: once this returns no comparison is lost.
   * @returns their ids in the order of the distorted sides
   * @throws AppError CAPABILITY_MISSING, and as {@link CallbackUrls.accept} for its `webhook_url`
   */
  async submit(userId: string, { reference, distorted, options }: ComparisonRequest): Promise<string[]> {
    const rows = await this.prepare(userId, { reference, distorted, options });
    await this.admission.require(comparisonRun);
    addToLogContext({ job_id: rows[0]?.id });
    await this.rows.insert(rows);
    for (const { id } of rows) this.ring(id);
    return rows.map(({ id }) => id);
  }

  /** The rows of a request, not stored yet. @throws AppError CAPABILITY_MISSING, NOT_AVAILABLE */
  async prepare(userId: string, { reference, distorted, options }: ComparisonRequest): Promise<NewComparison[]> {
    const abilities = await this.announced.read();
    if (abilities) requireAbilities(abilities, options.metrics, options.vmaf_model);
    const { webhook_url } = options;
    const told = webhook_url === null ? null : this.callbacks.accept(webhook_url);
    return rowsOf(userId, { reference, distorted, options: { ...options, webhook_url: told } });
  }

  /** Waits for the worker's word; false when the limit of a synchronous call passed first for any of them. */
  async wait(ids: readonly string[]): Promise<boolean> {
    const ended = await Promise.all(
      ids.map((id) => this.jobWait.finished(this.rows.jobs, id, this.config.SYNC_TIMEOUT_MS)),
    );
    return ended.every(Boolean);
  }

  /** @throws AppError COMPARISON_NOT_FOUND */
  async get(visibility: Visibility, id: string): Promise<ComparisonView> {
    return comparisonView(await this.row(visibility, id));
  }

  async list(
    visibility: Visibility,
    analysisId: string | undefined,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<ComparisonView>> {
    const page = await this.rows.page(visibility, analysisId, cursor, limit);
    return { items: page.items.map(comparisonView), nextCursor: page.nextCursor };
  }

  /** For those who follow it. @throws AppError COMPARISON_NOT_FOUND */
  async standing(
    visibility: Visibility,
    id: string,
  ): Promise<{ status: JobStatus; document: Record<string, unknown> }> {
    const view = await this.get(visibility, id);
    return { status: view.status, document: { ...view } };
  }

  /** @throws AppError COMPARISON_NOT_FOUND, COMPARISON_STATE when it had ended already */
  async cancel(userId: string, id: string): Promise<void> {
    const { status } = await this.row({ userId }, id);
    if (!(await this.cancelIfUnfinished(id))) throw comparisonState({ id, status, wanted: 'cancelled' });
  }

  /** @throws AppError COMPARISON_NOT_FOUND, COMPARISON_STATE unless it failed or was cancelled */
  async retry(userId: string, id: string): Promise<void> {
    const { status } = await this.row({ userId }, id);
    const again = await this.rows.jobs.retry(id);
    if (!again) throw comparisonState({ id, status, wanted: 'tried again' });
    this.ring(id, again.attempt);
  }

  /** Cancels it first where it still runs. @throws AppError COMPARISON_NOT_FOUND */
  async delete(userId: string, id: string): Promise<void> {
    await this.row({ userId }, id);
    await this.cancelIfUnfinished(id);
    const row = await this.row({ userId }, id);
    await this.stills.deleteOf(id);
    // The bytes first: after a failure the row still says where they are.
    if (row.framesKey !== null) await this.frames.delete(row.framesKey);
    await this.rows.delete(id);
  }

  /** How many of a user's comparisons wait or run. */
  async unfinished(userId: string): Promise<number> {
    return this.rows.unfinished(userId);
  }

  /** Removes everything of a user; running work is cancelled first. */
  async erase(userId: string): Promise<void> {
    for (const id of await this.rows.idsOf(userId)) await this.delete(userId, id).catch(unlessGone);
  }

  /** Removes what ended longer ago than that, with its frames and pictures. @returns how many */
  async deleteEndedBefore(days: number): Promise<number> {
    const old = await this.rows.jobs.endedBefore(days, mostAtOnce);
    for (const { id, user_id } of old) await this.delete(user_id, id);
    return old.length;
  }

  /** Every frame of every metric. @throws AppError COMPARISON_NOT_FOUND, COMPARISON_NOT_FINISHED */
  async framesOf(visibility: Visibility, id: string, format: FrameFormat): Promise<Readable> {
    const row = await this.row(visibility, id);
    if (row.framesKey === null) throw comparisonNotFinished({ id, status: row.status });
    return this.frames.read(row.framesKey, format);
  }

  /** A picture of a compared frame, PNG. @throws AppError COMPARISON_NOT_FOUND and those of {@link StillsService.png} */
  async still(
    visibility: Visibility,
    id: string,
    n: number,
    side: StillSide,
  ): Promise<{ bytes: Readable; sizeBytes: number | null }> {
    return this.stills.png(await this.row(visibility, id), n, side);
  }

  /** What the workers' build can measure; null when no worker says. */
  async abilities(): Promise<QualityAbilities | null> {
    return this.announced.readPatiently();
  }

  private async row(visibility: Visibility, id: string): Promise<Comparison> {
    const row = await this.rows.find(visibility, id);
    if (!row) throw comparisonNotFound({ id });
    return row;
  }

  /** Rings for a stored row; says nothing when Redis is away. */
  ring(id: string, attempt = 0): void {
    this.doorbell
      .ring(comparisonRun, id, attempt)
      .catch((error: unknown) =>
        this.logger.warn({ err: error, comparison_id: id }, 'the doorbell could not be rung; the reconciler will'),
      );
  }

  private async cancelIfUnfinished(id: string): Promise<boolean> {
    if (!(await this.rows.jobs.cancel(id))) return false;
    this.words.say({ kind: 'cancel', id });
    this.words.say({ kind: 'finished', id });
    return true;
  }
}
