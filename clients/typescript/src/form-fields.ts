import type { ProbeOptions } from './types';

/** The options of a probe as the text fields of a form: objects and lists as JSON. */
export function formFields(options: ProbeOptions & { async?: boolean }): Record<string, string> {
  const given = Object.entries(options).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(
    given.map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]),
  );
}
