import type { Interval } from '../../content/content-results';
import { measuring, warnSec } from './common-settings';
import { contentCheck, type Severity } from './content-check';
import { intervalFindings, lengthOf } from './interval-findings';

const sameShare = 0.9;

export const freeze = contentCheck({
  id: 'video.freeze',
  version: 1,
  title: 'The picture does not stand still for long',
  measure: 'stretches of frames that differ by less than −60 dB; black ones are left to video.black',
  unit: 's',
  settings: {
    warn_sec: warnSec(2, 'frozen'),
    min_sec: measuring('freezeMinSec', 's', [0.04, 3_600], 'shorter stretches are not listed'),
    noise_db: measuring('freezeNoiseDb', 'dB', [-120, 0], 'largest mean difference of frames that are alike'),
  },
  threshold: 'warn_sec',
  source: 'practice; ffmpeg freezedetect',
  needs: ['freeze', 'black'],
  filter: 'freezedetect',
  coverage: 'full',
  look: ({ results, limits, say }) => {
    const { freeze: intervals, black, totals } = results;
    if (intervals === null) return null;
    const frozen = intervals.filter((interval) => shared(interval, black ?? []) < sameShare * lengthOf(interval));
    const words = {
      what: () => 'Frozen',
      severity: (interval: Interval): Severity => (lengthOf(interval) >= limits.warn_sec ? 'warning' : 'info'),
      thresholdSec: limits.warn_sec,
    };
    const seen = frozen.length === intervals.length ? totals.freeze : undefined;
    return intervalFindings(say, frozen, seen, words);
  },
});

function shared(interval: Interval, others: readonly Interval[]): number {
  return others.reduce(
    (sum, other) =>
      sum + Math.max(0, Math.min(interval.end_sec, other.end_sec) - Math.max(interval.start_sec, other.start_sec)),
    0,
  );
}
