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

/** What a reason says, and what to do; docs/quality.md has all of them. */
const meanings: Record<string, string> = {
  offset_uncertain: 'no offset makes the frames of both fit; are these cuts of the same film?',
  offset_jumps: 'a part lies elsewhere: something was cut out or put in',
  content_differs: 'they show different things',
  reframed: 'one is cropped, zoomed, moved or has bars: compare before that, or undo it',
  dynamic_range_differs: 'one is HDR, the other SDR: compare with a reference of the same range',
  too_many_discontinuities: 'so many frames are missing or repeated that pairs are guesswork',
  too_short_to_align: 'fewer than 25 frames, compared from the first ones on',
  too_static_to_align: 'nothing moves, offset 0 was taken',
  range_suspected: 'levels look like full against limited range, and no flag says so',
};

/** Why it was refused, or what to know of one that holds. */
function reasonLines({ validity, alignment }: Comparison): string[] {
  if (!validity?.reasons.length) return [];
  const { valid, reasons } = validity;
  const label = valid ? 'Note' : 'Reason';
  return reasons.map((reason, at) => {
    const placement = reason === 'reframed' ? alignment?.placement?.words : undefined;
    const meaning = placement === undefined ? (meanings[reason] ?? '') : `${placement}: undo it`;
    return row(at === 0 ? label : '', plain(`${reason.replaceAll('_', ' ')}${meaning && `: ${meaning}`}`));
  });
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
  unit,
}: MetricResult): string {
  if (mean === null) return equal > 0 && equal === frames ? `every frame is equal (${frames})` : 'no figure';
  const fifth = percentiles['5'];
  const second = worst[0];
  return [
    `mean ${figure(mean)}${unit === 'dB' ? ' dB' : ''}`,
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
