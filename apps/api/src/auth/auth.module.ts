import { AuthCoreModule } from '@app/auth';
import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { BudgetGuard } from '../limits/budget.guard';
import { LimitsModule } from '../limits/limits.module';
import { ApiKeysController } from './api-keys.controller';
import { AuditController } from './audit.controller';
import { AuthenticationGuard } from './authentication.guard';
import { AuthorizationGuard } from './authorization.guard';
import { BearerGuard } from './bearer.guard';
import { EveryRouteSaysWho } from './every-route-says-who';
import { JwtStrategy } from './jwt.strategy';
import { MeController } from './me.controller';
import { SessionsController } from './sessions.controller';
import { UsersController } from './users.controller';

/** Who may, over HTTP. Its guards stand before every route of the application, in this order. */
@Module({
  imports: [AuthCoreModule, LimitsModule, DiscoveryModule, PassportModule],
  controllers: [SessionsController, MeController, ApiKeysController, UsersController, AuditController],
  providers: [
    JwtStrategy,
    BearerGuard,
    EveryRouteSaysWho,
    { provide: APP_GUARD, useClass: AuthenticationGuard },
    { provide: APP_GUARD, useExisting: BudgetGuard },
    { provide: APP_GUARD, useClass: AuthorizationGuard },
  ],
  exports: [AuthCoreModule, LimitsModule],
})
export class AuthModule {}
