import { MediaModule } from '@app/media';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Analyses } from './analyses';
import { Analysis } from './analysis.entity';
import { AnalysisRepository } from './analysis.repository';
import { CallerKnocks } from './caller-knocks';
import { HeaderHints } from './header-hint';
import { ProbeService } from './probe.service';
import { AnalysisThumbnail } from './thumbnails/analysis-thumbnail.entity';
import { ThumbnailRepository } from './thumbnails/thumbnail.repository';
import { QualityMetrics } from './quality-metrics.entity';
import { RequestedOptions } from './requested-options';
import { Verdicts } from './verdicts';

/** The service side: accepts and shows. It asks for a PolicyBook, which the application gives. */
@Module({
  imports: [TypeOrmModule.forFeature([Analysis, AnalysisThumbnail, QualityMetrics]), MediaModule],
  providers: [
    AnalysisRepository,
    ThumbnailRepository,
    Verdicts,
    RequestedOptions,
    Analyses,
    CallerKnocks,
    HeaderHints,
    ProbeService,
  ],
  exports: [HeaderHints, AnalysisRepository, ThumbnailRepository, Verdicts, Analyses, ProbeService, MediaModule],
})
export class ProbeServiceModule {}
