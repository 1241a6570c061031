import type { Line } from '../charts/chart';

/** A stored series: a point is `interval_sec` long. */
export interface StoredSeries {
  stream_index: number;
  interval_sec: number;
  mean: (number | null)[];
  min?: (number | null)[];
  max?: (number | null)[];
}

/** The series of a name; none where it holds no such thing. */
export function seriesOf(stored: unknown): StoredSeries[] {
  const candidates: unknown[] = Array.isArray(stored) ? stored : [stored];
  return candidates.filter((candidate): candidate is StoredSeries => {
    const series = candidate as StoredSeries | null | undefined;
    return Array.isArray(series?.mean) && typeof series.interval_sec === 'number' && series.mean.length > 0;
  });
}

export function line(name: string, series: StoredSeries, which: 'mean' | 'min' | 'max'): Line {
  return { name, start: 0, step: series.interval_sec, values: series[which] ?? series.mean };
}
