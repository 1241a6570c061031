import { Module } from '@nestjs/common';
import { BatchServiceModule } from './batch.module';
import { Admission } from './feed/admit';
import { Expansion } from './feed/expand';
import { BatchFeeder } from './feed/feeder';
import { ItemPreparation } from './feed/prepare';
import { FeedRound } from './feed/round';

/** The work side: finds items, hands them to the workers and takes over how they ended. */
@Module({
  imports: [BatchServiceModule],
  providers: [ItemPreparation, Admission, Expansion, FeedRound, BatchFeeder],
  exports: [FeedRound, BatchFeeder, BatchServiceModule],
})
export class BatchPipelineModule {}
