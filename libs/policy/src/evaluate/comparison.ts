import type { Comparison, Scalar } from '../language/condition';
import { readAddress, type Step, unitOf, valueAt, writeAddress } from './address';
import { demandOf, describeDemand, meets, type Settled } from './expectation';
import { resolveOperand, resolveTolerance } from './operand';
import { single, type Evidence, type Outcome, type Scope } from './outcome';
import { readPattern } from './pattern';
import { some, type Truth } from './truth';
import { whyUnknown } from './why-unknown';
import type { Unit } from '../units/unit';

type Verdict = Pick<Evidence, 'holds' | 'expected' | 'reason'>;

/** One fact against one expectation. An unknown fact is unknown for every operator but `exists`. */
export function evaluateComparison(comparison: Comparison, scope: Scope): Outcome {
  const reading = readAddress(comparison.fact, scope.item !== null);
  if (!reading.ok) return single(unknown(comparison.fact, reading.reason));
  const { relative, steps } = reading.address;
  const at = relative ? [...(scope.item?.steps ?? []), ...steps] : steps;
  const path = writeAddress(at);
  if (scope.budget.left <= 0) return single(unknown(path, 'the rule compares too much'));
  scope.budget.left -= 1;
  const unit = unitOf(reading.address);
  const value = valueAt(relative ? scope.item?.value : scope.facts, steps) ?? null;
  const judged = judge(comparison, value, unit, at, scope);
  return single({ path, measured: value, unit: unit?.symbol ?? null, ...judged });
}

function unknown(path: string, reason: string): Evidence {
  return { path, measured: null, expected: '', unit: null, holds: null, reason };
}

function judge(comparison: Comparison, value: unknown, unit: Unit | null, at: readonly Step[], scope: Scope): Verdict {
  const path = writeAddress(at);
  if ('exists' in comparison) {
    const expected = comparison.exists ? 'present' : 'absent';
    return { expected, holds: (value !== null) === comparison.exists, reason: null };
  }
  const known = value !== null && !(typeof value === 'number' && !Number.isFinite(value));
  if ('matches' in comparison) {
    const expected = `matching /${comparison.matches}/`;
    if (!known) return { expected, holds: null, reason: whyUnknown(scope.facts, at) };
    return { expected, ...search(comparison.matches, value, path, scope) };
  }
  const demand = demandOf(comparison);
  if (demand === null) return { expected: '', holds: null, reason: 'unknown operator' };
  const wanted: Scalar[] = [];
  for (const operand of demand.operands) {
    const reading = resolveOperand(operand, unit, demand.numeric, scope);
    if (!reading.ok) return { expected: '', holds: null, reason: reading.reason };
    wanted.push(reading.value);
  }
  const tolerance = demand.tolerance === null ? null : resolveTolerance(demand.tolerance, scope.settings);
  if (typeof tolerance === 'object' && tolerance !== null)
    return { expected: '', holds: null, reason: tolerance.reason };
  const settled: Settled = { ...demand, tolerance };
  const expected = describeDemand(settled, wanted, unit);
  if (!known) return { expected, holds: null, reason: whyUnknown(scope.facts, at) };
  const holds = compare(value, settled, wanted, unit);
  return {
    expected,
    holds,
    reason: holds === null ? `${path} is ${kind(value)}, which does not compare with ${expected}` : null,
  };
}

function compare(value: unknown, demand: Settled, wanted: readonly Scalar[], unit: Unit | null): Truth {
  if (demand.operator === 'contains') {
    if (!Array.isArray(value)) return null;
    const items: unknown[] = value;
    if (items.length === 0) return false;
    return some(
      items.map((item) => (isScalar(item) ? meets(item, { ...demand, operator: 'eq' }, wanted, unit) : null)),
    );
  }
  return isScalar(value) ? meets(value, demand, wanted, unit) : null;
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function search(source: string, value: unknown, path: string, scope: Scope): Pick<Verdict, 'holds' | 'reason'> {
  if (typeof value !== 'string') return { holds: null, reason: `${path} is ${kind(value)}, not a text` };
  let pattern = scope.patterns.get(source);
  if (!pattern) {
    const reading = readPattern(source);
    if (!reading.ok) return { holds: null, reason: reading.reason };
    pattern = reading.pattern;
    scope.patterns.set(source, pattern);
  }
  const holds = pattern.foundIn(value);
  return { holds, reason: holds === null ? `${path} is too long to match` : null };
}

function kind(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a structure' : `a ${typeof value}`;
}
