import { limits } from '../language/limits';
import type { Policy, Rule } from '../language/policy';
import { policyNotResolved } from '../errors';
import { evaluateCondition } from './condition';
import { whyNotEvaluated, type PolicyFacts } from './facts';
import { failureMessage, notApplicableMessage, notEvaluatedMessage, passMessage } from './message';
import type { Evidence, Outcome, Scope } from './outcome';
import {
  ruleResults,
  type RuleResult,
  type RuleVerdict,
  type Verdict,
  type VerdictResult,
  type Waiver,
} from './verdict';
import { applyWaiver } from './waivers';

export interface EvaluationOptions {
  waivers?: readonly Waiver[];
  /** The moment waivers are held against. */
  now: Date;
}

/**
 * Judges facts by a policy. Pure and deterministic: the same policy, facts, waivers and moment give the same verdict.
 *
 * The whole is `fail` if a rule fails; else `not_evaluated` if a rule of severity fail could not be evaluated, or if no rule
 * came to any result; else `warn` if a rule warns; else `pass`. A known fault outranks a missing look, because no further
 * look can mend it; a missing look outranks a warning, because behind it may stand a fault and a warning still says
 * "deliverable". A warn rule that was not evaluated leaves the whole alone, since it could only have warned; it is counted.
 *
 * Throws POLICY_NOT_RESOLVED for a policy that still `extends` another: its inherited rules would pass by absence.
 */
export function evaluatePolicy(policy: Policy, facts: PolicyFacts, options: EvaluationOptions): Verdict {
  if (policy.extends !== undefined) throw policyNotResolved({ slug: policy.slug, extends: policy.extends });
  const patterns: Scope['patterns'] = new Map();
  let stepsLeft: number = limits.stepsPerPolicy;
  const rules = policy.rules.map((rule) => {
    const steps = Math.min(limits.stepsPerRule, stepsLeft);
    const budget = { left: steps };
    const scope: Scope = { facts, settings: policy.checks ?? {}, item: null, budget, patterns };
    const judged = evaluateRule(rule, scope);
    stepsLeft -= steps - Math.max(0, budget.left);
    return applyWaiver(judged, options.waivers ?? [], options.now);
  });
  const counts = Object.fromEntries(ruleResults.map((name) => [name, 0])) as Record<RuleResult, number>;
  for (const rule of rules) counts[rule.result] += 1;
  return {
    policy: policy.slug,
    policy_version: policy.version ?? null,
    result: overall(rules, counts),
    counts,
    rules,
    notes: [...(policy.notes ?? [])],
    evaluated_at: options.now.toISOString(),
  };
}

function overall(rules: readonly RuleVerdict[], counts: Record<RuleResult, number>): VerdictResult {
  if (counts.fail > 0) return 'fail';
  if (rules.some((rule) => rule.severity === 'fail' && rule.result === 'not_evaluated')) return 'not_evaluated';
  if (counts.warn > 0) return 'warn';
  return counts.pass + counts.waived > 0 ? 'pass' : 'not_evaluated';
}

function evaluateRule(rule: Rule, scope: Scope): RuleVerdict {
  const applies: Outcome = rule.when ? evaluateCondition(rule.when, scope) : { truth: true, evidence: [] };
  if (applies.truth === false) {
    return written(rule, 'not_applicable', applies.evidence, notApplicableMessage(applies.evidence[0]));
  }
  const blind = (rule.needs ?? []).map((check) => whyNotEvaluated(scope.facts, check)).filter((why) => why !== null);
  const held = evaluateCondition(rule.assert, scope);
  if (blind.length > 0) {
    const evidence = held.evidence.map((piece) => ({
      ...piece,
      measured: null,
      holds: null,
      reason: blind.join('; '),
    }));
    return written(rule, 'not_evaluated', evidence, notEvaluatedMessage(blind));
  }
  // A rule that holds does no harm where it may not apply.
  if (held.truth === true) return written(rule, 'pass', held.evidence, passMessage(held.evidence[0]));
  const open = applies.truth === null ? applies : held.truth === null ? held : null;
  if (open) {
    const reasons = open.evidence.map((piece) => piece.reason ?? `it is open whether ${piece.path} counts`);
    return written(rule, 'not_evaluated', open.evidence, notEvaluatedMessage(reasons));
  }
  return written(rule, rule.severity, held.evidence, failureMessage(rule, held.evidence[0]));
}

function written(rule: Rule, result: RuleResult, evidence: readonly Evidence[], message: string): RuleVerdict {
  const pieces = evidence.map((piece) => ({ ...piece, measured: bounded(piece.measured) }));
  const first = pieces[0];
  return {
    id: rule.id,
    title: rule.title,
    severity: rule.severity,
    result,
    measured: first?.measured ?? null,
    expected: first?.expected || null,
    unit: first?.unit ?? null,
    message,
    path: first?.path ?? null,
    source: rule.source ?? { name: 'practice' },
    evidence: pieces,
    waiver: null,
  };
}

/** Keeps a verdict small whatever the facts hold: short texts, ten plain items of a list, no structures. */
function bounded(value: unknown): unknown {
  if (typeof value === 'string') return value.length > 200 ? `${value.slice(0, 199)}…` : value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value))
    return value.slice(0, 10).map((item: unknown) => (typeof item === 'object' ? null : bounded(item)));
  return null;
}
