import type { ComparisonView, MetricName, Rung } from '@app/quality';
import type { LineChart } from '../charts/chart';
import { highestOf, shownAs } from './metric-words';
import { shownName, shownSize } from './rung-words';

/** One metric of all encodes over their bit rates; nothing where fewer than two are known. */
export function curveOf(metric: MetricName, rungs: Rung[], comparisons: ComparisonView[]): LineChart[] {
  // Encodes of one size are told apart by their names.
  const sizes = new Set(rungs.map(shownSize));
  const points = rungs
    .flatMap((rung) => {
      const { bit_rate_bps: bps, quality } = rung;
      const value = quality[metric] ?? null;
      return bps === null || value === null
        ? []
        : [{ mbps: Math.round(bps / 1e3) / 1e3, value, name: sizes.size > 1 ? shownSize(rung) : cut(shownName(rung)) }];
    })
    .sort((a, b) => a.mbps - b.mbps);
  if (points.length < 2) return [];
  const measured = comparisons.find(({ metrics }) => metrics?.[metric])?.metrics?.[metric];
  const least = new Set(comparisons.map(({ options }) => options.fail_below?.[metric]));
  const [minimum] = least;
  return [
    {
      kind: 'lines',
      id: `curve-${metric}`,
      title: `${shownAs[metric]} against bit rate`,
      unit: measured?.unit ?? '',
      axis: { unit: 'value', label: 'Mbit/s', end: (points.at(-1)?.mbps ?? 1) * 1.15 },
      lines: [
        {
          name: shownAs[metric],
          shape: 'dots',
          start: 0,
          step: 1,
          at: points.map(({ mbps }) => mbps),
          values: points.map(({ value }) => value),
          names: points.map(({ name }) => name),
        },
      ],
      ...(highestOf[metric] !== undefined && { highest: highestOf[metric] }),
      targets:
        least.size === 1 && minimum !== undefined
          ? [{ label: `least acceptable mean ${minimum}`, value: minimum }]
          : [],
      source: `${measured?.definition ?? ''}; mean of each encode, bit rate of its picture`,
    },
  ];
}

/** What fits beside a dot at the right edge. */
const longestName = 14;
const cut = (name: string): string => (name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name);
