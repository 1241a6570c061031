import { ProbeServiceModule } from '@app/probe';
import { Module } from '@nestjs/common';
import { AnalysesController } from './analyses.controller';
import { AnalysisJobsController } from './analysis-jobs.controller';
import { ChecksController } from './checks.controller';
import { ProbeController } from './probe.controller';
import { UploadsController } from './uploads.controller';

@Module({
  imports: [ProbeServiceModule],
  controllers: [ChecksController, ProbeController, AnalysesController, AnalysisJobsController, UploadsController],
})
export class ProbeModule {}
