import { MediaModule } from '@app/media';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Analysis } from './analysis.entity';
import { AnalysisRepository } from './analysis.repository';
import { ProbeService } from './probe.service';
import { QualityMetrics } from './quality-metrics.entity';
import { Verdicts } from './verdicts';

/** The service side: accepts and shows. It asks for a PolicyBook, which the application gives. */
@Module({
  imports: [TypeOrmModule.forFeature([Analysis, QualityMetrics]), MediaModule],
  providers: [AnalysisRepository, Verdicts, ProbeService],
  exports: [AnalysisRepository, Verdicts, ProbeService, MediaModule],
})
export class ProbeServiceModule {}
