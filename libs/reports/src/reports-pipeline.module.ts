import { QualityPipelineModule } from '@app/quality';
import { Module } from '@nestjs/common';
import { ReportWriter } from './renderers/report-writer';
import { ReportsPipeline } from './reports-pipeline';
import { ReportsServiceModule } from './reports.module';
import { FramePictures } from './subjects/frame-pictures';

/** The work side: writes reports. */
@Module({
  imports: [ReportsServiceModule, QualityPipelineModule],
  providers: [FramePictures, ReportWriter, ReportsPipeline],
  exports: [ReportsPipeline, ReportsServiceModule],
})
export class ReportsPipelineModule {}
