import type { Unit } from './unit';

function plain(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** A number for people: 25000000 bit/s becomes `25 Mb/s`. At most six digits. */
export function formatNumber(value: number, unit: Unit | null): string {
  if (unit === null || unit.symbol === '') return plain(value);
  const larger = unit.shown?.find((spelling) => Math.abs(value) >= (unit.spellings[spelling] ?? Infinity));
  if (larger !== undefined) return `${plain(value / (unit.spellings[larger] ?? 1))} ${larger}`;
  return unit.symbol === '°' || unit.symbol === '%'
    ? `${plain(value)}${unit.symbol}`
    : `${plain(value)} ${unit.symbol}`;
}

/** Any measured value as a short text for a message. */
export function formatValue(value: unknown, unit: Unit | null): string {
  if (value === null || value === undefined) return 'unknown';
  if (typeof value === 'number') return formatNumber(value, unit);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value.length > 120 ? `${value.slice(0, 119)}…` : value;
  if (Array.isArray(value))
    return value.length === 0 ? 'none' : value.map((item) => formatValue(item, unit)).join(', ');
  return 'a structure';
}
