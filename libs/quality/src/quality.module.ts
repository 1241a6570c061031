import { ProbeServiceModule } from '@app/probe';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Comparison } from './comparison.entity';
import { ComparisonRepository } from './comparison.repository';
import { ComparisonFrames } from './frames/comparison-frames';
import { AnnouncedAbilities } from './quality-abilities';
import { QualityService } from './quality.service';
import { ComparisonStill } from './stills/comparison-still.entity';
import { StillRepository } from './stills/still.repository';
import { StillsService } from './stills/stills.service';

/** The service side: accepts and shows. */
@Module({
  imports: [TypeOrmModule.forFeature([Comparison, ComparisonStill]), ProbeServiceModule],
  providers: [
    ComparisonRepository,
    ComparisonFrames,
    StillRepository,
    StillsService,
    AnnouncedAbilities,
    QualityService,
  ],
  exports: [ComparisonRepository, ComparisonFrames, StillRepository, QualityService, ProbeServiceModule],
})
export class QualityServiceModule {}
