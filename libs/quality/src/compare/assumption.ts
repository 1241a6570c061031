import type { Alignment } from '../alignment/alignment';
import type { FramePair } from '../alignment/pair-frames';
import { fastIndex, type Timeline } from '../alignment/timeline';
import { onGrid } from './select-frames';

/** A pairing taken for granted while it is measured: every frame the sides have in common, all at one offset. */
export interface Assumption {
  timeline: Timeline;
  /** Frames of the faster side. */
  offset: number;
}

/** The first frame of either side that has a counterpart. */
function firstPair({ timeline, offset }: Assumption): { slow: number; fast: number } {
  let slow = 0;
  while (fastIndex(timeline, slow) + offset < 0) slow += 1;
  return { slow, fast: fastIndex(timeline, slow) + offset };
}

/** Expressions of filter `select` that keep the assumed pairs. How long the sides are isn't known yet: the shorter one ends the pairs. */
export function assumedFrames(assumption: Assumption): { reference: string; distorted: string } {
  const { timeline, offset } = assumption;
  const first = firstPair(assumption);
  const slow = `gte(n,${first.slow})`;
  const fast = `gte(n,${first.fast})${timeline.ratio === 1 ? '' : `*${onGrid(timeline, offset)}`}`;
  return timeline.faster === 'reference' ? { reference: fast, distorted: slow } : { reference: slow, distorted: fast };
}

/** Whether the pairs an alignment found are those that were measured under the assumption, row by row. @param measured rows */
export function isAsAssumed(assumption: Assumption, { timeline, pairing }: Alignment, measured: number): boolean {
  const { pairs } = pairing;
  const first = firstPair(assumption).slow;
  return (
    pairs.length > 0 &&
    pairs.length === measured &&
    timeline.faster === assumption.timeline.faster &&
    pairs.every(({ slow }, n) => slow === first + n) &&
    pairsAsAssumed(assumption, pairs)
  );
}

/** Whether each of the pairs lies where the assumption puts it: phases that differ may still pair the same frames. */
export function pairsAsAssumed({ timeline, offset }: Assumption, pairs: readonly FramePair[]): boolean {
  return pairs.every(({ slow, fast }) => fast === fastIndex(timeline, slow) + offset);
}
