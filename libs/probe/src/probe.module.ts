import { MediaModule } from '@app/media';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Analysis } from './analysis.entity';
import { AnalysisRepository } from './analysis.repository';
import { ProbeService } from './probe.service';
import { QualityMetrics } from './quality-metrics.entity';

/** The service side: accepts and shows. */
@Module({
  imports: [TypeOrmModule.forFeature([Analysis, QualityMetrics]), MediaModule],
  providers: [AnalysisRepository, ProbeService],
  exports: [AnalysisRepository, ProbeService, MediaModule],
})
export class ProbeServiceModule {}
