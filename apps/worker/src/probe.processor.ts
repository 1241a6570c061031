import { analysisRun, ProbePipeline, probeRun } from '@app/probe';
import { Handles } from '@app/queue';
import { Injectable } from '@nestjs/common';

@Injectable()
export class ProbeProcessor {
  constructor(private readonly pipeline: ProbePipeline) {}

  @Handles(probeRun)
  quick(rung?: string, hint?: string): Promise<void> {
    if (rung !== undefined && hint) return this.pipeline.runKnocked(probeRun, rung, hint);
    return this.pipeline.runNext(probeRun, rung);
  }

  @Handles(analysisRun)
  heavy(rung?: string): Promise<void> {
    return this.pipeline.runNext(analysisRun, rung);
  }
}
