import { type Attempt, type Ending, LeaseRunner } from '@app/queue';
import { OBJECT_STORE, type ObjectStore } from '@app/storage';
import { Inject, Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { planPictures } from '../compare/picture-plan';
import type { Comparison } from '../comparison.entity';
import { ComparisonRepository } from '../comparison.repository';
import { capabilityMissing, comparisonNotFound, pictureSizeUnknown } from '../errors';
import { stillRun } from '../jobs';
import { SideOpener } from '../open-side';
import { howToGetLibvmaf } from '../quality-abilities';
import { QualityTools } from '../quality-tools';
import type { StillSide } from './comparison-still.entity';
import { stillGraph } from './still-graph';
import { stillLimits } from './still-limits';
import { StillRepository } from './still.repository';

/** Makes pictures of compared frames. */
@Injectable()
export class StillsPipeline {
  constructor(
    private readonly rows: StillRepository,
    private readonly comparisons: ComparisonRepository,
    private readonly leases: LeaseRunner,
    private readonly sides: SideOpener,
    private readonly tools: QualityTools,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  async runNext(): Promise<void> {
    await this.leases.runNext(this.rows.jobs, stillRun, (attempt) => this.make(attempt));
  }

  private async make(attempt: Attempt): Promise<Ending> {
    const { row } = attempt;
    const comparison = await this.comparisons.find('everything', row['comparison_id'] as string);
    if (!comparison) throw comparisonNotFound({ id: row['comparison_id'] as string });
    const png = await this.picture(comparison, row['side'] as StillSide, attempt, {
      reference: row['reference_frame'] as number,
      distorted: row['distorted_frame'] as number,
    });
    const key = `comparisons/${comparison.id.slice(-2)}/${comparison.id}-${attempt.id}-${attempt.attempt}.png`;
    await this.store.put(key, Readable.from([png]));
    return { outcome: 'completed', columns: { storage_key: key, progress: null } };
  }

  private async picture(
    comparison: Comparison,
    side: StillSide,
    { signal }: Attempt,
    frames: { reference: number; distorted: number },
  ): Promise<Buffer> {
    const { ffmpeg } = this.tools;
    if (!ffmpeg)
      throw capabilityMissing({ capability: 'A picture', reason: 'There is no ffmpeg.', how: howToGetLibvmaf });
    const sides = {
      reference: { input: comparison.referenceInput, view: comparison.reference },
      distorted: { input: comparison.distortedInput, view: comparison.distorted },
    };
    return this.sides.open(sides, signal, async ({ reference, distorted }) => {
      const plan = planPictures(
        reference.video,
        distorted.video,
        comparison.options.scaling,
        comparison.alignment?.deinterlaced,
      );
      if (!plan) throw pictureSizeUnknown({});
      const streams = { reference: reference.video.index, distorted: distorted.video.index };
      const { inputs, graph } = stillGraph(side, frames, streams, plan);
      const { stdout } = await ffmpeg.run({
        inputs: inputs.map((which) => ({ input: (which === 'reference' ? reference : distorted).input })),
        signal,
        limits: stillLimits,
        output: () => [
          '-filter_complex',
          graph,
          '-map',
          '[out]',
          '-frames:v',
          '1',
          '-c:v',
          'png',
          '-f',
          'image2pipe',
          'pipe:1',
        ],
      });
      return stdout;
    });
  }
}
