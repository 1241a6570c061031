/** What ffprobe prints where it knows nothing. */
const NOTHING = new Set(['', 'N/A', 'unknown', 'unspecified', 'reserved', 'und']);
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const RATIO = /^([+-]?\d+)[:/](\d+)$/;
const MAX_TEXT = 16_384;
/** Surrogates in pairs are fine, but rare enough to look closer only when there is one. */
const DOUBTFUL = /[\0\uD800-\uDFFF]/;

export type Dictionary = Readonly<Record<string, unknown>>;

/** An object's own properties, or an empty one: never a prototype's, never an array's. */
export function asDictionary(value: unknown): Dictionary {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Dictionary) : {};
}

/** A list of objects; whatever is no list is empty, whatever is no object is left out. */
export function asDictionaries(value: unknown): Dictionary[] {
  if (!Array.isArray(value)) return [];
  return value.filter((item) => typeof item === 'object' && item !== null && !Array.isArray(item)) as Dictionary[];
}

/** An object's own property, so that `__proto__` and `constructor` are never found. */
export function own(of: Dictionary, key: string): unknown {
  return Object.hasOwn(of, key) ? of[key] : undefined;
}

/** A finite number from a number or a decimal text ("N/A" and the like are null). */
export function asNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.length > 64) return null;
  const text = value.trim();
  if (!NUMBER.test(text)) return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

/** A number above zero; ffprobe prints 0 for sizes, rates and counts it does not know. */
export function asPositive(value: unknown): number | null {
  const number = asNumber(value);
  return number !== null && number > 0 ? number : null;
}

/** A whole number JavaScript holds exactly. */
export function asInteger(value: unknown): number | null {
  const number = asNumber(value);
  return number !== null && Number.isSafeInteger(number) ? number : null;
}

/** A whole number above zero. */
export function asPositiveInteger(value: unknown): number | null {
  const number = asInteger(value);
  return number !== null && number > 0 ? number : null;
}

/** 1, "1", true and "true" are set; anything else is not. */
export function asFlag(value: unknown): boolean {
  return value === true || value === 1 || value === '1' || value === 'true';
}

/** Text PostgreSQL's jsonb accepts: NUL and lone surrogates become U+FFFD, and it is at most 16,384 characters long. */
export function cleanText(value: string): string {
  const text = value.length > MAX_TEXT ? value.slice(0, MAX_TEXT) : value;
  if (!DOUBTFUL.test(text)) return text;
  return text.replaceAll('\0', '\uFFFD').replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** Clean text, trimmed; null for what ffprobe prints when it knows nothing ("N/A", "unknown", "und" …). */
export function asText(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return null;
  const text = cleanText(value).trim();
  return NOTHING.has(text) ? null : text;
}

/** "a:b" or "a/b" as two whole numbers; null when malformed or when the divisor is 0. */
export function asRatio(value: unknown): { num: number; den: number } | null {
  if (typeof value !== 'string' || value.length > 64) return null;
  const match = RATIO.exec(value.trim());
  const num = Number(match?.[1]);
  const den = Number(match?.[2]);
  return Number.isSafeInteger(num) && Number.isSafeInteger(den) && den > 0 ? { num, den } : null;
}

/** The value of "a/b", or of a plain number. */
export function asFraction(value: unknown): number | null {
  const ratio = asRatio(value);
  return ratio ? ratio.num / ratio.den : asNumber(value);
}

/** A number of the form 0x1f, as ffprobe prints stream ids; decimal is read too. */
export function asId(value: unknown): number | null {
  if (typeof value === 'string' && /^0x[0-9a-f]{1,8}$/i.test(value)) return Number.parseInt(value, 16);
  return asInteger(value);
}

/** Rounded to a number of decimals, so that a document does not carry 0.30000000000000004. */
export function round(value: number, decimals = 6): number {
  const factor = 10 ** decimals;
  const scaled = value * factor;
  return Number.isFinite(scaled) ? Math.round(scaled) / factor : value;
}
