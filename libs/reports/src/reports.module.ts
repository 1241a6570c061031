import { ProbeServiceModule } from '@app/probe';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Report } from './report.entity';
import { ReportRepository } from './report.repository';
import { ReportsPipeline } from './reports-pipeline';
import { ReportsService } from './reports.service';

@Module({
  imports: [TypeOrmModule.forFeature([Report]), ProbeServiceModule],
  providers: [ReportRepository, ReportsService],
  exports: [ReportsService, ReportRepository, ProbeServiceModule],
})
export class ReportsServiceModule {}

@Module({ imports: [ReportsServiceModule], providers: [ReportsPipeline], exports: [ReportsPipeline] })
export class ReportsPipelineModule {}
