import { number } from '../document/say';
import type { Chart } from './chart';

/** A chart in sentences, for those who read it without eyes or without pictures. */
export function summaryOf(chart: Chart): string[] {
  if (chart.kind === 'lanes') return chart.lanes.map(({ name, marks }) => `${name}: ${marks.length} marked`);
  const targets = chart.targets.map(({ label }) => label);
  return [
    ...chart.lines.map(({ name, values }) => {
      let [sum, count, low, high] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (const value of values) {
        if (value === null) continue;
        sum += value;
        count += 1;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      if (count === 0) return `${name}: no value`;
      return `${name}: mean ${number(sum / count)}, lowest ${number(low)}, highest ${number(high)} ${chart.unit}`;
    }),
    ...targets,
  ];
}
