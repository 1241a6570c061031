import type { TransformFnParams } from 'class-transformer';
import { boundedJson } from '../http/bounded-json';

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
  return Object.fromEntries(
    Object.entries(values ?? {}).map(([key, value]) => [key, typeof value === 'string' ? readText(key, value) : value]),
  );
}

/** The fields of a form that say something: an empty one is one that nobody filled in. */
export function filledIn(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

/** One of them, by the name of its field; a cell of a spreadsheet, too. */
export function readText(field: string, value: string): unknown {
  const text = value.trim();
  if (/^[[{]/.test(text)) return parsed(text);
  if (lists.has(field)) return text.split(/[\s,;]+/).filter(Boolean);
  return numbers.has(field) && text !== '' && Number.isFinite(Number(text)) ? Number(text) : value;
}

/** What is no JSON stays text, for the validators to refuse. */
function parsed(text: string): unknown {
  try {
    return boundedJson(text);
  } catch {
    return text;
  }
}
