import { evaluatePolicy, findBuiltin, type Policy, resolvePolicy, type Verdict } from '@app/policy';
import type { CheckOutcome } from './analyzers/analyzer';
import type { MediaInfo } from '@app/ffmpeg';
import { policyNotFound } from './errors';

const defaultPolicy = 'playable';

/** @throws AppError POLICY_NOT_FOUND */
export function requirePolicy(slug: string | null): void {
  if (slug !== null && !findBuiltin(slug)) throw policyNotFound({ slug });
}

/** A policy with what it inherits. @throws AppError POLICY_NOT_FOUND */
export function policyNamed(slug: string | null): Policy {
  const policy = findBuiltin(slug ?? defaultPolicy);
  if (!policy) throw policyNotFound({ slug: slug ?? defaultPolicy });
  return policy.extends === undefined ? policy : resolvePolicy(policy, findBuiltin);
}

/** Judges facts and findings by a policy. @throws AppError POLICY_NOT_FOUND */
export function judge(
  slug: string | null,
  seen: { media: MediaInfo; enhanced_analysis: object; source: object },
  outcome: CheckOutcome,
): Verdict {
  const facts = {
    ...seen,
    findings: outcome.findings,
    not_evaluated: outcome.notEvaluated,
    evaluated_checks: outcome.evaluated,
  };
  return evaluatePolicy(policyNamed(slug), facts, { now: new Date() });
}
