import { Quotas, UserData } from '@app/auth';
import { BatchService, BatchServiceModule } from '@app/batch';
import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module';
import { AnalyzeController } from './analyze.controller';
import { BatchesController } from './batches.controller';
import { BatchJobsController } from './batch-jobs.controller';

@Module({
  imports: [AuthModule, BatchServiceModule],
  controllers: [AnalyzeController, BatchesController, BatchJobsController],
})
export class BatchModule {
  constructor(userData: UserData, quotas: Quotas, batches: BatchService) {
    quotas.measureBy('waitingItems', (userId) => batches.waitingItems(userId));
    userData.register({ name: 'batches', tables: ['batches'], erase: (userId) => batches.erase(userId) });
  }
}
