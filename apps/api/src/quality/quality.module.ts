import { QualityServiceModule } from '@app/quality';
import { Module } from '@nestjs/common';
import { DistortedSides } from './distorted-sides';
import { ComparisonFramesController } from './comparison-frames.controller';
import { ComparisonsController } from './comparisons.controller';
import { QualityController } from './quality.controller';

@Module({
  imports: [QualityServiceModule],
  controllers: [QualityController, ComparisonsController, ComparisonFramesController],
  providers: [DistortedSides],
})
export class QualityModule {}
