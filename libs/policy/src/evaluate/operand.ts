import type { NumericOperand, Operand, Scalar, Tolerance } from '../language/condition';
import type { CheckSettings } from '../language/policy';
import { readQuantity } from '../units/quantity';
import { unitOfNames, type Unit } from '../units/unit';
import { readAddress, unitOf, valueAt } from './address';
import type { Scope } from './outcome';

type ScalarReading = { ok: true; value: Scalar } | { ok: false; reason: string };

/** A written value in the fact's unit. `numeric` also reads a text without unit as a number (`30000/1001`). */
export function readScalar(written: Scalar, unit: Unit | null, numeric: boolean): ScalarReading {
  const quantity = unit !== null || numeric;
  if (typeof written === 'string') return quantity ? readQuantity(written, unit) : { ok: true, value: written };
  if (typeof written === 'boolean' && quantity) return { ok: false, reason: 'a number is expected, not true or false' };
  return { ok: true, value: written };
}

/** The setting of a check in its canonical unit, taken from the end of its name. */
export function readSetting(settings: CheckSettings, check: string, setting: string): ScalarReading {
  const ofCheck = Object.hasOwn(settings, check) ? settings[check] : undefined;
  const written = ofCheck && Object.hasOwn(ofCheck, setting) ? ofCheck[setting] : undefined;
  if (written === undefined) return { ok: false, reason: `checks has no ${check}.${setting}` };
  return readScalar(written, unitOfNames([setting]), false);
}

/** The tolerance as written in the rule or in the setting it names. */
export function resolveTolerance(tolerance: Tolerance, settings: CheckSettings): number | string | { reason: string } {
  if (typeof tolerance !== 'object') return tolerance;
  const reading = readSetting(settings, tolerance.check, tolerance.setting);
  if (!reading.ok) return { reason: reading.reason };
  return typeof reading.value === 'number' ? reading.value : { reason: `${tolerance.setting} is not a number` };
}

/** The value an operand stands for now; a referred fact that is unknown is not ok. */
export function resolveOperand(
  operand: Operand | NumericOperand,
  unit: Unit | null,
  numeric: boolean,
  scope: Scope,
): ScalarReading {
  if (typeof operand !== 'object') return readScalar(operand, unit, numeric);
  if ('check' in operand) return readSetting(scope.settings, operand.check, operand.setting);
  const reading = readAddress(operand.fact, scope.item !== null);
  if (!reading.ok) return reading;
  const value = valueAt(reading.address.relative ? scope.item?.value : scope.facts, reading.address.steps);
  if (typeof value === 'string' || typeof value === 'boolean') return { ok: true, value };
  if (typeof value === 'number' && Number.isFinite(value)) return { ok: true, value };
  return { ok: false, reason: `${operand.fact} is unknown` };
}

/** Why two facts can't be compared: their names carry different units. */
export function unitMismatch(operand: Operand, unit: Unit | null, insideList: boolean): string | null {
  if (typeof operand !== 'object') return null;
  if ('check' in operand) {
    const other = unitOfNames([operand.setting]);
    return other === unit || other === null ? null : `${operand.setting} is in ${other.symbol}, the fact is not`;
  }
  const reading = readAddress(operand.fact, insideList);
  if (!reading.ok) return reading.reason;
  const other = unitOf(reading.address);
  return other === unit
    ? null
    : `${operand.fact} is in ${other?.symbol ?? 'no unit'}, the fact in ${unit?.symbol ?? 'no unit'}`;
}
