import { number } from '../document/say';
import { type Chart, placeOf } from './chart';

/** A chart in sentences, for those who read it without eyes or without pictures. */
export function summaryOf(chart: Chart): string[] {
  if (chart.kind === 'lanes') return chart.lanes.map(({ name, marks }) => `${name}: ${marks.length} marked`);
  const told = [...chart.targets, ...(chart.places ?? [])].map(({ label }) => label);
  return [
    ...chart.lines.flatMap((line) => {
      const { name, values, names, shape, unit = chart.unit } = line;
      // how many there are of a value is told by the places
      if (shape === 'bars') return [];
      if (shape === 'dots')
        return values.map(
          (value, at) =>
            `${names?.[at] ?? name}: ${number(value)} at ${number(placeOf(line, at))} ${chart.axis.label ?? ''}`,
        );
      let [sum, count, low, high] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (const value of values) {
        if (value === null) continue;
        sum += value;
        count += 1;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      if (count === 0) return `${name}: no value`;
      return `${name}: mean ${number(sum / count)}, lowest ${number(low)}, highest ${number(high)} ${unit}`;
    }),
    ...told,
  ];
}
