import type { RuleSource } from '../language/policy';
import type { Evidence } from './outcome';

/** Permission to depart from one rule, given by a person. `expires_at` is RFC 3339; null never expires. */
export interface Waiver {
  rule: string;
  author: string;
  reason: string;
  expires_at: string | null;
}

/** A waiver as it stands in a verdict. `covers` is what the rule would have said; null when the waiver had nothing to do. */
export interface AppliedWaiver {
  author: string;
  reason: string;
  expires_at: string | null;
  expired: boolean;
  covers: 'fail' | 'warn' | 'not_evaluated' | null;
}

export const ruleResults = ['pass', 'warn', 'fail', 'not_evaluated', 'waived', 'not_applicable'] as const;
export type RuleResult = (typeof ruleResults)[number];

export interface RuleVerdict {
  id: string;
  title: string;
  severity: 'fail' | 'warn';
  result: RuleResult;
  /** The deciding comparison: what was measured, in `unit`, what was expected, in words, and where. */
  measured: unknown;
  expected: string | null;
  unit: string | null;
  message: string;
  path: string | null;
  source: RuleSource;
  /** Every comparison that decided, ten at the most; the first is the one above. */
  evidence: Evidence[];
  waiver: AppliedWaiver | null;
}

export const verdictResults = ['pass', 'warn', 'fail', 'not_evaluated'] as const;
export type VerdictResult = (typeof verdictResults)[number];

export interface Verdict {
  policy: string;
  policy_version: number | null;
  result: VerdictResult;
  counts: Record<RuleResult, number>;
  rules: RuleVerdict[];
  /** What the policy says it cannot check. */
  notes: string[];
  /** The moment waivers were held against. RFC 3339 UTC. */
  evaluated_at: string;
}
