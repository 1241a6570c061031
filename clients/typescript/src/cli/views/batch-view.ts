import type { Batch, BatchItem } from '../../types';
import { roomAfter } from '../terminal/row';
import { type Colour, count, cut, duration, paint, plain } from '../terminal/words';

const widestName = 48;
const mostItems = 40;

/** A batch as the lines a person reads: an item a line, what needs attention first, then the counts. */
export function batchLines(batch: Batch, items: readonly BatchItem[]): string[] {
  const width = Math.min(widestName, Math.max(4, ...items.map((item) => nameOf(item).length)));
  const shown = [...items].sort((a, b) => urgency(a) - urgency(b) || a.index - b.index).slice(0, mostItems);
  const more = items.length - shown.length;
  return [
    ...shown.map((item) => row(item, width)),
    ...(more > 0 ? [paint('gray', `and ${count(more, 'more', 'more')} (--json shows all)`)] : []),
    '',
    summary(batch),
  ];
}

const words = ['fail', 'failed', 'cancelled', 'not_evaluated', 'warn', 'pass', 'completed'] as const;
const colours: Record<string, Colour> = {
  fail: 'red',
  failed: 'red',
  cancelled: 'yellow',
  not_evaluated: 'yellow',
  warn: 'yellow',
  pass: 'green',
  completed: 'green',
};

const wordOf = ({ status, verdict }: BatchItem): string => verdict ?? status;
const urgency = (item: BatchItem): number => words.indexOf(wordOf(item) as (typeof words)[number]);
const nameOf = ({ labels, name }: BatchItem): string => labels['file'] ?? name;

function row(item: BatchItem, width: number): string {
  const word = wordOf(item);
  const { code, detail } = (item.error ?? {}) as { code?: string; detail?: string };
  const why = item.error
    ? plain([code, detail].filter(Boolean).join(' · '))
    : (item.analysis_id ?? item.comparison_id ?? '');
  const mark = paint(colours[word] ?? 'gray', word.replace('_', ' ').padEnd(13));
  const name = cut(plain(nameOf(item)), width).padEnd(width);
  return `${mark} ${name}  ${paint('gray', cut(why, roomAfter(16 + width)))}`.trimEnd();
}

function summary({ id, total, counts, created_at, processed_at }: Batch): string {
  if (total === 0) return `${paint('yellow', 'no item')}: nothing was found there  ${paint('gray', `batch ${id}`)}`;
  const seen = words.flatMap((word) => {
    const number = counts[word];
    // What has a verdict is told by it.
    if (number === 0 || (word === 'completed' && judged(counts) > 0)) return [];
    return [paint(colours[word] ?? 'gray', `${number} ${word.replace('_', ' ')}`)];
  });
  const seconds = processed_at ? (Date.parse(processed_at) - Date.parse(created_at)) / 1000 : null;
  const time = seconds === null ? '' : ` in ${duration(seconds)}`;
  return `${paint('bold', `${count(total, 'item')}${time}`)}: ${seen.join(', ')}  ${paint('gray', `batch ${id}`)}`;
}

const judged = ({ pass, warn, fail, not_evaluated }: Batch['counts']): number => pass + warn + fail + not_evaluated;
