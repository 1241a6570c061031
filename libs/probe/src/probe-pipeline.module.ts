import { mediaToolsProvider, MediaTools } from '@app/ffmpeg';
import { PackageFiles } from '@app/media';
import { Module } from '@nestjs/common';
import { ComparableRenditions } from './ladder/comparable-renditions';
import { LadderPipeline } from './ladder/ladder-pipeline';
import { ProbePipeline } from './probe-pipeline';
import { ProbeSource } from './probe-source';
import { PictureFindings } from './thumbnails/picture-findings';
import { ProbeServiceModule } from './probe.module';

/** The work side: runs tools and judges. */
@Module({
  imports: [ProbeServiceModule],
  providers: [
    mediaToolsProvider,
    PackageFiles,
    ProbeSource,
    PictureFindings,
    LadderPipeline,
    ComparableRenditions,
    ProbePipeline,
  ],
  exports: [ProbePipeline, ComparableRenditions, MediaTools, ProbeServiceModule],
})
export class ProbePipelineModule {}
