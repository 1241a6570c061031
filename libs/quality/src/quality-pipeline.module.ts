import { LocalCopies } from '@app/media';
import { ProbePipelineModule } from '@app/probe';
import { Module } from '@nestjs/common';
import { EarlierResults } from './earlier-results';
import { SideOpener } from './open-side';
import { QualityPipeline } from './quality-pipeline';
import { QualityServiceModule } from './quality.module';
import { QualityTools } from './quality-tools';
import { StillsPipeline } from './stills/stills-pipeline';
import { WorstPictures } from './stills/worst-pictures';

/** The work side: runs tools and judges. The media tools are those of probing. */
@Module({
  imports: [QualityServiceModule, ProbePipelineModule],
  providers: [QualityTools, EarlierResults, LocalCopies, SideOpener, QualityPipeline, StillsPipeline, WorstPictures],
  exports: [QualityPipeline, StillsPipeline, QualityTools, WorstPictures],
})
export class QualityPipelineModule {}
