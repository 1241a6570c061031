import { type Colour, cut, paint, plain } from '@ffprobe-api/client/cli';

export interface TruthLine {
  id: string;
  field: string;
  outcome: 'agrees' | 'differs' | 'skipped';
  expected: unknown;
  /** What the service says; for a skipped case why it was skipped. */
  got: unknown;
}

const widths = { id: 6, field: 26, outcome: 8, expected: 36 };
const colours: Record<TruthLine['outcome'], Colour> = { agrees: 'green', differs: 'red', skipped: 'yellow' };

/** One row of the table: case, field, outcome, expected, got; null gives the heading. */
export function truthRow(line: TruthLine | null): string {
  if (line === null) return row('case', 'field', 'outcome', 'expected', 'got');
  const { id, field, outcome, expected, got } = line;
  const text = outcome === 'skipped' ? String(got) : show(got);
  return row(id, field, outcome, outcome === 'skipped' ? '-' : show(expected), text).replace(
    outcome,
    paint(colours[outcome], outcome),
  );
}

export function truthSummary(lines: readonly TruthLine[]): string {
  const having = (outcome: TruthLine['outcome']) => lines.filter((line) => line.outcome === outcome).length;
  return `\n${having('agrees')} values agree, ${having('differs')} differ, ${having('skipped')} skipped`;
}

function row(id: string, field: string, outcome: string, expected: string, got: string): string {
  const cell = (text: string, width: number) => cut(plain(text), width).padEnd(width);
  return [
    cell(id, widths.id),
    cell(field, widths.field),
    cell(outcome, widths.outcome),
    cell(expected, widths.expected),
    cut(plain(got), 120),
  ].join('  ');
}

function show(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) && value.every((part) => typeof part !== 'object')
    ? value.filter((part) => part !== null && part !== undefined).join(', ')
    : (JSON.stringify(value) ?? 'null');
}
