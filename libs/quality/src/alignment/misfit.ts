import { changeEnergy, pictureProducts, type Signatures } from './signatures';

/**
 * How far a frame of one side is from one of the other, luma² a pixel, means removed.
 * @param gain contrast of the slower side relative to the faster one
 */
export function misfit(slow: Signatures, i: number, fast: Signatures, j: number, gain: number): number {
  const { cross, left, right } = pictureProducts(slow, i, fast, j);
  return Math.max(0, left - 2 * gain * cross + gain * gain * right);
}

/** Contrast of the slower side relative to the faster one over pairs of frames: a regrade must not look like a slip. */
export function contrast(slow: Signatures, fast: Signatures, pairs: Iterable<{ slow: number; fast: number }>): number {
  let [cross, power] = [0, 0];
  for (const pair of pairs) {
    const products = pictureProducts(slow, pair.slow, fast, pair.fast);
    cross += products.cross;
    power += products.right;
  }
  return power > 0 ? Math.max(0.25, Math.min(4, cross / power)) : 1;
}

/** A frame is at the wrong place when one beside its counterpart fits this many times better, by this share of what changes between them. */
const better = 2;
const byMotion = 0.25;
/** Luma² a pixel: less than this between two frames says nothing. */
const motionFloor = 0.1;

/** How many pairs have a frame of the faster side right before or behind their own that clearly fits better. */
export function clearlyElsewhere(
  slow: Signatures,
  fast: Signatures,
  pairs: readonly { slow: number; fast: number }[],
): number {
  const gain = contrast(slow, fast, pairs);
  return pairs.filter(({ slow: i, fast: j }) => {
    const own = misfit(slow, i, fast, j, gain);
    return [j - 1, j + 1].some((beside) => {
      if (beside < 0 || beside >= fast.length) return false;
      const change = gain * gain * changeEnergy(fast, Math.min(j, beside), Math.max(j, beside));
      const other = misfit(slow, i, fast, beside, gain);
      return change > motionFloor && own > better * other && own - other > byMotion * change;
    });
  }).length;
}
