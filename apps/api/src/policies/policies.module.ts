import { UserData } from '@app/auth';
import { PoliciesService, PoliciesServiceModule, WaiversService } from '@app/policies';
import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module';
import { JudgingController } from './judging.controller';
import { PoliciesController } from './policies.controller';
import { PolicySchemaController } from './policy-schema.controller';
import { WaiversController } from './waivers.controller';

@Module({
  imports: [AuthModule, PoliciesServiceModule],
  controllers: [PolicySchemaController, PoliciesController, JudgingController, WaiversController],
})
export class PoliciesModule {
  constructor(userData: UserData, policies: PoliciesService, waivers: WaiversService) {
    userData.register({ name: 'waivers', tables: ['policy_waivers'], erase: (userId) => waivers.erase(userId) });
    userData.register({ name: 'policies', tables: ['policies'], erase: (userId) => policies.erase(userId) });
  }
}
