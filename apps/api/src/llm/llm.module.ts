import { UserData } from '@app/auth';
import { InsightsService, LlmServiceModule } from '@app/llm';
import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module';
import { AskController } from './ask.controller';
import { InsightsController } from './insights.controller';

/** Results in words. */
@Module({ imports: [AuthModule, LlmServiceModule], controllers: [InsightsController, AskController] })
export class LlmModule {
  constructor(userData: UserData, insights: InsightsService) {
    userData.register({
      name: 'insights',
      tables: ['insights', 'llm_conversations'],
      erase: (userId) => insights.erase(userId),
    });
  }
}
