import { misfit } from './misfit';
import type { Signatures } from './signatures';
import { fastIndex, type Lay } from './timeline';

/** Frames of the faster side looked at around the offset that is known, either way, and the steps between two of them. */
const reach = 2;
const steps = 48;
/** How far the rates may be from what the headers say: frames of the faster side over the whole length. */
const drift = 1.5;
const driftSteps = 12;
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
  const { main: rough, frames } = found;
  const costAt = costsAround(slow, fast, found, (i) => fastIndex(lay, i) + rough);
  const around = rough + lay.phase;
  const starts = Array.from({ length: 2 * reach * steps + 1 }, (_, n) => around - reach + n / steps);
  let best = { least: Number.POSITIVE_INFINITY, start: around, ratio: lay.ratio };
  for (let n = 0; n <= 2 * driftSteps; n += 1) {
    // from no drift at all outwards, to either side in turn, about the middle
    const slips = ((n % 2 === 0 ? 1 : -1) * Math.ceil(n / 2) * drift) / driftSteps;
    const ratio = lay.ratio + slips / slow.length;
    const sums = starts.map((start) => {
      const turned = { ratio, phase: start - slips / 2 };
      return frames.reduce((sum, i, row) => sum + costAt(row, i, fastIndex(turned, i)), 0);
    });
    const least = Math.min(...sums);
    if (least < best.least * (1 - counts)) best = { least, start: middleOf(starts, sums, least) - slips / 2, ratio };
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

/** Misfits by pair, each reckoned once, of the few frames around where each one is looked for; beyond the ends the last frame counts. */
function costsAround(
  slow: Signatures,
  fast: Signatures,
  { gain, frames }: { gain: number; frames: readonly number[] },
  usual: (i: number) => number,
): (row: number, i: number, j: number) => number {
  const width = 2 * (reach + 2) + 1;
  const known = new Float64Array(frames.length * width).fill(-1);
  return (row, i, j) => {
    const column = Math.max(0, Math.min(width - 1, j - usual(i) + reach + 2));
    const at = row * width + column;
    if ((known[at] ?? -1) < 0)
      known[at] = misfit(slow, i, fast, Math.max(0, Math.min(fast.length - 1, usual(i) + column - reach - 2)), gain);
    return known[at] ?? 0;
  };
}
