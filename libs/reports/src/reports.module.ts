import { BatchServiceModule } from '@app/batch';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Report } from './report.entity';
import { ReportRepository } from './report.repository';
import { ReportsService } from './reports.service';
import { ReportShares } from './share/report-shares';
import { SubjectReadings } from './subjects/subject-readings';

/** The service side: takes in orders, shows and shares what is written. */
@Module({
  imports: [TypeOrmModule.forFeature([Report]), BatchServiceModule],
  providers: [ReportRepository, SubjectReadings, ReportShares, ReportsService],
  exports: [ReportsService, ReportShares, ReportRepository, SubjectReadings, BatchServiceModule],
})
export class ReportsServiceModule {}
