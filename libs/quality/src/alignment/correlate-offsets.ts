import { changeEnergy, changeProducts, correlationOf, type Products, type Signatures } from './signatures';
import { fastIndex } from './timeline';

/** Offsets looked at, in frames of the faster side, to both sides. */
export const longestOffset = 120;
const mostSamples = 320;
/** Fewer common frames than this prove nothing. */
const fewestCommon = 12;

/** Moving frames of the slower side, at most one a stratum of the clip: the ones that can tell an offset from its neighbours. */
export function movingFrames(slow: Signatures): number[] {
  const stratum = Math.max(1, (slow.length - 1) / mostSamples);
  const chosen: number[] = [];
  for (let start = 1; start < slow.length; start += stratum) {
    let best = -1;
    let most = -1;
    for (let i = Math.floor(start); i < Math.min(slow.length, Math.floor(start + stratum)); i += 1) {
      const energy = changeEnergy(slow, i - 1, i);
      if (energy > most) [best, most] = [i, energy];
    }
    if (best > 0 && most > 0) chosen.push(best);
  }
  return chosen;
}

/** Largest offset that still leaves enough common frames, at most {@link longestOffset}. */
export function offsetReach(slow: Signatures, fast: Signatures, ratio: number): number {
  const common = Math.min(slow.length, Math.floor(fast.length / ratio));
  return Math.max(0, Math.min(longestOffset, Math.floor((common - fewestCommon) * ratio)));
}

/**
 * Correlation of the temporal differences of both sides at one offset, pooled over the given frames; null when too few of them have a
 * counterpart. A cut weighs no more than the usual motion around it.
 * @param offsetAt offset of a frame of the slower side, in frames of the faster one; null leaves the frame out
 */
export function differenceCorrelation(
  slow: Signatures,
  fast: Signatures,
  ratio: number,
  frames: readonly number[],
  offsetAt: (slowFrame: number) => number | null,
): number | null {
  const pairs: Products[] = [];
  for (const i of frames) {
    const offset = offsetAt(i);
    if (offset === null) continue;
    const before = fastIndex(ratio, i - 1) + offset;
    const now = fastIndex(ratio, i) + offset;
    if (before < 0 || now >= fast.length) continue;
    pairs.push(changeProducts(slow, i - 1, i, fast, before, now));
  }
  return pairs.length < Math.min(fewestCommon, frames.length) ? null : pooled(pairs);
}

function pooled(pairs: readonly Products[]): number | null {
  const energies = pairs.map((pair) => pair.left).sort((a, b) => a - b);
  const usual = energies[Math.floor(energies.length / 2)] ?? 0;
  const cap = 9 * usual || Number.POSITIVE_INFINITY;
  let [cross, left, right] = [0, 0, 0];
  for (const pair of pairs) {
    const weight = Math.min(1, cap / Math.max(pair.left, Number.EPSILON));
    cross += weight * pair.cross;
    left += weight * pair.left;
    right += weight * pair.right;
  }
  const norm = Math.sqrt(left * right);
  return norm > 0 ? cross / norm : null;
}

/**
 * Share of the given frames that by themselves prefer one offset to another, 0..1; ties count half. Periodic content and noise stay
 * near one half, a true offset near 1 however smooth the motion.
 */
export function preference(
  slow: Signatures,
  fast: Signatures,
  ratio: number,
  frames: readonly number[],
  offsetAt: (slowFrame: number) => number | null,
  shift: number,
): number | null {
  let [votes, count] = [0, 0];
  for (const i of frames) {
    const offset = offsetAt(i);
    if (offset === null) continue;
    const at = (by: number) => {
      const [before, now] = [fastIndex(ratio, i - 1) + offset + by, fastIndex(ratio, i) + offset + by];
      return before < 0 || now >= fast.length ? null : correlationOf(changeProducts(slow, i - 1, i, fast, before, now));
    };
    const [own, other] = [at(0), at(shift)];
    if (own === null || other === null) continue;
    count += 1;
    votes += own > other ? 1 : own === other ? 0.5 : 0;
  }
  return count < fewestCommon ? null : votes / count;
}
