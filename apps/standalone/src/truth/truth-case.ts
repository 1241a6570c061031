import { readFileSync } from 'node:fs';
import { OperatorError } from '../operator-error';

/** What an independent source says of one file. `expected` holds values by name, or is one value or a list of chapters. */
export interface TruthCase {
  id: string;
  field: string;
  expected: unknown;
  /** One for all values, or one by name; in the unit of the value. Text says it in words: "1 ms". */
  tolerance?: unknown;
  /** Below the folder; several separated by commas, with the values of each under a part of its name. */
  file: string;
}

/** @throws OperatorError when the file is no list of cases */
export function readCases(path: string): TruthCase[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new OperatorError(`${path} is not readable JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!Array.isArray(parsed) || !parsed.every(isCase)) {
    throw new OperatorError(`${path} is not a list of cases with id, field, expected and file.`);
  }
  return parsed;
}

function isCase(value: unknown): value is TruthCase {
  const { id, field, file, expected } = (value ?? {}) as Partial<TruthCase>;
  return typeof id === 'string' && typeof field === 'string' && typeof file === 'string' && expected !== undefined;
}

export interface Expectation {
  name: string;
  expected: unknown;
  tolerance: number | null;
}

/** The single values a case expects, by name. `part` picks what belongs to one file of several. */
export function expectations(of: TruthCase, part: string | null): Expectation[] {
  const within: unknown = part === null ? of.expected : ((of.expected as Record<string, unknown>)[part] ?? of.expected);
  if (Array.isArray(within)) return [{ name: 'chapters', expected: within, tolerance: toleranceOf(of, 'chapters') }];
  if (typeof within !== 'object' || within === null) {
    return [{ name: of.field, expected: within, tolerance: toleranceOf(of, of.field) }];
  }
  return Object.entries(within as Record<string, unknown>).map(([name, expected]) => ({
    name,
    expected,
    tolerance: toleranceOf(of, name),
  }));
}

/** The files of a case, and which part of `expected` speaks of each. */
export function filesOf(of: TruthCase): { file: string; part: string | null }[] {
  const files = of.file.split(',').map((file) => file.trim());
  // prose has commas too: only names of files are a list
  if (files.length === 1 || !files.every((file) => /\.\w{1,5}$/.test(file))) return [{ file: of.file, part: null }];
  const parts = Object.keys(Object(of.expected) as object);
  return files.map((file) => ({ file, part: parts.find((part) => file.includes(part)) ?? null }));
}

function toleranceOf({ tolerance }: TruthCase, name: string): number | null {
  const byName = typeof tolerance === 'object' && tolerance !== null ? (tolerance as Record<string, unknown>) : null;
  const of = byName === null ? tolerance : byName[name];
  if (typeof of === 'number') return of;
  const words = typeof of === 'string' ? /^([\d.]+)\s*(ms|s)?/.exec(of) : null;
  return words ? Number(words[1]) : null;
}
