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
      const level = sumOf(samples, y * width + x, width) / (block * block * scale);
      if (level < darkest || level > lightest) continue;
      const sum = bendsOf(samples, y * width + x, width);
      levels.push((Math.sqrt(Math.PI / 2) * sum) / (6 * block * block * scale));
    }
  }
  if (levels.length === 0) return null;
  levels.sort((a, b) => a - b);
  return levels[Math.floor(levels.length * plainShare)] ?? null;
}

/** Sum of a block's samples. A short function that runs once a block is compiled sooner than a long one that runs once a picture. */
function sumOf(samples: LumaPicture['samples'], from: number, width: number): number {
  let sum = 0;
  for (let row = 0, begin = from; row < block; row++, begin += width)
    for (let at = begin; at < begin + block; at++) sum += samples[at] ?? 0;
  return sum;
}

/** Sum of the second differences of a block, down and across at once. */
function bendsOf(samples: LumaPicture['samples'], from: number, width: number): number {
  let sum = 0;
  for (let row = 0, begin = from; row < block; row++, begin += width) {
    // the kernel is 1 −2 1 down and across: each column is read once and carried along
    let before = bend(samples, begin - 1, width);
    let here = bend(samples, begin, width);
    for (let at = begin; at < begin + block; at++) {
      const after = bend(samples, at + 1, width);
      // without a branch on the sign, which nobody can foretell
      sum += Math.abs(before - 2 * here + after);
      before = here;
      here = after;
    }
  }
  return sum;
}

/** Second difference of a column at one pixel. */
function bend(samples: LumaPicture['samples'], at: number, width: number): number {
  return (samples[at - width] ?? 0) - 2 * (samples[at] ?? 0) + (samples[at + width] ?? 0);
}
