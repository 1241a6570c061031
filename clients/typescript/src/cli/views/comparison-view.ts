import type { Comparison, MetricResult } from '../../types';
import { row } from '../terminal/row';
import { type Colour, paint, plain } from '../terminal/words';

const resultColour: Record<'pass' | 'fail' | 'not_evaluated', Colour> = {
  pass: 'green',
  fail: 'red',
  not_evaluated: 'yellow',
};

/** A comparison as the lines a person reads: whether it holds, how the sides lie, each metric, the verdict. */
export function comparisonLines(comparison: Comparison): string[] {
  const { status, validity, metrics, not_measured: missing, engine } = comparison;
  if (status !== 'completed') {
    const { code, detail } = comparison.error ?? {};
    const why = [code, detail].filter((part) => part !== undefined).join(' · ');
    return [row('Status', paint('red', status)), ...(why === '' ? [] : [row('Reason', plain(why))])];
  }
  return [
    row('Comparison', validity?.valid ? paint('green', 'valid') : paint('red', 'refused: there is no score')),
    ...reasonLines(comparison),
    ...offsetLines(comparison),
    ...Object.entries(metrics ?? {}).map(([name, figures]) => row(name, figuresText(figures))),
    ...(engine?.vmaf_model ? [row('VMAF model', plain(`${engine.vmaf_model}: ${validity?.model_reason ?? ''}`))] : []),
    ...missing.map(({ metric, reason }) => row(metric, plain(`not measured: ${reason}`))),
    ...verdictLines(comparison),
  ];
}

/** Why it was refused, or what to know of one that holds. */
function reasonLines({ validity }: Comparison): string[] {
  if (!validity?.reasons.length) return [];
  const said = validity.reasons.map((reason) => reason.replaceAll('_', ' ')).join(', ');
  return [row(validity.valid ? 'Note' : 'Reasons', plain(said))];
}

function offsetLines({ validity }: Comparison): string[] {
  if (!validity?.valid || validity.offset_frames === null) return [];
  const { offset_frames, offset_confidence, dropped_frames, duplicated_frames } = validity;
  const sure = offset_confidence === null ? 'unconfirmed' : `confidence ${offset_confidence.toFixed(2)}`;
  const faults = `${dropped_frames.length} dropped, ${duplicated_frames.length} repeated`;
  return [row('Offset', `${offset_frames} frames (${sure}) · ${faults}`)];
}

function figuresText({
  mean,
  min,
  percentiles,
  frames,
  infinite_frames: equal,
  worst_seconds: worst,
}: MetricResult): string {
  if (mean === null) return equal > 0 && equal === frames ? `every frame is equal (${frames})` : 'no figure';
  const fifth = percentiles['5'];
  const second = worst[0];
  return [
    `mean ${figure(mean)}`,
    ...(min === null ? [] : [`min ${figure(min)}`]),
    ...(fifth == null ? [] : [`5th percentile ${figure(fifth)}`]),
    `${frames} frames`,
    ...(equal > 0 ? [`${equal} equal`] : []),
    ...(second ? [`worst second ${second.start_sec} (${figure(second.mean)})`] : []),
  ].join(' · ');
}

function verdictLines({ verdict }: Comparison): string[] {
  if (!verdict) return [];
  const word = paint(resultColour[verdict.result], verdict.result.replace('_', ' ').toUpperCase());
  const rules = verdict.rules.map(({ metric, minimum, measured, result }) => {
    const found = measured !== null ? figure(measured) : result === 'pass' ? 'every frame is equal' : 'no score';
    return row('', plain(`${result.replace('_', ' ').padEnd(13)} ${metric}: ${found}, at least ${minimum}`));
  });
  return [row('Verdict', word), ...rules];
}

const figure = (value: number): string => (Math.abs(value) <= 1 ? value.toFixed(4) : value.toFixed(2));
