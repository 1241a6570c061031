import type { FullAnalysisView } from '@app/probe';
import type { Axis } from '../charts/chart';
import { seriesOf } from './stored-series';

/** As long as the file, or as far as anything of it was seen where its length is unknown. */
export function timeAxis({ media, findings }: FullAnalysisView, timeline: Record<string, unknown>): Axis {
  const known = media?.container.duration_sec ?? 0;
  const ends = Object.values(timeline)
    .flatMap(seriesOf)
    .map(({ interval_sec: step, mean }) => (mean.length - 1) * step);
  const found = findings.map(({ start_sec: start, end_sec: end }) => end ?? start ?? 0);
  return { unit: 'seconds', end: known > 0 ? known : Math.max(0, ...ends, ...found) };
}
