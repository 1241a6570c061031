import type { BatchView } from '@app/batch';
import type { Banner, Fact, ReportDocument, Tone } from '../document/report-document';
import { bytes, clock, number, text } from '../document/say';
import { withoutEmpty } from '../document/without-empty';
import { toneOf, wordOf } from '../document/verdict-words';
import type { BatchRow } from './batch-rows';

export interface BatchReading {
  batch: BatchView;
  /** the first ones; `batch.total` counts all */
  rows: BatchRow[];
}

/** A batch as people read it: how it ended, what failed first, and a table of its items. */
export function batchDocument({ batch, rows }: BatchReading, title: string | null): ReportDocument {
  const shown =
    rows.length < batch.total
      ? `The first ${number(rows.length)} of ${number(batch.total)} items; CSV and JSON hold all. `
      : '';
  return {
    kind: 'batch',
    id: batch.id,
    title: title ?? `Batch of ${number(batch.total)} items`,
    subject: batch.listing?.root ?? batch.listing?.s3_prefix ?? `${number(batch.total)} items`,
    made_at: new Date().toISOString(),
    verdict: banner(batch),
    sections: [
      { id: 'summary', heading: 'Summary', blocks: [{ kind: 'facts', facts: facts(batch) }] },
      {
        id: 'items',
        heading: 'Items',
        note: `${shown}An item without a verdict was not judged.`,
        blocks: [{ kind: 'table', table: withoutEmpty(itemsTable(rows)) }],
      },
    ],
    cases: rows.map((row) => ({
      suite: 'batch',
      name: `${row.index} ${row.name}`,
      result: caseResult(row),
      message: row.error_detail ?? (row.verdict ? `verdict: ${wordOf(row.verdict)}` : `status: ${row.status}`),
      detail: [row.error_code, row.analysis_id ?? row.comparison_id].filter(Boolean).join('\n'),
      seconds: row.wall_seconds,
    })),
    records: rows.map((row) => ({
      section: 'item',
      name: row.name,
      result: row.verdict ?? row.status,
      message: row.error_detail,
    })),
  };
}

/** A verdict of fail is a fail; with an item that came to no result, the whole passes as little as that item does. */
function toneOfAll({ fail, failed, cancelled, not_evaluated, warn, pass }: BatchView['counts']): Tone {
  if (fail > 0) return 'bad';
  if (failed + cancelled + not_evaluated > 0) return 'unknown';
  if (warn > 0) return 'warn';
  return pass > 0 ? 'good' : 'unknown';
}

function banner({ status, counts, total, policy }: BatchView): Banner {
  const broken = counts.failed + counts.cancelled;
  const tone = toneOfAll(counts);
  const words = { good: 'PASS', warn: 'WARN', bad: 'FAIL', unknown: 'NOT EVALUATED', plain: '' };
  const verdicts = (['pass', 'warn', 'fail', 'not_evaluated'] as const).map((result) => ({
    label: wordOf(result),
    value: counts[result],
    tone: toneOf(result),
  }));
  return {
    tone: status === 'completed' ? tone : 'unknown',
    word: status === 'completed' ? words[tone] : status.toUpperCase(),
    headline: `${number(counts.fail)} of ${number(total)} items fail, ${number(counts.warn)} warn, ${number(counts.pass)} pass${broken > 0 ? `; ${number(broken)} could not be analysed` : ''}.`,
    source: policy === null ? 'Policy: as each item names it' : `Policy ${policy}`,
    counts: [
      ...verdicts,
      { label: 'could not be analysed', value: counts.failed, tone: 'bad' as const },
      { label: 'cancelled', value: counts.cancelled, tone: 'unknown' as const },
    ].filter(({ value }) => value > 0),
  };
}

function facts(batch: BatchView): Fact[] {
  const labels = Object.entries(batch.labels).map(([label, value]) => ({ label: `Label ${label}`, value }));
  return [
    { label: 'Batch', value: batch.id },
    { label: 'Status', value: batch.status },
    { label: 'Items', value: number(batch.total) },
    { label: 'Completed', value: number(batch.counts.completed) },
    { label: 'Failed', value: number(batch.counts.failed) },
    { label: 'Sharing another item’s result', value: number(batch.duplicates) },
    { label: 'Throughput', value: number(batch.throughput, 'items/s') },
    { label: 'Depth', value: batch.depth },
    { label: 'Asked for', value: batch.created_at },
    { label: 'Finished', value: text(batch.processed_at) },
    ...labels,
  ];
}

const order: Record<string, number> = { fail: 0, failed: 1, warn: 2, not_evaluated: 3, cancelled: 4, pass: 5 };

function itemsTable(rows: BatchRow[]) {
  const numeric = true;
  return {
    caption: 'Items of the batch',
    columns: [
      { label: '#', weight: 0.6, numeric },
      { label: 'Result', weight: 1.1 },
      { label: 'Name', weight: 3 },
      { label: 'Video', weight: 1.5 },
      { label: 'Duration', weight: 1.3, numeric },
      { label: 'Size', weight: 1.6, numeric },
      { label: 'Findings', weight: 1, numeric },
      { label: 'VMAF', weight: 0.9, numeric },
      { label: 'Error', weight: 2.4 },
    ],
    filterBy: 1,
    rows: rows.map((row) => {
      const result = row.verdict ?? row.status;
      const size = row.width && row.height ? ` ${row.width}×${row.height}` : '';
      return [
        { text: String(row.index), order: row.index },
        { text: wordOf(result), tone: toneOf(result), order: order[result] ?? 9 },
        { text: row.name },
        { text: row.video_codec ? `${row.video_codec}${size}` : '–' },
        { text: row.duration_sec === null ? '–' : clock(row.duration_sec), order: row.duration_sec ?? -1 },
        {
          text: row.size_bytes === null ? '–' : bytes(row.size_bytes).replace(/ \(.*/, ''),
          order: row.size_bytes ?? -1,
        },
        { text: row.findings === null ? 'not evaluated' : number(row.findings), order: row.findings ?? -1 },
        { text: row.vmaf === null ? '–' : number(row.vmaf), order: row.vmaf ?? -1 },
        { text: row.error_code ? `${row.error_code}: ${row.error_detail ?? ''}` : '' },
      ];
    }),
    empty: 'The batch has no items.',
  };
}

/** An item nobody judged has not passed. */
function caseResult({ verdict, status }: BatchRow) {
  if (status === 'failed') return 'error';
  if (verdict === 'pass' || verdict === 'warn' || verdict === 'fail') return verdict;
  return 'skipped';
}
