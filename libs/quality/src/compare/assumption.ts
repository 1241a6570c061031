import type { Alignment } from '../alignment/align';
import { fastIndex, type Timeline } from '../alignment/timeline';
import { onGrid, segmentsOf } from './select-frames';

/** A pairing taken for granted while it is measured: every frame the sides have in common, all at one offset. */
export interface Assumption {
  timeline: Timeline;
  /** Frames of the faster side. */
  offset: number;
}

/** The first frame of either side that has a counterpart. */
function firstPair({ timeline: { ratio }, offset }: Assumption): { slow: number; fast: number } {
  let slow = 0;
  while (fastIndex(ratio, slow) + offset < 0) slow += 1;
  return { slow, fast: fastIndex(ratio, slow) + offset };
}

/** Expressions of filter `select` that keep the assumed pairs. How long the sides are isn't known yet: the shorter one ends the pairs. */
export function assumedFrames(assumption: Assumption): { reference: string; distorted: string } {
  const { ratio, faster } = assumption.timeline;
  const first = firstPair(assumption);
  const slow = `gte(n,${first.slow})`;
  const fast = `gte(n,${first.fast})${ratio === 1 ? '' : `*${onGrid(ratio, assumption.offset)}`}`;
  return faster === 'reference' ? { reference: fast, distorted: slow } : { reference: slow, distorted: fast };
}

/** Whether the pairs an alignment found are those that were measured under the assumption, row by row. @param measured rows */
export function isAsAssumed(assumption: Assumption, { timeline, pairing }: Alignment, measured: number): boolean {
  const [segment, ...others] = segmentsOf(pairing, timeline.ratio);
  return (
    segment !== undefined &&
    others.length === 0 &&
    isSameTimeline(timeline, assumption.timeline) &&
    segment.from === firstPair(assumption).slow &&
    segment.offset === assumption.offset &&
    pairing.pairs.length === measured
  );
}

export function isSameTimeline(a: Timeline, b: Timeline): boolean {
  return a.ratio === b.ratio && a.faster === b.faster;
}
