import { analysisRun, ProbePipeline, probeRun } from '@app/probe';
import { Handles } from '@app/queue';
import { Injectable } from '@nestjs/common';

@Injectable()
export class ProbeProcessor {
  constructor(private readonly pipeline: ProbePipeline) {}

  @Handles(probeRun)
  quick(): Promise<void> {
    return this.pipeline.runNext(probeRun);
  }

  @Handles(analysisRun)
  heavy(): Promise<void> {
    return this.pipeline.runNext(analysisRun);
  }
}
