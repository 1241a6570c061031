export { Audit, type AuditFilter, type Deed } from './audit/audit';
export { AuditEntry } from './audit/audit-entry.entity';
export { AuthCoreModule, authEntities } from './auth-core.module';
export { type Caller, holds, type Origin, type Visibility, visibilityOf } from './caller';
export {
  apiKeyInvalid,
  credentialsMissing,
  roleMissing,
  scopeMissing,
  sessionNeeded,
  tokenExpired,
  tokenInvalid,
} from './errors';
export { createFirstAdministrator } from './first-administrator';
export { ApiKey } from './keys/api-key.entity';
export { ApiKeys, type ToldApiKey } from './keys/api-keys';
export { KeyCallers } from './keys/key-callers';
export { Login } from './login/login';
export type { Page } from './page';
export { longestPassword, Passwords, shortestPassword } from './passwords/passwords';
export { allScopes, type Scope } from './scope';
export { accessTokenAlgorithm, isAccessClaims } from './sessions/access-tokens';
export type { QuotaOverrides, QuotaStanding, QuotaUsage } from './quotas/quota-names';
export { type Gauge, type Intent, Quotas } from './quotas/quotas';
export { QuotasModule } from './quotas/quotas.module';
export { RefreshToken } from './sessions/refresh-token.entity';
export { Session } from './sessions/session.entity';
export { SessionCallers } from './sessions/session-callers';
export { Sessions, type Tokens } from './sessions/sessions';
export { SigningKeys } from './sessions/signing-keys';
export { type Role, roles } from './users/role';
export { LoneUser } from './users/lone-user';
export { User } from './users/user.entity';
export { type UserChange, UserAdministration } from './users/user-administration';
export { UserData, type UserDataOwner } from './users/user-data';
export { type NewUser, type UserFilter, Users } from './users/users';
