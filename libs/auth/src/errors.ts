import { errorKind } from '@app/errors';

export const credentialsMissing = errorKind(
  'CREDENTIALS_MISSING',
  'unauthenticated',
  () => 'Send `Authorization: Bearer <access token>` or `X-API-Key: <key>`.',
);

export const loginFailed = errorKind('LOGIN_FAILED', 'unauthenticated', () => 'E-mail address or password is wrong.');

export const loginLocked = errorKind(
  'LOGIN_LOCKED',
  'too-many-requests',
  () => 'Too many failed logins. Wait before trying again; the right password is refused until then, too.',
);

export const loginUnavailable = errorKind(
  'LOGIN_UNAVAILABLE',
  'unavailable',
  () =>
    "Passwords can't be checked right now, since failed attempts can't be counted. API keys and sessions go on working.",
);

export const passwordsBusy = errorKind(
  'PASSWORDS_BUSY',
  'unavailable',
  () => 'Too many passwords are being checked at once.',
);

export const tokenInvalid = errorKind('TOKEN_INVALID', 'unauthenticated', () => 'This access token is not valid.');

export const tokenExpired = errorKind(
  'TOKEN_EXPIRED',
  'unauthenticated',
  () => 'This access token has expired. Refresh it.',
);

export const sessionEnded = errorKind(
  'SESSION_ENDED',
  'unauthenticated',
  () => 'This session has ended. Log in again.',
);

export const apiKeyInvalid = errorKind(
  'API_KEY_INVALID',
  'unauthenticated',
  () => 'This API key is unknown, expired or revoked.',
);

export const refreshTokenInvalid = errorKind(
  'REFRESH_TOKEN_INVALID',
  'unauthenticated',
  () => 'This refresh token is unknown, expired or revoked. Log in again.',
);

export const refreshTokenReused = errorKind(
  'REFRESH_TOKEN_REUSED',
  'unauthenticated',
  () => 'This refresh token was used before: somebody has a copy. Its session has been ended. Log in again.',
);

export const refreshInFlight = errorKind(
  'REFRESH_IN_FLIGHT',
  'conflict',
  () => 'Another refresh with this token was under way and won. Use the tokens it was given.',
);

export const scopeMissing = errorKind<{ scope: string }>(
  'SCOPE_MISSING',
  'forbidden',
  (d) => `This needs the scope ${d.scope}, which the key or the role doesn't give.`,
);

export const roleMissing = errorKind<{ roles: string }>(
  'ROLE_MISSING',
  'forbidden',
  (d) => `This needs the role ${d.roles}.`,
);

export const sessionNeeded = errorKind(
  'SESSION_NEEDED',
  'forbidden',
  () => 'This needs a login: an API key may not administer.',
);

export const passwordWrong = errorKind('PASSWORD_WRONG', 'forbidden', () => 'The current password is wrong.');

export const passwordUnchanged = errorKind(
  'PASSWORD_UNCHANGED',
  'unprocessable',
  () => 'The new password is the current one.',
);

export const apiKeyNotFound = errorKind<{ id: string }>(
  'API_KEY_NOT_FOUND',
  'not-found',
  (d) => `There is no API key ${d.id}, or it is not yours.`,
);

export const tooManyApiKeys = errorKind<{ most: number }>(
  'TOO_MANY_API_KEYS',
  'conflict',
  (d) => `A user has at most ${d.most} keys. Delete one first.`,
);

export const scopesBeyondRole = errorKind<{ scopes: string }>(
  'SCOPES_BEYOND_ROLE',
  'unprocessable',
  (d) => `Your role doesn't have these scopes, so a key of yours can't: ${d.scopes}.`,
);

export const expiryPassed = errorKind('EXPIRY_PASSED', 'unprocessable', () => 'expires_at lies in the past.');

export const userNotFound = errorKind<{ id: string }>(
  'USER_NOT_FOUND',
  'not-found',
  (d) => `There is no user ${d.id}.`,
);

export const emailTaken = errorKind(
  'EMAIL_TAKEN',
  'conflict',
  () => 'There is a user with this e-mail address already.',
);

export const lastAdministrator = errorKind(
  'LAST_ADMINISTRATOR',
  'conflict',
  () => 'This is the last active administrator. Make another one first.',
);

export const quotaUsedUp = errorKind<{ quota: string; limit: number; used: number; asked?: number }>(
  'QUOTA_USED_UP',
  'too-many-requests',
  ({ quota, limit, used, asked = 0 }) =>
    used >= limit
      ? `The quota ${quota} is used up: ${used} of ${limit}. Wait as long as Retry-After says.`
      : `The quota ${quota} doesn't suffice: ${used} of ${limit} are used, and ${asked} more are asked for. Ask for less at once, or wait.`,
);

export const storageQuotaUsedUp = errorKind<{ limit: number; used: number }>(
  'STORAGE_QUOTA_USED_UP',
  'unprocessable',
  (d) => `The quota of stored bytes doesn't suffice: ${d.used} of ${d.limit} are used. Delete uploads first.`,
);
