import type { TransformFnParams } from 'class-transformer';

/**
 * Multipart fields and query values are text: reads booleans and JSON out of it. A value that is neither stays as it is, for the
 * validators to refuse. Lists in a query may be comma separated.
 */
export function fromText({ value, key }: TransformFnParams): unknown {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  if (/^[[{]/.test(text)) return parsed(text);
  return key === 'checks' ? text.split(',').map((item) => item.trim()) : value;
}

/** Options that are a number or a list, and may be written without JSON's brackets. */
const lists = new Set(['metrics']);
const numbers = new Set(['fail_below']);

/**
 * The values of a query or the fields of a form, with the JSON in them read: a field that is an object of a class can't be made of text, so
 * it is read before the classes see it.
 */
export function readTexts(values: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values ?? {}).map(([key, value]) => [key, readText(key, value)]));
}

function readText(key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (/^[[{]/.test(text)) return parsed(text);
  if (lists.has(key)) return text.split(',').map((item) => item.trim());
  return numbers.has(key) && text !== '' && Number.isFinite(Number(text)) ? Number(text) : value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
