import type { Choice, Condition, FindingCount } from '../language/condition';
import { evaluateComparison } from './comparison';
import { isAtLeast, whyNotEvaluated } from './facts';
import { combine, single, type Outcome, type Scope } from './outcome';
import { evaluateQuantified, negated } from './quantifier';
import { compareCount, every, not, some } from './truth';

/** Whether the condition holds, three-valued, with the comparisons that decided. Pure. */
export function evaluateCondition(condition: Condition, scope: Scope): Outcome {
  if ('of' in condition) return evaluateQuantified(condition, scope, evaluateCondition);
  if ('findings' in condition) return countFindings(condition, scope);
  if ('fact' in condition) return evaluateComparison(condition, scope);
  if ('if' in condition) return evaluateChoice(condition, scope);
  if ('not' in condition) {
    const outcome = evaluateCondition(condition.not, scope);
    return { truth: not(outcome.truth), evidence: outcome.evidence.map(negated) };
  }
  const parts = ('all' in condition ? condition.all : condition.any).map((part) => evaluateCondition(part, scope));
  const truths = parts.map((part) => part.truth);
  return combine('all' in condition ? every(truths) : some(truths), parts);
}

/** The branch taken; where it is unknown which, what both branches agree on. */
function evaluateChoice(choice: Choice, scope: Scope): Outcome {
  const test = evaluateCondition(choice.if, scope);
  const otherwise = (): Outcome =>
    choice.else ? evaluateCondition(choice.else, scope) : { truth: true, evidence: test.evidence.map(negated) };
  if (test.truth === true) return evaluateCondition(choice.then, scope);
  if (test.truth === false) return otherwise();
  const taken = evaluateCondition(choice.then, scope);
  return taken.truth !== null && otherwise().truth === taken.truth ? taken : { truth: null, evidence: test.evidence };
}

/**
 * Counts findings. A check that was not evaluated could have found any number more, so only what was found counts for sure:
 * "none" is then false or unknown, never true. Without a check it counts whatever was found, whatever was looked at.
 */
function countFindings(condition: FindingCount, scope: Scope): Outcome {
  scope.budget.left -= 1;
  const { check, min_severity: least = 'info' } = condition.findings;
  const checks = check === undefined ? [] : [check].flat();
  const found = scope.facts.findings.filter(
    (finding) => (check === undefined || checks.includes(finding.check)) && isAtLeast(finding.severity, least),
  ).length;
  const blind = checks.map((id) => whyNotEvaluated(scope.facts, id)).filter((reason) => reason !== null);
  const range = { least: found, most: blind.length > 0 ? Infinity : found };
  const [operator, wanted, expected] =
    'eq' in condition
      ? (['eq', condition.eq, condition.eq === 0 ? 'none' : `exactly ${condition.eq}`] as const)
      : 'lte' in condition
        ? (['lte', condition.lte, `at most ${condition.lte}`] as const)
        : (['gte', condition.gte, `at least ${condition.gte}`] as const);
  const holds = compareCount(range, operator, wanted);
  return single({
    path: `findings(${checks.length > 0 ? checks.join(', ') : 'any'}${least === 'info' ? '' : `, ${least}`})`,
    measured: holds === null ? null : found,
    expected,
    unit: null,
    holds,
    reason: holds === null ? blind.join('; ') : null,
  });
}
