import { Quotas, UserData } from '@app/auth';
import { QualityService, QualityServiceModule } from '@app/quality';
import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module';
import { DistortedSides } from './distorted-sides';
import { ComparisonFramesController } from './comparison-frames.controller';
import { ComparisonsController } from './comparisons.controller';
import { QualityController } from './quality.controller';

@Module({
  imports: [AuthModule, QualityServiceModule],
  controllers: [QualityController, ComparisonsController, ComparisonFramesController],
  providers: [DistortedSides],
})
export class QualityModule {
  constructor(userData: UserData, quotas: Quotas, quality: QualityService) {
    userData.register({ name: 'comparisons', tables: ['comparisons'], erase: (userId) => quality.erase(userId) });
    quotas.measureBy('runningJobs', (userId) => quality.unfinished(userId));
  }
}
