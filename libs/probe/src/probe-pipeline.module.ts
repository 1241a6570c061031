import { mediaToolsProvider, MediaTools } from '@app/ffmpeg';
import { Module } from '@nestjs/common';
import { ProbePipeline } from './probe-pipeline';
import { ProbeSource } from './probe-source';
import { PictureFindings } from './thumbnails/picture-findings';
import { ProbeServiceModule } from './probe.module';

/** The work side: runs tools and judges. */
@Module({
  imports: [ProbeServiceModule],
  providers: [mediaToolsProvider, ProbeSource, PictureFindings, ProbePipeline],
  exports: [ProbePipeline, MediaTools, ProbeServiceModule],
})
export class ProbePipelineModule {}
