import type { Interval, Total } from '../../content/content-results';
import type { FindingDraft } from '../analyzer';
import { type Say, seconds, type Severity } from './content-check';

const mostFindings = 20;
/** What ends and begins again within this time is one thing to a person. */
const adjacentSec = 0.1;

/**
 * Joins what follows at once upon what it is like. Intervals of different streams or channels stay apart.
 * @param cuts times between which nothing is joined, seconds
 */
export function mergeAdjacent<T extends Interval>(intervals: readonly T[], cuts: readonly number[] = []): T[] {
  const merged: T[] = [];
  const last = new Map<string, T>();
  for (const interval of intervals) {
    const key = `${interval.stream_index}/${interval.channel ?? ''}`;
    const before = last.get(key);
    const isCut = cuts.some((cut) => before && cut >= before.end_sec && cut <= interval.start_sec);
    if (before && !isCut && interval.start_sec - before.end_sec <= adjacentSec) {
      before.end_sec = Math.max(before.end_sec, interval.end_sec);
      continue;
    }
    const copy = { ...interval };
    last.set(key, copy);
    merged.push(copy);
  }
  return merged;
}

/** The first findings, the gravest first among equals in number, and one that counts the rest. */
export function capped(say: Say, findings: readonly FindingDraft[], total: Total | undefined): FindingDraft[] {
  // what the bounded list of the results left out counts too
  const count = Math.max(findings.length, total?.count ?? 0);
  const rest = findings.slice(mostFindings);
  if (count <= mostFindings) return [...findings];
  const gravest = rest.find(({ severity }) => severity !== 'info') ?? rest[0] ?? findings[0];
  return [
    ...findings.slice(0, mostFindings),
    say({
      severity: gravest?.severity ?? 'info',
      measured: count,
      threshold: null,
      message: `${count - mostFindings} more like these; ${count} in all${total && total.seconds > 0 ? `, ${seconds(total.seconds)} together` : ''}.`,
    }),
  ];
}

export interface IntervalWords {
  /** "Black", "Frozen": what stands in front of the time. */
  what: (interval: Interval) => string;
  severity: (interval: Interval) => Severity;
  thresholdSec: number | null;
  /** Times of cuts, over which nothing goes on. */
  cuts?: readonly number[];
}

/** A finding for each interval, merged and capped; measured is its length. */
export function intervalFindings(
  say: Say,
  intervals: readonly Interval[],
  total: Total | undefined,
  { what, severity, thresholdSec, cuts }: IntervalWords,
): FindingDraft[] {
  const findings = mergeAdjacent(intervals, cuts).map((interval) => {
    const length = interval.end_sec - interval.start_sec;
    return say({
      severity: severity(interval),
      stream_index: interval.stream_index,
      start_sec: interval.start_sec,
      end_sec: interval.end_sec,
      measured: Number(length.toFixed(6)),
      threshold: thresholdSec,
      message: `${what(interval)} for ${seconds(length)}, from ${seconds(interval.start_sec)} to ${seconds(interval.end_sec)}.`,
    });
  });
  return capped(say, findings, total);
}

export function lengthOf({ start_sec: start, end_sec: end }: Pick<Interval, 'start_sec' | 'end_sec'>): number {
  return end - start;
}

const withinShare = 0.9;

/** Whether an interval lies, for next to all of its length, in others. */
export function liesWithin(interval: Interval, others: readonly Interval[]): boolean {
  const shared = others.reduce(
    (sum, { start_sec: start, end_sec: end }) =>
      sum + Math.max(0, Math.min(interval.end_sec, end) - Math.max(interval.start_sec, start)),
    0,
  );
  return shared >= withinShare * lengthOf(interval);
}
