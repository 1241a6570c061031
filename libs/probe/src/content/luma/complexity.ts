import type { LumaPicture } from './luma-picture';

/** Spatial information (ITU-T P.910): standard deviation of the Sobel-filtered luma, in 8-bit code values. */
export function spatialInformation({ width, height, scale, samples }: LumaPicture): number {
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < height - 1; y++) {
    // both kernels are a product of a column and a row: each column is read once and carried along
    let smoothBefore = 0;
    let smoothHere = 0;
    let stepBefore = 0;
    let stepHere = 0;
    const end = (y + 1) * width;
    for (let at = y * width; at < end; at++) {
      const above = samples[at - width] ?? 0;
      const below = samples[at + width] ?? 0;
      const smooth = above + 2 * (samples[at] ?? 0) + below;
      const step = below - above;
      if (at >= end - width + 2) {
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
  }
  return deviation(sum, squares, (width - 2) * (height - 2)) / scale;
}

/** Temporal information (ITU-T P.910): standard deviation of the difference of two frames in a row, in 8-bit code values. */
export function temporalInformation(before: LumaPicture, after: LumaPicture): number {
  const count = Math.min(before.samples.length, after.samples.length);
  let sum = 0;
  let squares = 0;
  for (let at = 0; at < count; at++) {
    const change = (after.samples[at] ?? 0) - (before.samples[at] ?? 0);
    sum += change;
    squares += change * change;
  }
  return deviation(sum, squares, count) / after.scale;
}

function deviation(sum: number, squares: number, count: number): number {
  return count <= 0 ? 0 : Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
}
