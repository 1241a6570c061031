import { severities, type Severity } from '../language/condition';

/** What an evaluation needs of a finding. */
export interface FindingFact {
  check: string;
  severity: Severity;
}

/**
 * The part of an analysis that rules see, in its document form. Absent, null and undefined values are unknown.
 * `evaluated_checks` names the checks that looked: one that is not in it says nothing by its silence.
 */
export interface PolicyFacts {
  /** how far was looked */
  depth?: string;
  media: object | null;
  enhanced_analysis?: object | null;
  quality_metrics?: object | null;
  source?: object | null;
  labels?: object | null;
  findings: readonly FindingFact[];
  not_evaluated: readonly { check: string; reason: string }[];
  evaluated_checks: readonly string[];
}

/** Why a check says nothing here; null when it was evaluated. */
export function whyNotEvaluated(facts: PolicyFacts, check: string): string | null {
  const said = facts.not_evaluated.find((entry) => entry.check === check);
  if (said) return `${check} was not evaluated: ${said.reason}`;
  return facts.evaluated_checks.includes(check) ? null : `${check} was not evaluated`;
}

export function isAtLeast(severity: Severity, least: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(least);
}
