import { insightWrite, InsightsPipeline } from '@app/llm';
import { Handles } from '@app/queue';
import { Injectable } from '@nestjs/common';

@Injectable()
export class LlmProcessor {
  constructor(private readonly pipeline: InsightsPipeline) {}

  @Handles(insightWrite)
  write(): Promise<void> {
    return this.pipeline.runNext();
  }
}
