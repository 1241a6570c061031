import { Module } from '@nestjs/common';
import { InsightWriter } from './insight-writer';
import { InsightsPipeline } from './insights-pipeline';
import { LlmServiceModule } from './llm.module';
import { RequestedInsights } from './requested-insights';

/** The work side: writes insights. */
@Module({
  imports: [LlmServiceModule],
  providers: [InsightWriter, InsightsPipeline, RequestedInsights],
  exports: [InsightsPipeline],
})
export class LlmPipelineModule {}
