import type { ComparisonView, MetricName, MetricResult } from '@app/quality';
import type { LineChart } from '../charts/chart';
import { wholeTicks } from '../charts/frame';
import type { Table } from '../document/report-document';
import { clock, number } from '../document/say';
import type { ComparedFrames } from './compared-frames';
import { figureOf, highestOf, type Measured, shownAs } from './metric-words';

/** Statistics and percentiles, a row a metric; what could not be measured says why. */
export function metricsTable(metrics: Measured, { not_measured: unmeasured }: ComparisonView): Table {
  const headings = ['Mean', 'Harmonic', 'Lowest', 'P1', 'P5', 'P25', 'P50', 'P75', 'P95', 'Highest', 'Std dev'];
  // the best figures of equal frames have no number: an infinite PSNR
  const cell = (value: number | null, infinite: boolean) =>
    value === null && infinite ? { text: 'infinite' } : { text: number(value, '', 4) };
  return {
    caption: 'Mean, extremes and percentiles by metric',
    columns: [
      { label: 'Metric', weight: 2 },
      ...headings.map((label) => ({ label, weight: label.length > 7 ? 1.25 : 1, numeric: true })),
    ],
    rows: [
      ...metrics.map(([name, { unit, percentiles: p, ...metric }]) => [
        { text: `${shownAs[name]}, ${unit}` },
        ...[metric.mean, metric.harmonic_mean, metric.min].map((value) => cell(value, false)),
        ...[p['1'], p['5'], p['25'], p['50'], p['75'], p['95'], metric.max].map((value) =>
          cell(value, metric.infinite_frames > 0),
        ),
        cell(metric.stddev, false),
      ]),
      ...unmeasured.map(({ metric, reason }) => [
        { text: shownAs[metric] },
        { text: `not evaluated: ${reason}` },
        ...headings.slice(1).map(() => ({ text: '–' })),
      ]),
    ],
    empty: 'No figures: the comparison is not valid or did not finish.',
  };
}

/** A metric over the compared frames; none where no figures are kept. */
export function chartOf(
  name: MetricName,
  metric: MetricResult,
  { verdict, alignment }: ComparisonView,
  frames: ComparedFrames | null,
): LineChart[] {
  const series = frames?.series.find(({ column }) => column === figureOf[name]);
  if (!series) return [];
  const minimum = verdict?.rules.find((rule) => rule.metric === name)?.minimum;
  const p5 = metric.percentiles['5'];
  const points = series.step === 1 ? 'each frame' : `mean of ${series.step} frames`;
  return [
    {
      kind: 'lines',
      id: `metric-${name}`,
      title: shownAs[name],
      unit: metric.unit,
      source: `${metric.definition}; ${points}${metric.infinite_frames > 0 ? `; ${metric.infinite_frames} equal frames are infinite and left out` : ''}`,
      axis: { unit: 'frames', end: Math.max(frames?.end ?? 0, alignment?.compared_frames ?? 0) },
      lines: [{ name: shownAs[name], start: 0, step: series.step, values: series.mean }],
      ...(highestOf[name] !== undefined && { highest: highestOf[name] }),
      targets: [
        ...(minimum === undefined ? [] : [{ label: `least acceptable mean ${minimum}`, value: minimum }]),
        ...(p5 === null ? [] : [{ label: `percentile 5: ${number(p5)}`, value: p5 }]),
      ],
    },
  ];
}

/** How many frames have which figure, with the percentiles; none where no figures are kept. */
export function distributionOf(
  name: MetricName,
  { definition, unit, percentiles, mean }: MetricResult,
  frames: ComparedFrames | null,
): LineChart[] {
  const histogram = frames?.series.find(({ column }) => column === figureOf[name])?.histogram;
  if (!histogram) return [];
  const { start, step, frames: counts } = histogram;
  const all = counts.reduce((sum, count) => sum + count, 0);
  const share = (count: number) => Math.round((count / all) * 1e5) / 1e3;
  const places = [
    ...(['1', '5', '50', '95'] as const).map((p) => ({ label: `P${p} ${number(percentiles[p])}`, at: percentiles[p] })),
    { label: `mean ${number(mean)}`, at: mean },
  ];
  return [
    {
      kind: 'lines',
      id: `distribution-${name}`,
      title: `${shownAs[name]}: frames by figure`,
      unit: '% of frames',
      axis: wholeTicks({ unit: 'value', start, end: start + counts.length * step, label: `${shownAs[name]}, ${unit}` }),
      lines: [{ name: 'Frames', shape: 'bars', start, step, values: counts.map(share) }],
      targets: [],
      places: places.flatMap(({ label, at }) => (at === null ? [] : [{ label, at }])).sort((a, b) => a.at - b.at),
      source: `${definition}; every compared frame of a finite figure`,
    },
  ];
}

/** Where to look first. */
export function worstTable(frames: ComparedFrames | null, first: Measured[number] | undefined): Table {
  const name = first ? shownAs[first[0]] : 'figure';
  return {
    caption: `The frames with the worst ${name}, of neighbours only one`,
    columns: [
      { label: 'Compared frame', weight: 1, numeric: true },
      { label: 'Time in the reference', weight: 1.4, numeric: true },
      { label: 'Reference frame', weight: 1, numeric: true },
      { label: 'Distorted frame', weight: 1, numeric: true },
      { label: first ? `${name}, ${first[1].unit}` : name, weight: 1, numeric: true },
    ],
    rows: (frames?.worst ?? []).map((frame) => [
      { text: String(frame.n), order: frame.n },
      { text: clock(frame.time_sec), order: frame.time_sec ?? -1 },
      { text: String(frame.reference_frame), order: frame.reference_frame },
      { text: String(frame.distorted_frame), order: frame.distorted_frame },
      { text: number(frame.value, '', 4), order: frame.value },
    ]),
    empty: 'Not evaluated: the comparison holds no figures of frames.',
  };
}
