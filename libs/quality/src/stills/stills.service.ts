import { CONFIG, type Config } from '@app/config';
import { errorKind } from '@app/errors';
import { Doorbell, JobWait } from '@app/queue';
import { OBJECT_STORE, type ObjectStore } from '@app/storage';
import { LOGGER, type Logger } from '@app/telemetry';
import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { Comparison } from '../comparison.entity';
import { comparisonNotFinished, frameNotFound } from '../errors';
import { ComparisonFrames } from '../frames/comparison-frames';
import { stillRun } from '../jobs';
import type { StillSide } from './comparison-still.entity';
import { StillRepository } from './still.repository';
import { worstPicturesKey } from './worst-pictures-key';

const stillNotReady = errorKind(
  'STILL_NOT_READY',
  'unavailable',
  () => 'The picture is being made; ask again in a moment.',
);

const stillFailed = errorKind<{ reason: string }>(
  'STILL_FAILED',
  'unprocessable',
  (d) => `The picture could not be made: ${d.reason}`,
);

/** Pictures of compared frames: asked for here, made by a worker, kept with their comparison. */
@Injectable()
export class StillsService {
  constructor(
    private readonly rows: StillRepository,
    private readonly frames: ComparisonFrames,
    private readonly doorbell: Doorbell,
    private readonly jobWait: JobWait,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** A PNG. @throws AppError COMPARISON_NOT_FINISHED, FRAME_NOT_FOUND, STILL_NOT_READY, STILL_FAILED */
  async png(
    comparison: Comparison,
    n: number,
    side: StillSide,
  ): Promise<{ bytes: Readable; sizeBytes: number | null }> {
    const { id, status, framesKey, userId } = comparison;
    if (framesKey === null) throw comparisonNotFinished({ id, status });
    const frame = await this.frames.find(framesKey, n);
    if (!frame) throw frameNotFound({ id, frame: n });
    const place = { referenceFrame: frame.reference_frame, distortedFrame: frame.distorted_frame };
    const still = await this.rows.provide({ userId, comparisonId: id, frame: n, side, ...place });
    if (still.status === 'failed') await this.rows.jobs.retry(still.id);
    const key = still.storageKey ?? (await this.made(still.id, still.attempt));
    return { bytes: await this.store.get(key), sizeBytes: await this.store.sizeBytes(key) };
  }

  async deleteOf(comparisonId: string): Promise<void> {
    for (const { storageKey } of await this.rows.of(comparisonId))
      if (storageKey !== null) await this.store.delete(storageKey);
    await this.store.delete(worstPicturesKey(comparisonId));
  }

  private async made(id: string, attempt: number): Promise<string> {
    this.doorbell
      .ring(stillRun, id, attempt)
      .catch((error: unknown) =>
        this.logger.warn({ err: error, still_id: id }, 'the doorbell could not be rung; the reconciler will'),
      );
    await this.jobWait.finished(this.rows.jobs, id, this.config.SYNC_TIMEOUT_MS);
    const now = await this.rows.find(id);
    if (now?.storageKey != null) return now.storageKey;
    if (now?.status === 'failed') throw stillFailed({ reason: textOf(now.error?.['detail']) });
    throw stillNotReady({}, { retryAfterSec: 5 });
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : 'for no known reason';
}
