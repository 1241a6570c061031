import { FrameTable } from '../metrics/frame-table';

/** Rows of the comparison, both included, that are decoded and measured; figures of `margins` serve their neighbours alone. */
export interface SampledRows {
  /** Rows that go through the filters, in order. */
  measured: number[];
  /** Those of them that are left out of the result. */
  margins: ReadonlySet<number>;
}

/** More scenes than this make an expression longer than a command may be; the scenes are then taken further apart. */
const mostScenes = 1000;

/**
 * The rows of every n-th scene, the first one included. What a metric says of a frame may depend on those before and after it (motion in
 * VMAF): these are measured, too, so that a frame of the sample has the figure it would have without sampling.
 * @param sceneOf scene of each row, ascending
 * @param around frames to both sides on which a figure depends
 */
export function sampleScenes(sceneOf: readonly number[], everyNth: number, around: number): SampledRows {
  const scenes = [...new Set(sceneOf)];
  const step = Math.max(everyNth, Math.ceil(scenes.length / mostScenes));
  const chosen = new Set(scenes.filter((_, n) => n % step === 0));
  const isChosen = (row: number) => chosen.has(sceneOf[row] ?? -1);
  const reach = Array.from({ length: 2 * around + 1 }, (_, n) => n - around);
  const measured = [...sceneOf.keys()].filter((row) => reach.some((step) => isChosen(row + step)));
  return { measured, margins: new Set(measured.filter((row) => !isChosen(row))) };
}

/** Scene of each compared frame, by the first reference frames of the scenes. */
export function scenesOf(rows: readonly { reference: number }[], sceneStarts: readonly number[]): number[] {
  let scene = 0;
  return rows.map(({ reference }) => {
    while ((sceneStarts[scene + 1] ?? Number.POSITIVE_INFINITY) <= reference) scene += 1;
    return scene;
  });
}

/** Figures by the row of the comparison, from those by the row of the run. */
export function spreadOut(table: FrameTable, { measured, margins }: SampledRows): FrameTable {
  const spread = new FrameTable();
  for (const name of table.names) {
    const values = table.column(name);
    measured.forEach((row, at) => {
      if (!margins.has(row)) spread.set(row, name, values[at] ?? Number.NaN);
    });
  }
  return spread;
}
