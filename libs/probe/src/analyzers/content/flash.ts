import type { FlashInterval, FlashKind } from '../../content/content-results';
import type { FindingDraft } from '../analyzer';
import { contentCheck, type Say, seconds } from './content-check';
import { capped } from './interval-findings';

/** More opposing changes a second than make three flashes. */
const mostChanges = 6;

export const flash = contentCheck({
  id: 'video.flash',
  version: 5,
  title: 'Nothing flashes in a way that may harm photosensitive viewers',
  measure:
    'opposing changes of 20 cd/m² or more (darker end below 160 cd/m²), and of saturated red, over more than a quarter of the picture within a second, on a display of 200 cd/m² and gamma 2.2',
  unit: 'changes/s',
  settings: {},
  threshold: mostChanges,
  source:
    'ITU-R BT.1702: more than three flashes a second over more than a quarter of the picture; saturated red as W3C WCAG 2.2 defines it; over 4 s at two flashes a second or more: practice',
  needs: ['flash'],
  filter: 'scale',
  coverage: 'full',
  look: ({ results: { flash: seen }, say }) => {
    if (seen === null) return null;
    const findings = [
      ...kindFindings(say, seen.luminance, 'Flashes'),
      ...kindFindings(say, seen.red, 'Flashes of saturated red'),
    ];
    return capped(say, findings, undefined);
  },
});

function kindFindings(say: Say, kind: FlashKind, what: string): FindingDraft[] {
  return gravest(joined(kind.intervals)).map(({ kind: of, ...interval }) =>
    say({
      severity: of === 'warning' ? 'warning' : 'error',
      start_sec: interval.start_sec,
      end_sec: interval.end_sec,
      frame: of === 'warning' ? kind.first_warning_frame : kind.first_failure_frame,
      measured: kind.max_changes_per_sec,
      threshold: mostChanges,
      message: `${what}, ${words[of]}, from ${seconds(interval.start_sec)} to ${seconds(interval.end_sec)}, over up to ${Math.round(kind.max_area * 100)} % of the picture.`,
    }),
  );
}

const words: Readonly<Record<FlashInterval['kind'], string>> = {
  fail: 'more than three a second',
  extended: 'two a second or more for over 4 s',
  warning: 'two to three a second: allowed, for a short time',
};

/** Without the warnings that only lead up to what fails, or away from it. */
function gravest(intervals: readonly FlashInterval[]): FlashInterval[] {
  const failed = intervals.filter(({ kind }) => kind !== 'warning');
  const touches = (interval: FlashInterval) =>
    failed.some(({ start_sec: start, end_sec: end }) => interval.start_sec <= end + 1 && interval.end_sec >= start - 1);
  return intervals.filter((interval) => interval.kind !== 'warning' || !touches(interval));
}

/** Stretches of one kind that touch or overlap are one. */
function joined(intervals: readonly FlashInterval[]): FlashInterval[] {
  const result: FlashInterval[] = [];
  for (const interval of intervals) {
    const before = result.findLast(({ kind }) => kind === interval.kind);
    if (before && interval.start_sec <= before.end_sec + 1) before.end_sec = Math.max(before.end_sec, interval.end_sec);
    else result.push({ ...interval });
  }
  return result;
}
