import type { MediaInfo } from '@app/ffmpeg';
import { evaluatePolicy, type Policy, type Verdict, type Waiver } from '@app/policy';
import type { CheckOutcome } from './analyzers/analyzer';

/** Judges where no policy was asked for. */
export const defaultPolicy = 'playable';

/** What is known of a file, as an analysis holds it. */
export interface JudgedFacts {
  depth?: string;
  media: MediaInfo | null;
  enhanced_analysis: object | null;
  quality_metrics?: object | null;
  source: object | null;
  labels: object | null;
}

/** Judges facts and findings by a policy. Pure: waivers are held against `now`. */
export function judge(
  { policy, waivers, now }: { policy: Policy; waivers: readonly Waiver[]; now: Date },
  seen: JudgedFacts,
  outcome: CheckOutcome,
): Verdict {
  const facts = {
    ...seen,
    findings: outcome.findings,
    not_evaluated: outcome.notEvaluated,
    evaluated_checks: outcome.evaluated,
  };
  return evaluatePolicy(policy, facts, { waivers, now });
}

/** What remains to be said where a policy is gone with all its versions. */
export function policyGone(slug: string, version: number | null, now: Date): Verdict {
  return {
    policy: slug,
    policy_version: version,
    result: 'not_evaluated',
    counts: { pass: 0, warn: 0, fail: 0, not_evaluated: 0, waived: 0, not_applicable: 0 },
    rules: [],
    notes: [`There is no policy ${slug} any more.`],
    evaluated_at: now.toISOString(),
  };
}
