import { errorKind } from '@app/errors';

export const rateLimited = errorKind<{ limit: number }>(
  'RATE_LIMITED',
  'too-many-requests',
  (d) => `Too many requests: ${d.limit} a minute are allowed here. Wait as long as Retry-After says.`,
);
