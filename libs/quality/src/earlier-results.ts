import { serviceVersion } from '@app/config';
import { AppError } from '@app/errors';
import type { SourceView } from '@app/media';
import type { Attempt, Ending } from '@app/queue';
import { Injectable } from '@nestjs/common';
import { ComparisonRepository } from './comparison.repository';
import type { Comparison } from './comparison.entity';
import type { ComparisonOptions } from './comparison-documents';
import { ComparisonFrames } from './frames/comparison-frames';
import { judge } from './metrics/fail-below';
import type { QualityAbilities } from './quality-abilities';

/** Figures that were measured before for the same owner, of the same bytes with the same tools. */
@Injectable()
export class EarlierResults {
  constructor(
    private readonly rows: ComparisonRepository,
    private readonly frames: ComparisonFrames,
  ) {}

  /** How the attempt ends without measuring, judged by its own limits; null when it has to be measured. */
  async of({ id, attempt, row }: Attempt, abilities: QualityAbilities): Promise<Ending | null> {
    const { user_id: userId, reuse_key: key } = row as Record<string, string | null>;
    const options = row['options'] as ComparisonOptions;
    if (options.fresh || !userId || !key) return null;
    const earlier = await this.rows.reusable(userId, key, {
      ffmpeg_version: abilities.ffmpeg_version ?? '',
      libvmaf_version: abilities.libvmaf_version,
      service_version: serviceVersion,
    });
    if (!earlier) return null;
    const framesKey = await this.ownFrames(earlier, { id, attempt });
    if (framesKey === 'gone') return null;
    const { picture } = earlier.distorted;
    return {
      outcome: 'completed',
      columns: {
        distorted: { ...(row['distorted'] as SourceView), ...(picture && { picture }) },
        validity: earlier.validity,
        alignment: earlier.alignment,
        metrics: earlier.metrics,
        not_measured: earlier.notMeasured,
        verdict: judge(options.fail_below, earlier.metrics),
        engine: earlier.engine,
        frames_key: framesKey,
        frame_count: earlier.frameCount,
        reused_from: earlier.id,
        progress: null,
      },
    };
  }

  /** A copy: either comparison may be deleted without the other. */
  private async ownFrames({ framesKey }: Comparison, attempt: { id: string; attempt: number }): Promise<string | null> {
    if (framesKey === null) return null;
    try {
      return await this.frames.copy(framesKey, attempt);
    } catch (error) {
      if (error instanceof AppError && error.code === 'OBJECT_GONE') return 'gone';
      throw error;
    }
  }
}
