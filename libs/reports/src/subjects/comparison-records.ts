import type { ComparisonView } from '@app/quality';
import type { ReportRecord, TestCase } from '../document/report-document';
import { number, yesOrNo } from '../document/say';
import type { ComparedFrames } from './compared-frames';
import type { Measured } from './metric-words';

/** Whether it is valid, then one case a threshold. */
export function comparisonCases({ status, error, validity, verdict, metrics }: ComparisonView): TestCase[] {
  const base = { suite: 'comparison', seconds: null };
  if (status !== 'completed') {
    const message = typeof error?.['detail'] === 'string' ? error['detail'] : `The comparison is ${status}.`;
    return [{ ...base, name: 'comparison', result: 'error', message, detail: '' }];
  }
  const valid: TestCase = {
    ...base,
    name: 'validity',
    result: validity?.valid ? 'pass' : 'fail',
    message: validity?.valid ? '' : (validity?.reasons.join(' ') ?? ''),
    detail: (validity?.reasons ?? []).join('\n'),
  };
  const rules = (verdict?.rules ?? []).map(({ metric, minimum, measured, result }): TestCase => {
    const mean = metrics?.[metric]?.unit ?? '';
    return {
      suite: 'comparison.fail_below',
      name: metric,
      result: result === 'not_evaluated' ? 'skipped' : result,
      message: `measured ${number(measured, mean, 4)}, at least ${minimum} is wanted`,
      detail: '',
      seconds: null,
    };
  });
  return [valid, ...rules];
}

/** A comparison as lines of CSV. */
export function comparisonRecords(
  { validity, verdict, not_measured: unmeasured }: ComparisonView,
  frames: ComparedFrames | null,
  metrics: Measured,
): ReportRecord[] {
  const first = metrics[0];
  return [
    { section: 'verdict', name: 'fail_below', result: verdict?.result ?? 'not_evaluated' },
    { section: 'validity', name: 'valid', result: yesOrNo(validity?.valid), message: validity?.reasons.join(' ') ?? null },
    { section: 'validity', name: 'offset', measured: validity?.offset_frames ?? null, unit: 'frames' },
    ...(verdict?.rules ?? []).map(
      ({ metric, minimum, measured, result }): ReportRecord => ({ section: 'rule', name: metric, result, measured, expected: minimum }),
    ),
    ...metrics.flatMap(([name, { unit, definition, percentiles, ...metric }]) => [
      ...(['mean', 'harmonic_mean', 'min', 'max', 'stddev'] as const).map(
        (figure): ReportRecord => ({ section: 'metric', name: `${name} ${figure}`, measured: metric[figure], unit, source: definition }),
      ),
      ...Object.entries(percentiles).map(
        ([p, measured]): ReportRecord => ({ section: 'metric', name: `${name} p${p}`, measured, unit, source: definition }),
      ),
    ]),
    ...unmeasured.map(({ metric, reason }): ReportRecord => ({ section: 'not_evaluated', name: metric, message: reason })),
    ...(frames?.worst ?? []).map(
      ({ n, time_sec, value }): ReportRecord => ({
        section: 'worst_frame', name: String(n), measured: value, unit: first?.[1].unit ?? null, start_sec: time_sec,
      }),
    ),
  ]; // prettier-ignore
}
