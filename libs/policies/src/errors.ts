import { errorKind } from '@app/errors';

export const policyUnknown = errorKind<{ slug: string; version?: number }>('POLICY_NOT_FOUND', 'not-found', (d) =>
  d.version === undefined
    ? `There is no policy ${d.slug}, or it is not yours. GET /api/v1/policies lists those you may use.`
    : `The policy ${d.slug} has no version ${d.version}.`,
);

export const policyTaken = errorKind<{ slug: string }>(
  'POLICY_EXISTS',
  'conflict',
  (d) => `You have a policy ${d.slug} already. Write its next version with PUT /api/v1/policies/${d.slug}.`,
);

export const policyBuiltIn = errorKind<{ slug: string }>(
  'POLICY_BUILT_IN',
  'conflict',
  (d) =>
    `${d.slug} is the name of a built-in policy, which can't be changed. Write one of another name that says "extends: ${d.slug}".`,
);

export const policySlugReserved = errorKind<{ slug: string }>(
  'POLICY_SLUG_RESERVED',
  'conflict',
  (d) => `The name ${d.slug} is taken by the service itself. Choose another.`,
);

export const policySlugDiffers = errorKind<{ slug: string; written: string }>(
  'POLICY_SLUG_DIFFERS',
  'unprocessable',
  (d) =>
    `The address names the policy ${d.slug}, the text ${d.written}. Leave the slug out of the text, or write the same.`,
);

export const policyChanged = errorKind<{ slug: string; version: number }>(
  'POLICY_CHANGED',
  'conflict',
  (d) => `The policy ${d.slug} is at version ${d.version} by now. Read it again, and write over that.`,
);

export const tooManyPolicies = errorKind<{ most: number }>(
  'POLICY_LIMIT',
  'conflict',
  (d) => `You have ${d.most} policies, which is the most. Delete one first.`,
);

export const tooManyWaivers = errorKind<{ slug: string; most: number }>(
  'WAIVER_LIMIT',
  'conflict',
  (d) => `${d.slug} has ${d.most} waivers of yours, which is the most. Delete expired ones first.`,
);

export const ruleUnknown = errorKind<{ slug: string; rule: string }>(
  'RULE_NOT_FOUND',
  'unprocessable',
  (d) => `The policy ${d.slug} has no rule ${d.rule}; a waiver names the id of one.`,
);

export const waiverExpiryPassed = errorKind<{ expiresAt: Date }>(
  'EXPIRY_PASSED',
  'unprocessable',
  (d) =>
    `expires_at, ${d.expiresAt.toISOString()}, has passed: the waiver would never cover anything. Name a later moment, or null for one without an end.`,
);

export const waiverUnknown = errorKind<{ id: string }>(
  'WAIVER_NOT_FOUND',
  'not-found',
  (d) => `There is no waiver ${d.id} on this policy, or it is not yours.`,
);

export const analysisNotJudgeable = errorKind<{ id: string; status: string }>(
  'ANALYSIS_NOT_COMPLETED',
  'conflict',
  (d) => `The analysis ${d.id} is ${d.status}: there are no facts to judge.`,
);
