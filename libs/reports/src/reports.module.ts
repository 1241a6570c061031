import { BatchServiceModule } from '@app/batch';
import { QualityPipelineModule } from '@app/quality';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Report } from './report.entity';
import { ReportWriter } from './renderers/report-writer';
import { ReportRepository } from './report.repository';
import { ReportsPipeline } from './reports-pipeline';
import { ReportsService } from './reports.service';
import { ReportShares } from './share/report-shares';
import { FramePictures } from './subjects/frame-pictures';
import { SubjectReadings } from './subjects/subject-readings';

@Module({
  imports: [TypeOrmModule.forFeature([Report]), BatchServiceModule],
  providers: [ReportRepository, SubjectReadings, ReportShares, ReportsService],
  exports: [ReportsService, ReportShares, ReportRepository, SubjectReadings, BatchServiceModule],
})
export class ReportsServiceModule {}

@Module({
  imports: [ReportsServiceModule, QualityPipelineModule],
  providers: [FramePictures, ReportWriter, ReportsPipeline],
  exports: [ReportsPipeline, ReportsServiceModule],
})
export class ReportsPipelineModule {}
