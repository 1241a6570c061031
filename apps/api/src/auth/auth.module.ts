import { AuthCoreModule } from '@app/auth';
import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { LargeBodyGuard } from '../http/json-body';
import { BudgetGuard } from '../limits/budget.guard';
import { LimitsModule } from '../limits/limits.module';
import { AdministratorReachInterceptor } from './administrator-reach.interceptor';
import { ApiKeysController } from './api-keys.controller';
import { AuditController } from './audit.controller';
import { AuthenticationGuard } from './authentication.guard';
import { AuthorizationGuard } from './authorization.guard';
import { BearerGuard } from './bearer.guard';
import { EveryRouteSaysWho } from './every-route-says-who';
import { JwtStrategy } from './jwt.strategy';
import { LastingCallers } from './lasting-callers';
import { RecentTokens } from './recent-tokens';
import { MeController } from './me.controller';
import { SessionsController } from './sessions.controller';
import { UsersController } from './users.controller';

/** Who may, over HTTP. Its guards stand before every route of the application, in this order. */
@Module({
  imports: [AuthCoreModule, LimitsModule, DiscoveryModule, PassportModule],
  controllers: [SessionsController, MeController, ApiKeysController, UsersController, AuditController],
  providers: [
    JwtStrategy,
    RecentTokens,
    LastingCallers,
    BearerGuard,
    EveryRouteSaysWho,
    AuthenticationGuard,
    { provide: APP_GUARD, useExisting: AuthenticationGuard },
    { provide: APP_GUARD, useExisting: BudgetGuard },
    { provide: APP_GUARD, useClass: AuthorizationGuard },
    { provide: APP_GUARD, useClass: LargeBodyGuard },
    { provide: APP_INTERCEPTOR, useClass: AdministratorReachInterceptor },
  ],
  exports: [AuthCoreModule, LimitsModule, LastingCallers, AuthenticationGuard],
})
export class AuthModule {}
