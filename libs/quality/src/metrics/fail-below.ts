import type { ComparisonOptions, MetricResults, ThresholdVerdict } from '../comparison-documents';
import type { MetricName } from './metric';

/** Judges means by their least acceptable values; null when none were given. A metric without a finite mean because all frames are equal passes. */
export function judge(
  failBelow: ComparisonOptions['fail_below'],
  results: MetricResults | null,
): ThresholdVerdict | null {
  if (failBelow === null) return null;
  const rules = (Object.entries(failBelow) as [MetricName, number][]).map(([metric, minimum]) => {
    const found = results?.[metric];
    const equal = found !== undefined && found.frames > 0 && found.infinite_frames === found.frames;
    const measured = found?.mean ?? null;
    if (measured === null && !equal) return { metric, minimum, measured, result: 'not_evaluated' as const };
    return {
      metric,
      minimum,
      measured,
      result: equal || (measured ?? 0) >= minimum ? ('pass' as const) : ('fail' as const),
    };
  });
  const has = (result: string) => rules.some((rule) => rule.result === result);
  return { result: has('fail') ? 'fail' : has('not_evaluated') ? 'not_evaluated' : 'pass', rules };
}
