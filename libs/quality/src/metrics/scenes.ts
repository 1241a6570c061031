import { changeEnergy, type Signatures } from '../alignment/signatures';

/** A change of at least this much luma a pixel (root mean square, means removed) may be a cut … */
const cutLuma = 14;
/** … when it is this many times what the frames around it do. */
const cutRatio = 3;
const around = 8;
const shortestScene = 6;

/** First frames of the scenes of a side, the first being 0. Practice: an adaptive threshold on the change of small gray pictures. */
export function sceneStarts(side: Signatures): number[] {
  const changes = Float64Array.from({ length: side.length }, (_, i) =>
    i === 0 ? 0 : Math.sqrt(changeEnergy(side, i - 1, i)),
  );
  const starts = [0];
  for (let i = 1; i < side.length; i += 1) {
    if (i - (starts.at(-1) ?? 0) >= shortestScene && isCut(changes, i)) starts.push(i);
  }
  return starts;
}

function isCut(changes: Float64Array, i: number): boolean {
  const change = changes[i] ?? 0;
  if (change < cutLuma) return false;
  const near = [...changes.subarray(Math.max(1, i - around), i), ...changes.subarray(i + 1, i + around + 1)];
  const usual = near.reduce((sum, value) => sum + value, 0) / Math.max(1, near.length);
  return change >= cutRatio * usual;
}
