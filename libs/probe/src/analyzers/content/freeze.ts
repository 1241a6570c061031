import type { Interval } from '../../content/content-results';
import { contentCheck, type Severity } from './content-check';
import { intervalFindings, lengthOf } from './interval-findings';

const warnSec = 2;
const sameShare = 0.9;

export const freeze = contentCheck({
  id: 'video.freeze',
  version: 1,
  title: 'The picture does not stand still for long',
  measure: 'stretches of frames that differ by less than −60 dB; black ones are left to video.black',
  unit: 's',
  defaultThreshold: warnSec,
  source: 'practice; ffmpeg freezedetect',
  needs: ['freeze', 'black'],
  filter: 'freezedetect',
  coverage: 'full',
  look: (view) => {
    const { freeze: intervals, black, totals } = view.results;
    if (intervals === null) return null;
    const frozen = intervals.filter((interval) => shared(interval, black ?? []) < sameShare * lengthOf(interval));
    const words = {
      what: () => 'Frozen',
      severity: (interval: Interval): Severity => (lengthOf(interval) >= warnSec ? 'warning' : 'info'),
      thresholdSec: warnSec,
    };
    const seen = frozen.length === intervals.length ? totals.freeze : undefined;
    return intervalFindings(view, frozen, seen, words);
  },
});

function shared(interval: Interval, others: readonly Interval[]): number {
  return others.reduce(
    (sum, other) =>
      sum + Math.max(0, Math.min(interval.end_sec, other.end_sec) - Math.max(interval.start_sec, other.start_sec)),
    0,
  );
}
