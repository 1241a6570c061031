import type { LumaPicture } from './luma-picture';

/** Spatial information (ITU-T P.910): standard deviation of the Sobel-filtered luma, in 8-bit code values. */
export function spatialInformation({ width, height, scale, samples }: LumaPicture): number {
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const [nw, n, ne] = [samples[at - width - 1] ?? 0, samples[at - width] ?? 0, samples[at - width + 1] ?? 0];
      const [sw, s, se] = [samples[at + width - 1] ?? 0, samples[at + width] ?? 0, samples[at + width + 1] ?? 0];
      const across = ne + 2 * (samples[at + 1] ?? 0) + se - nw - 2 * (samples[at - 1] ?? 0) - sw;
      const down = sw + 2 * s + se - nw - 2 * n - ne;
      const power = across * across + down * down;
      sum += Math.sqrt(power);
      squares += power;
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
