import { ProbeService, ProbeServiceModule } from '@app/probe';
import { Quotas, UserData } from '@app/auth';
import { Uploads } from '@app/media';
import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module';
import { AnalysesController } from './analyses.controller';
import { AnalysisJobsController } from './analysis-jobs.controller';
import { ChecksController } from './checks.controller';
import { ProbeAnswers } from './probe-answers';
import { ProbeController } from './probe.controller';
import { StreamProbesController } from './stream-probes.controller';
import { UploadsController } from './uploads.controller';

@Module({
  imports: [AuthModule, ProbeServiceModule],
  controllers: [
    ChecksController,
    ProbeController,
    StreamProbesController,
    AnalysesController,
    AnalysisJobsController,
    UploadsController,
  ],
  providers: [ProbeAnswers],
})
export class ProbeModule {
  constructor(userData: UserData, quotas: Quotas, uploads: Uploads, probes: ProbeService) {
    userData.register({ name: 'uploads', tables: ['uploads'], erase: (userId) => uploads.erase(userId) });
    userData.register({ name: 'analyses', tables: ['analyses'], erase: (userId) => probes.erase(userId) });
    quotas.measureBy('storedBytes', (userId) => uploads.storedBytes(userId));
    quotas.measureBy('runningJobs', (userId) => probes.unfinished(userId));
  }
}
