import { BatchServiceModule } from '@app/batch';
import { PinningResolver, SafeFetcher } from '@app/outbound';
import { ProbeServiceModule } from '@app/probe';
import { QualityServiceModule } from '@app/quality';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AskService } from './ask/ask.service';
import { Conversation } from './ask/conversation.entity';
import { ConversationRepository } from './ask/conversation.repository';
import { ProviderUsage } from './budget/provider-usage.entity';
import { TokenBudget } from './budget/token-budget';
import { TokenUsage } from './budget/token-usage.entity';
import { Insight } from './insight.entity';
import { InsightRepository } from './insight.repository';
import { InsightsService } from './insights.service';
import { Providers } from './providers/providers';
import { SubjectDigests } from './subject-digests';

const entities = [Insight, Conversation, TokenUsage, ProviderUsage];

/** The service side: answers questions, takes in and shows insights. */
@Module({
  imports: [TypeOrmModule.forFeature(entities), ProbeServiceModule, QualityServiceModule, BatchServiceModule],
  providers: [
    InsightRepository,
    ConversationRepository,
    SubjectDigests,
    TokenBudget,
    // The door for language models: which private host may be reached is said with each provider.
    { provide: SafeFetcher, useFactory: () => new SafeFetcher({ resolver: new PinningResolver() }) },
    Providers,
    AskService,
    InsightsService,
  ],
  exports: [InsightsService, AskService, InsightRepository, SubjectDigests, Providers, TokenBudget],
})
export class LlmServiceModule {}
