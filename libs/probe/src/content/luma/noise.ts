import type { LumaPicture } from './luma-picture';

const block = 16;
/** The plainest fifth of the blocks: what varies there is noise, not texture. */
const plainShare = 0.2;
/** Means of blocks, in 8-bit code values, in which noise is not clipped away. */
const [darkest, lightest] = [24, 228];

/**
 * Standard deviation of the noise, in 8-bit code values: J. Immerkær, "Fast Noise Variance Estimation" (1996), on every second
 * block of 16x16, as on a chessboard, of which the one at the end of the plainest fifth counts. Null where the picture is too dark or too bright to tell.
 */
export function noiseLevel({ width, height, scale, samples }: LumaPicture): number | null {
  const levels: number[] = [];
  for (let y = 1, from = 1; y + block < height; y += block, from = from === 1 ? 1 + block : 1) {
    for (let x = from; x + block < width; x += 2 * block) {
      let sum = 0;
      let mean = 0;
      for (let row = y; row < y + block; row++) {
        // the kernel is 1 −2 1 down and across: each column is read once and carried along
        const begin = row * width + x;
        let before = bend(samples, begin - 1, width);
        let here = bend(samples, begin, width);
        for (let at = begin; at < begin + block; at++) {
          mean += samples[at] ?? 0;
          const after = bend(samples, at + 1, width);
          const laplacian = before - 2 * here + after;
          sum += laplacian < 0 ? -laplacian : laplacian;
          before = here;
          here = after;
        }
      }
      const level = mean / (block * block * scale);
      if (level < darkest || level > lightest) continue;
      levels.push((Math.sqrt(Math.PI / 2) * sum) / (6 * block * block * scale));
    }
  }
  if (levels.length === 0) return null;
  levels.sort((a, b) => a - b);
  return levels[Math.floor(levels.length * plainShare)] ?? null;
}

/** Second difference of a column at one pixel. */
function bend(samples: LumaPicture['samples'], at: number, width: number): number {
  return (samples[at - width] ?? 0) - 2 * (samples[at] ?? 0) + (samples[at + width] ?? 0);
}
