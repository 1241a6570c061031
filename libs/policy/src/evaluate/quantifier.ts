import type { Quantified } from '../language/condition';
import { readAddress, valueAt, writeAddress, type Step } from './address';
import { combine, single, type Evidence, type Outcome, type Scope } from './outcome';
import { whyUnknown } from './why-unknown';
import { compareCount, countTrue, every, not, some, type CountOperator, type Truth } from './truth';

type Evaluate = (condition: NonNullable<Quantified['where']>, scope: Scope) => Outcome;

/** An item of the list and whether `where` selects it. */
interface Candidate {
  scope: Scope;
  selected: Truth;
}

/**
 * Over a list. `any`, `none`, `exactly`, `at_least` and `at_most` are counts, and a count of nothing is zero. `all` over
 * nothing is unknown, since nothing was looked at, unless the author says what it means with `if_empty`.
 */
export function evaluateQuantified(quantified: Quantified, scope: Scope, evaluate: Evaluate): Outcome {
  const reading = readAddress(quantified.of, scope.item !== null);
  if (!reading.ok) return blank(quantified.of, reading.reason);
  const { relative, steps } = reading.address;
  const base: readonly Step[] = relative ? [...(scope.item?.steps ?? []), ...steps] : steps;
  const path = writeAddress(base);
  const list = valueAt(relative ? scope.item?.value : scope.facts, steps) ?? null;
  if (list === null) return blank(path, whyUnknown(scope.facts, base));
  if (!Array.isArray(list)) return blank(path, `${path} is not a list`);
  const candidates: Candidate[] = [];
  for (const [index, value] of (list as unknown[]).entries()) {
    if (scope.budget.left <= 0) return blank(path, 'the rule compares too much');
    const inner: Scope = { ...scope, item: { value, steps: [...base, index] } };
    const selected = quantified.where ? evaluate(quantified.where, inner).truth : true;
    if (selected !== false) candidates.push({ scope: inner, selected });
  }
  if ('all' in quantified) return forAll(quantified.all, quantified.if_empty ?? null, candidates, path, evaluate);
  if ('any' in quantified) return forAny(quantified.any, candidates, path, evaluate);
  if ('none' in quantified) {
    const outcome = forAny(quantified.none, candidates, path, evaluate);
    return { truth: not(outcome.truth), evidence: outcome.evidence.map(negated) };
  }
  const match = quantified.match;
  const truths = candidates.map((one) => every([one.selected, match ? evaluate(match, one.scope).truth : true]));
  if ('exactly' in quantified) return count(truths, 'eq', quantified.exactly, `exactly ${quantified.exactly}`, path);
  if ('at_least' in quantified)
    return count(truths, 'gte', quantified.at_least, `at least ${quantified.at_least}`, path);
  return count(truths, 'lte', quantified.at_most, `at most ${quantified.at_most}`, path);
}

type Inner = NonNullable<Quantified['where']>;

function forAll(condition: Inner, empty: Truth, candidates: Candidate[], path: string, evaluate: Evaluate): Outcome {
  const parts = candidates.map(({ scope, selected }): Outcome => {
    const outcome = evaluate(condition, scope);
    // An item that may not be selected can't break the rule, only leave it open.
    return { truth: selected === true ? outcome.truth : some([null, outcome.truth]), evidence: outcome.evidence };
  });
  if (candidates.some((one) => one.selected === true)) return combine(every(parts.map((part) => part.truth)), parts);
  const nothing = single(emptyEvidence(path, empty));
  if (parts.length === 0) return nothing;
  const whole = every(parts.map((part) => part.truth));
  return whole === empty
    ? combine(whole, [...parts, nothing])
    : { truth: null, evidence: combine(null, parts).evidence };
}

function forAny(condition: Inner, candidates: Candidate[], path: string, evaluate: Evaluate): Outcome {
  if (candidates.length === 0) return single(emptyEvidence(path, false));
  const parts = candidates.map(({ scope, selected }): Outcome => {
    const outcome = evaluate(condition, scope);
    return { truth: every([selected, outcome.truth]), evidence: outcome.evidence };
  });
  return combine(some(parts.map((part) => part.truth)), parts);
}

function count(truths: Truth[], operator: CountOperator, wanted: number, expected: string, path: string): Outcome {
  const range = countTrue(truths);
  const holds = compareCount(range, operator, wanted);
  const exact = range.least === range.most;
  const reason = holds === null ? `between ${range.least} and ${range.most} items of ${path} count` : null;
  return single({ path, measured: exact ? range.least : null, expected, unit: null, holds, reason });
}

function emptyEvidence(path: string, holds: Truth): Evidence {
  const reason = holds === null ? `${path} has nothing to look at` : null;
  return { path, measured: 0, expected: 'at least one', unit: null, holds, reason };
}

function blank(path: string, reason: string): Outcome {
  return single({ path, measured: null, expected: '', unit: null, holds: null, reason });
}

/** The same comparison, wanted the other way round. */
export function negated(evidence: Evidence): Evidence {
  const expected = evidence.expected.startsWith('not ') ? evidence.expected.slice(4) : `not ${evidence.expected}`;
  return { ...evidence, expected, holds: not(evidence.holds) };
}
