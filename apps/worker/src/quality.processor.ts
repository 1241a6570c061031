import { comparisonRun, QualityPipeline, StillsPipeline, stillRun } from '@app/quality';
import { Handles } from '@app/queue';
import { Injectable } from '@nestjs/common';

@Injectable()
export class QualityProcessor {
  constructor(
    private readonly pipeline: QualityPipeline,
    private readonly stills: StillsPipeline,
  ) {}

  @Handles(comparisonRun)
  compare(): Promise<void> {
    return this.pipeline.runNext();
  }

  @Handles(stillRun)
  still(): Promise<void> {
    return this.stills.runNext();
  }
}
