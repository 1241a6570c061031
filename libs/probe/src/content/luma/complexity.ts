import type { LumaPicture } from './luma-picture';

/** Every so manieth line is read: its neighbours tell next to the same, at as much cost. */
const everyLine = 2;

/** Spatial information (ITU-T P.910): standard deviation of the Sobel-filtered luma, in 8-bit code values. */
export function spatialInformation({ width, height, scale, samples }: LumaPicture): number {
  const sums = new Float64Array(2);
  let lines = 0;
  for (let y = 1; y < height - 1; y += everyLine) {
    lines += 1;
    addEdges(samples, y * width, width, sums);
  }
  return deviation(sums[0] ?? 0, sums[1] ?? 0, (width - 2) * lines) / scale;
}

/** Adds the strengths of the edges of a line, and their squares: short, so that it is compiled soon. */
function addEdges(samples: LumaPicture['samples'], begin: number, width: number, sums: Float64Array): void {
  let [sum, squares] = [0, 0];
  // both kernels are a product of a column and a row: each column is read once and carried along
  let smoothBefore = 0;
  let smoothHere = 0;
  let stepBefore = 0;
  let stepHere = 0;
  const end = begin + width;
  for (let at = begin; at < end; at++) {
    const above = samples[at - width] ?? 0;
    const below = samples[at + width] ?? 0;
    const smooth = above + 2 * (samples[at] ?? 0) + below;
    const step = below - above;
    if (at >= begin + 2) {
      const across = smooth - smoothBefore;
      const down = stepBefore + 2 * stepHere + step;
      const power = across * across + down * down;
      sum += Math.sqrt(power);
      squares += power;
    }
    smoothBefore = smoothHere;
    smoothHere = smooth;
    stepBefore = stepHere;
    stepHere = step;
  }
  sums[0] = (sums[0] ?? 0) + sum;
  sums[1] = (sums[1] ?? 0) + squares;
}

/** Temporal information (ITU-T P.910): standard deviation of the difference of two frames in a row, in 8-bit code values. */
export function temporalInformation(before: LumaPicture, after: LumaPicture): number {
  const { width, samples } = after;
  const length = Math.min(before.samples.length, samples.length);
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let line = 0; line < length; line += width * everyLine) {
    const end = Math.min(line + width, length);
    for (let at = line; at < end; at++) {
      const change = (samples[at] ?? 0) - (before.samples[at] ?? 0);
      sum += change;
      squares += change * change;
    }
    count += end - line;
  }
  return deviation(sum, squares, count) / after.scale;
}

function deviation(sum: number, squares: number, count: number): number {
  return count <= 0 ? 0 : Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
}
