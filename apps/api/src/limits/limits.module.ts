import { CONFIG, type Config } from '@app/config';
import { Module } from '@nestjs/common';
import { ThrottlerModule } from '@nestjs/throttler';
import { BudgetGuard } from './budget.guard';
import { budgetOptions } from './budget-options';
import { FailedAuthentications } from './failed-authentications';
import { SharedBudgets } from './shared-budgets';
import { StandingOnEveryReply } from './standing-on-every-reply';

/** How much anybody may ask. The guards are put in their order by AuthModule: authentication, budgets, authorisation. */
@Module({
  imports: [ThrottlerModule.forRootAsync({ inject: [CONFIG], useFactory: (config: Config) => budgetOptions(config) })],
  providers: [SharedBudgets, FailedAuthentications, BudgetGuard, StandingOnEveryReply],
  exports: [FailedAuthentications, BudgetGuard],
})
export class LimitsModule {}
