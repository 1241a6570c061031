import { Handles } from '@app/queue';
import { reportRender, ReportsPipeline } from '@app/reports';
import { Injectable } from '@nestjs/common';

@Injectable()
export class ReportsProcessor {
  constructor(private readonly pipeline: ReportsPipeline) {}

  @Handles(reportRender)
  render(): Promise<void> {
    return this.pipeline.runNext();
  }
}
