import type { MetricResult, SceneScore } from '../comparison-documents';
import type { FrameTable } from './frame-table';
import type { Metric } from './metric';
import { clusteredMean, pooledPsnr, sampledMean, statistics } from './statistics';
import { worstFrames, worstSeconds } from './worst-moments';

export interface ResultContext {
  /** Frames of either side by row. */
  rows: readonly { reference: number; distorted: number }[];
  /** First reference frames of the scenes. */
  sceneStarts: readonly number[];
  /** Of the reference, frames a second; null when unknown. */
  frameRate: number | null;
  /** Rows there would be without sampling. */
  population: number;
  /** Largest sample value, e.g. 255. */
  peak: number;
  /** With sampling by scenes: the scene of each row. */
  sampledScenes?: readonly number[] | null;
}

/** A metric's result from the figures of all frames. */
export function metricResult(metric: Metric, table: FrameTable, context: ResultContext): MetricResult {
  const [main, ...others] = metric.columns;
  const values = table.column(main.name);
  const moments = { rows: context.rows, frameRate: context.frameRate, higherIsBetter: metric.higherIsBetter };
  return {
    ...statistics(values),
    unit: metric.unit,
    definition: metric.definition,
    higher_is_better: metric.higherIsBetter,
    per_scene: perScene(values, context),
    worst_frames: worstFrames(values, moments),
    worst_seconds: worstSeconds(values, moments),
    parts: Object.fromEntries(
      others.filter(({ name }) => table.names.includes(name)).map(({ name }) => [name, statistics(table.column(name))]),
    ),
    pooled: pooled(metric, table, context.peak),
    confidence_interval: interval([...values], context),
  };
}

function interval(values: readonly number[], { population, sampledScenes }: ResultContext) {
  if (!sampledScenes) return sampledMean(values, population);
  const scenes = new Map<number, number[]>(sampledScenes.map((scene) => [scene, []]));
  values.forEach((value, row) => scenes.get(sampledScenes[row] ?? -1)?.push(value));
  const measured = [...scenes.values()].filter((scene) => scene.some((value) => !Number.isNaN(value)));
  return clusteredMean(measured, scenes.size);
}

function pooled({ pooledFrom }: Metric, table: FrameTable, peak: number): Record<string, number | null> | null {
  if (!pooledFrom) return null;
  const known = Object.entries(pooledFrom).filter(([, { name }]) => table.names.includes(name));
  return Object.fromEntries(known.map(([plane, { name }]) => [plane, finite(pooledPsnr(table.column(name), peak))]));
}

function perScene(values: Float64Array, { rows: frames, sceneStarts, frameRate }: ResultContext): SceneScore[] {
  const seconds = (frame: number) => (frameRate === null ? null : frame / frameRate);
  return sceneStarts.flatMap((start, scene) => {
    const end = sceneStarts[scene + 1] ?? Number.POSITIVE_INFINITY;
    const rows = frames.flatMap(({ reference }, row) => (reference >= start && reference < end ? [row] : []));
    const [first, last] = [rows[0], rows.at(-1)];
    if (first === undefined || last === undefined) return [];
    const { mean, min, frames: measured } = statistics(rows.map((row) => values[row] ?? Number.NaN));
    const [from, to] = [frames[first]?.reference ?? 0, frames[last]?.reference ?? 0];
    return [
      {
        scene,
        start_frame: from,
        end_frame: to,
        start_sec: seconds(from),
        end_sec: seconds(to + 1),
        frames: measured,
        mean,
        min,
      },
    ];
  });
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
