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

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
