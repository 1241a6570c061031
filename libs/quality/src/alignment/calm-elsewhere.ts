import { contrast, misfit } from './misfit';
import { changeEnergy, type Signatures } from './signatures';
import { fastIndex, type Lay } from './timeline';

/** A frame tells when the two places differ by more than so much (luma² a pixel), and nearly all of that makes one fit better. */
const tells = { change: 0.01, share: 0.5 };
/** A frame is at the other place when it fits there so many times better: one that froze is nearer to an earlier place and fits at none. */
const better = 4;
/** So many frames must tell, and this share of them must say the same. */
const fewest = 12;
const consensus = 0.78;

/**
 * Whether sides of which little moves lie at another offset than none, by their pictures: changes from frame to frame are lost in noise there, but
 * what drifts slowly, or moves for a moment, is at one place. Where nothing tells, any offset is as good.
 * @param frames of the slower side to look at
 */
export function calmElsewhere(
  slow: Signatures,
  fast: Signatures,
  lay: Lay,
  { frames, shifts }: { frames: readonly number[]; shifts: readonly number[] },
): boolean {
  const pairs = frames.map((i) => ({ slow: i, fast: fastIndex(lay, i) })).filter(({ fast: j }) => j < fast.length);
  const gain = contrast(slow, fast, pairs);
  const own = pairs.map((pair) => misfit(slow, pair.slow, fast, pair.fast, gain));
  return shifts.some((shift) => {
    let [here, there] = [0, 0];
    pairs.forEach(({ slow: i, fast: j }, n) => {
      const other = j + shift;
      if (other < 0 || other >= fast.length) return;
      const change = gain * gain * changeEnergy(fast, j, other);
      const before = i + Math.round(shift / lay.ratio);
      if (before < 0 || before >= slow.length) return;
      // A side that froze is nearer to an earlier place of the other: it tells only where it moved itself.
      if (changeEnergy(slow, i, before) < tells.share * change) return;
      const [ours, others] = [own[n] ?? 0, misfit(slow, i, fast, other, gain)];
      if (change < tells.change || Math.abs(ours - others) < tells.share * change) return;
      if (ours > better * others) there += 1;
      else here += 1;
    });
    return there >= fewest && there >= consensus * (here + there);
  });
}
