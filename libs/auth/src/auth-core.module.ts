import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AdministratorReach } from './audit/administrator-reach';
import { Audit } from './audit/audit';
import { AuditEntry } from './audit/audit-entry.entity';
import { ApiKey } from './keys/api-key.entity';
import { ApiKeys } from './keys/api-keys';
import { KeyCallers } from './keys/key-callers';
import { Lockouts } from './login/lockouts';
import { Login } from './login/login';
import { Passwords } from './passwords/passwords';
import { UsageDay } from './quotas/usage-day.entity';
import { QuotasModule } from './quotas/quotas.module';
import { AccessTokens } from './sessions/access-tokens';
import { RefreshToken } from './sessions/refresh-token.entity';
import { SessionCallers } from './sessions/session-callers';
import { Session } from './sessions/session.entity';
import { Sessions } from './sessions/sessions';
import { SigningKeys } from './sessions/signing-keys';
import { LoneUser } from './users/lone-user';
import { UserAdministration } from './users/user-administration';
import { UserData } from './users/user-data';
import { User } from './users/user.entity';
import { Users } from './users/users';

/** For the migration generator, too. */
export const authEntities = [User, ApiKey, Session, RefreshToken, AuditEntry, UsageDay];

/** Who may: users, sessions, keys and the log of what they did. Knows nothing of HTTP. */
@Module({
  imports: [TypeOrmModule.forFeature(authEntities), QuotasModule],
  providers: [
    Passwords,
    SigningKeys,
    AccessTokens,
    SessionCallers,
    Sessions,
    KeyCallers,
    ApiKeys,
    Lockouts,
    Login,
    LoneUser,
    Users,
    UserAdministration,
    UserData,
    Audit,
    AdministratorReach,
  ],
  exports: [
    SigningKeys,
    SessionCallers,
    Sessions,
    KeyCallers,
    ApiKeys,
    Login,
    LoneUser,
    Users,
    UserAdministration,
    UserData,
    Audit,
    AdministratorReach,
    QuotasModule,
  ],
})
export class AuthCoreModule {}
