import type { Unit } from './unit';

/** A number read from a text, or why it could not be. */
type Reading = { ok: true; value: number } | { ok: false; reason: string };

const form = /^([+-]?\d+(?:\.\d+)?)(?:\/(\d+(?:\.\d+)?))?\s*([^\s\d].*)?$/;

/**
 * Reads `25 Mb/s`, `-23 LUFS`, `30000/1001 fps` into the canonical unit; a bare number is already in it.
 * `difference` reads the distance between two values, which on some scales has its own unit (LU, dB).
 */
export function readQuantity(text: string, unit: Unit | null, difference = false): Reading {
  // The minus sign proper (U+2212) comes along when a standard is copied.
  const match = form.exec(text.trim().replace(/^−/, '-'));
  if (!match) return { ok: false, reason: `"${text}" is not a number with a unit` };
  const [, numerator, denominator, spelling] = match;
  const number = Number(numerator) / (denominator === undefined ? 1 : Number(denominator));
  if (!Number.isFinite(number)) return { ok: false, reason: `"${text}" is not a finite number` };
  if (spelling === undefined) return { ok: true, value: number };
  if (unit === null) return { ok: false, reason: `"${text}" has a unit, but the fact's name carries none` };
  const spellings = (difference && unit.differences) || unit.spellings;
  if (!Object.hasOwn(spellings, spelling)) {
    return { ok: false, reason: `unknown unit "${spelling}"; write one of ${Object.keys(spellings).join(', ')}` };
  }
  // Rounded to 15 digits: 0.1 of a decimal multiple must compare equal to the same number written out.
  return { ok: true, value: Number((number * (spellings[spelling] ?? 1)).toPrecision(15)) };
}

/** How far from the wanted value: in the canonical unit, or as a share of that value for `5 %`. */
export function readTolerance(written: number | string, unit: Unit | null, target: number): Reading {
  if (typeof written === 'number') return { ok: true, value: written };
  const share = /^(\d+(?:\.\d+)?)\s*%$/.exec(written.trim());
  if (share && unit?.symbol !== '%') return { ok: true, value: (Math.abs(target) * Number(share[1])) / 100 };
  const reading = readQuantity(written, unit, true);
  return reading.ok && reading.value < 0 ? { ok: false, reason: 'a tolerance is not negative' } : reading;
}
