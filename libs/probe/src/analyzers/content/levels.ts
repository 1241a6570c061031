import { measuring } from './common-settings';
import { contentCheck } from './content-check';
import { capped, liesWithin, mergeAdjacent } from './interval-findings';

export const levels = contentCheck({
  id: 'video.levels',
  version: 3,
  title: 'Levels stay within the range video is delivered in',
  measure:
    'share of pixels whose luma, or R, G or B where the file names its matrix, lies beyond 5–246 (8-bit), one frame a second',
  unit: '%',
  settings: {
    max_percent: measuring('levelsMaxPercent', '%', [0, 100], 'share of the picture that may lie beyond the tolerance'),
    warn_percent: { default: 5, unit: '%', min: 0, max: 100, meaning: 'a larger share is a warning; less is told' },
  },
  threshold: 'max_percent',
  source: 'EBU R 103: nominal range and 5 %, up to 1 % of the picture beyond it; the sampling is practice',
  needs: ['levels', 'test_pictures'],
  filter: 'scale',
  coverage: 'sampled',
  look: ({ results: { levels: seen, color_bars: bars }, limits, say }) => {
    if (seen === null) return null;
    const { max, mean } = seen.beyond_tolerance;
    const warns = max > Math.max(limits.warn_percent, limits.max_percent);
    // bars show the corners of what can be coded, on purpose
    const findings = mergeAdjacent(seen.intervals).map((interval) =>
      say({
        severity: warns && !liesWithin(interval, bars ?? []) ? 'warning' : 'info',
        start_sec: interval.start_sec,
        end_sec: interval.end_sec,
        measured: max,
        threshold: limits.max_percent,
        message: `Up to ${max.toFixed(1)} % of the picture (${mean.toFixed(1)} % on average) lies beyond the tolerated levels of ${seen.judged.join(', ')}.`,
      }),
    );
    return capped(say, findings, undefined);
  },
});
