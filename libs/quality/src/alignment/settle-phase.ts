import { misfit } from './misfit';
import type { Signatures } from './signatures';
import { fastIndex, type Lay } from './timeline';

/** Frames of the faster side looked at around the offset that is known, either way, and the steps between two of them. */
const reach = 2;
const steps = 64;
/** How far the rates may be from what the headers say: frames of the faster side over the whole length. */
const drift = 1.5;
const driftSteps = 16;
/** Less than this share is no improvement. */
const counts = 0.005;

/**
 * Rates in no whole ratio (30 against 24 or 25, 60 against 24, a film without every seventh frame): which frames the lower rate kept
 * depends on where its first one lies between two of the other side. Found as the phase with the least misfit, with the ratio corrected by
 * what an average rate hides.
 * @param frames of the slower side that tell
 */
export function settlePhase<T extends Lay>(
  slow: Signatures,
  fast: Signatures,
  lay: T,
  found: { main: number; gain: number; frames: readonly number[] },
): { lay: T; main: number } {
  const costAt = costs(slow, fast, found.gain);
  const around = found.main + lay.phase;
  const starts = Array.from({ length: 2 * reach * steps + 1 }, (_, n) => around - reach + n / steps);
  let best = { least: Number.POSITIVE_INFINITY, start: around, ratio: lay.ratio };
  for (let n = 0; n <= 2 * driftSteps; n += 1) {
    // from no drift at all outwards, to either side in turn
    const slips = ((n % 2 === 0 ? 1 : -1) * Math.ceil(n / 2) * drift) / driftSteps;
    const ratio = lay.ratio + slips / slow.length;
    // a drift turns about the middle
    const turned = (start: number) => start - slips / 2;
    const sums = starts.map((start) =>
      found.frames.reduce((sum, i) => sum + costAt(i, fastIndex({ ratio, phase: turned(start) }, i)), 0),
    );
    const least = Math.min(...sums);
    if (least < best.least * (1 - counts)) best = { least, start: turned(middleOf(starts, sums, least)), ratio };
  }
  const main = Math.floor(best.start);
  return { lay: { ...lay, ratio: best.ratio, phase: best.start - main }, main };
}

/** Of all starts that are as good, in a row, the one in the middle: the furthest from mistaking one frame for the next. */
function middleOf(starts: readonly number[], sums: readonly number[], least: number): number {
  const first = sums.indexOf(least);
  let last = first;
  while ((sums[last + 1] ?? Number.POSITIVE_INFINITY) <= least * (1 + counts / 10)) last += 1;
  return ((starts[first] ?? 0) + (starts[last] ?? 0)) / 2;
}

/** Misfits by pair, each reckoned once; a frame the faster side lacks costs what a frame costs on average. */
function costs(slow: Signatures, fast: Signatures, gain: number): (i: number, j: number) => number {
  const known = new Map<number, number>();
  return (i, j) => {
    const inside = Math.max(0, Math.min(fast.length - 1, j));
    const key = i * 1e6 + inside;
    const cost = known.get(key) ?? misfit(slow, i, fast, inside, gain);
    known.set(key, cost);
    return cost;
  };
}
