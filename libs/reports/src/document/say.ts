/** Values in words for people: an unknown one is said as such, never as 0 or nothing. */
export const unknown = 'unknown';

/** `digits` after the point at most. */
export function number(value: number | null | undefined, unit = '', digits = 2): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return unknown;
  const text = value.toLocaleString('en-US', { maximumFractionDigits: digits });
  return unit === '' ? text : `${text} ${unit}`;
}

export function text(value: string | null | undefined): string {
  return value === null || value === undefined || value === '' ? unknown : value;
}

export function yesOrNo(value: boolean | null | undefined): string {
  if (value === null || value === undefined) return unknown;
  return value ? 'yes' : 'no';
}

export function list(values: readonly string[] | null | undefined): string {
  if (!values) return unknown;
  return values.length === 0 ? 'none' : values.join(', ');
}

/** `h:mm:ss.mmm` from seconds. */
export function clock(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return unknown;
  const sign = seconds < 0 ? '-' : '';
  const ms = Math.round(Math.abs(seconds) * 1000);
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  const whole = Math.floor(ms / 1000);
  const parts = `${Math.floor(whole / 3600)}:${pad(Math.floor(whole / 60) % 60, 2)}:${pad(whole % 60, 2)}`;
  return `${sign}${parts}.${pad(ms % 1000, 3)}`;
}

export function bitRate(bps: number | null | undefined): string {
  if (bps === null || bps === undefined) return unknown;
  return bps >= 1e6 ? number(bps / 1e6, 'Mbit/s', 3) : number(bps / 1e3, 'kbit/s', 1);
}

/** Decimal units, as sizes are sold. */
export function bytes(size: number | null | undefined): string {
  if (size === null || size === undefined) return unknown;
  const scale = [
    ['GB', 1e9],
    ['MB', 1e6],
    ['kB', 1e3],
  ] as const;
  for (const [unit, factor] of scale) {
    if (size >= factor) return `${number(size / factor, unit)} (${number(size)} bytes)`;
  }
  return number(size, 'bytes');
}

/** Any measured value as stored. */
export function measured(value: unknown, unit: string | null = null): string {
  if (value === null || value === undefined) return unknown;
  if (typeof value === 'number') return number(value, unit ?? '', 4);
  if (typeof value === 'boolean') return yesOrNo(value);
  const said = typeof value === 'string' ? value : isListOfText(value) ? value.join(', ') : JSON.stringify(value);
  return unit === null ? said : `${said} ${unit}`;
}

function isListOfText(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');
}
