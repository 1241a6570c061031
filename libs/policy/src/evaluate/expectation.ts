import type { Comparison, Operand, Scalar, Tolerance } from '../language/condition';
import { formatNumber, formatValue } from '../units/format';
import { readTolerance } from '../units/quantity';
import type { Unit } from '../units/unit';
import type { Truth } from './truth';

/** A comparison taken apart: its operator, the values it needs, and whether they must be numbers. */
export interface Demand {
  operator: 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'between' | 'within' | 'in' | 'not_in' | 'contains';
  operands: readonly Operand[];
  numeric: boolean;
  tolerance: Tolerance | null;
}

/** A demand whose tolerance is written out. */
export type Settled = Omit<Demand, 'tolerance'> & { tolerance: number | string | null };

/** Null for the two operators that take no value: `matches` and `exists`. */
export function demandOf(comparison: Comparison): Demand | null {
  const demand = (operator: Demand['operator'], operands: readonly Operand[], numeric: boolean): Demand => ({
    operator,
    operands,
    numeric,
    tolerance: 'tolerance' in comparison ? (comparison.tolerance ?? null) : null,
  });
  if ('eq' in comparison) return demand('eq', [comparison.eq], false);
  if ('ne' in comparison) return demand('ne', [comparison.ne], false);
  if ('lt' in comparison) return demand('lt', [comparison.lt], true);
  if ('lte' in comparison) return demand('lte', [comparison.lte], true);
  if ('gt' in comparison) return demand('gt', [comparison.gt], true);
  if ('gte' in comparison) return demand('gte', [comparison.gte], true);
  if ('between' in comparison) return demand('between', comparison.between, true);
  if ('within' in comparison) return demand('within', [comparison.within], true);
  if ('in' in comparison) return demand('in', comparison.in, comparison.tolerance !== undefined);
  if ('not_in' in comparison) return demand('not_in', comparison.not_in, comparison.tolerance !== undefined);
  if ('contains' in comparison) return demand('contains', [comparison.contains], false);
  return null;
}

/** -1, 0 or 1; numbers closer than a billionth are the same (30000/1001 against 29.97002997). */
function order(a: number, b: number): number {
  const close = 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
  return Math.abs(a - b) <= close ? 0 : Math.sign(a - b);
}

/** Equality within a tolerance; unknown when a text is compared with a number. */
function same(value: Scalar, wanted: Scalar, tolerance: number): Truth {
  if (typeof value === 'number' && typeof wanted === 'number') return order(Math.abs(value - wanted), tolerance) <= 0;
  return typeof value === typeof wanted ? value === wanted : null;
}

function sameAsAny(value: Scalar, wanted: readonly Scalar[], reach: (target: Scalar) => number): Truth {
  const truths = wanted.map((one) => same(value, one, reach(one)));
  if (truths.includes(true)) return true;
  return truths.includes(null) ? null : false;
}

/** Whether a known value meets the demand, its operands already in the value's unit; null where the types don't compare. */
export function meets(value: Scalar, demand: Settled, wanted: readonly Scalar[], unit: Unit | null): Truth {
  const [first, second] = wanted;
  const reach = (target: Scalar): number => {
    if (demand.tolerance === null || typeof target !== 'number') return 0;
    const reading = readTolerance(demand.tolerance, unit, target);
    return reading.ok ? reading.value : 0;
  };
  const against = (target: Scalar | undefined, holds: (sign: number) => boolean): Truth =>
    typeof value === 'number' && typeof target === 'number' ? holds(order(value, target)) : null;
  const flip = (truth: Truth): Truth => (truth === null ? null : !truth);
  switch (demand.operator) {
    case 'eq':
    case 'within':
    case 'in':
      return sameAsAny(value, wanted, reach);
    case 'ne':
    case 'not_in':
      return flip(sameAsAny(value, wanted, reach));
    case 'lt':
      return against(first, (sign) => sign < 0);
    case 'lte':
      return against(first, (sign) => sign <= 0);
    case 'gt':
      return against(first, (sign) => sign > 0);
    case 'gte':
      return against(first, (sign) => sign >= 0);
    case 'between': {
      const above = against(first, (sign) => sign >= 0);
      const below = against(second, (sign) => sign <= 0);
      return above === null || below === null ? null : above && below;
    }
    case 'contains':
      return null;
  }
}

/** The demand in words: `at least 1920 px`, `-23 LUFS ± 0.5 LU`. */
export function describeDemand(demand: Settled, wanted: readonly Scalar[], unit: Unit | null): string {
  const words = wanted.map((value) => formatValue(value, unit));
  const [first = '', second = ''] = words;
  const margin = demand.tolerance === null ? '' : ` ± ${writeTolerance(demand.tolerance, unit)}`;
  switch (demand.operator) {
    case 'eq':
      return first;
    case 'ne':
      return `not ${first}`;
    case 'lt':
      return `below ${first}`;
    case 'lte':
      return `at most ${first}`;
    case 'gt':
      return `above ${first}`;
    case 'gte':
      return `at least ${first}`;
    case 'between':
      return `${first} to ${second}`;
    case 'within':
      return `${first}${margin}`;
    case 'in':
      return words.length === 1 ? `${first}${margin}` : `one of ${words.join(', ')}${margin}`;
    case 'not_in':
      return `none of ${words.join(', ')}${margin}`;
    case 'contains':
      return `containing ${first}`;
  }
}

function writeTolerance(tolerance: number | string, unit: Unit | null): string {
  if (typeof tolerance === 'string') return tolerance;
  const difference = unit?.differences ? Object.keys(unit.differences)[0] : null;
  return difference ? `${tolerance} ${difference}` : formatNumber(tolerance, unit);
}
