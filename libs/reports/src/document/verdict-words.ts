import type { ReportDocument, Tone } from './report-document';

const tones: Record<string, Tone> = {
  pass: 'good',
  completed: 'good',
  warn: 'warn',
  warning: 'warn',
  fail: 'bad',
  failed: 'bad',
  error: 'bad',
  critical: 'bad',
  waived: 'warn',
  cancelled: 'unknown',
  not_evaluated: 'unknown',
  not_applicable: 'plain',
  info: 'plain',
};

/** The colour of a result or severity. */
export function toneOf(result: string | null | undefined): Tone {
  return tones[result ?? ''] ?? 'unknown';
}

/** A result in words: `not_evaluated` is "not evaluated". */
export function wordOf(result: string | null | undefined): string {
  return (result ?? 'unknown').replaceAll('_', ' ');
}

/** What a report is of, with its article. */
export const kindWords: Record<ReportDocument['kind'], string> = {
  analysis: 'an analysis',
  comparison: 'a comparison',
  rungs: 'encodes of one reference',
  batch: 'a batch',
};
