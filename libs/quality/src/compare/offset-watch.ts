import { align } from '../alignment/align';
import type { Alignment, Sides } from '../alignment/alignment';
import type { FramePair } from '../alignment/pair-frames';
import { fastIndex } from '../alignment/timeline';
import { type Assumption, pairsAsAssumed } from './assumption';

/** Common frames at the first look; each further one is at twice as many. */
const firstLook = 40;
/** Where a path of offsets ends it is less sure than where it goes on. */
const unsettled = 24;
/** With fewer frames than this an offset of 120 may not be in sight yet: what looks like something else may be the same, later. */
const conclusive = 360;

/** What the frames seen so far say of an assumption: go on, it is another offset, or it is none that holds throughout. */
export type Look = 'holds' | 'fails' | Assumption;

/** Looks at the signatures of a run while it goes on, so that a wrong assumption costs little. What counts is said at the end by {@link align} alone. */
export class OffsetWatch {
  private next = firstLook;

  constructor(
    private readonly sides: Sides,
    private readonly assumption: Assumption,
  ) {}

  /** Null between looks. */
  look(): Look | null {
    const common = Math.min(this.sides.reference.length, this.sides.distorted.length);
    if (common < this.next) return null;
    this.next = common * 2;
    return this.judge(align(this.sides, 'near'), common);
  }

  private judge(found: Alignment, common: number): Look {
    const isRefused = found.reasons.includes('content_differs') || found.reasons.includes('reframed');
    if (isRefused) return common >= conclusive ? 'fails' : 'holds';
    if (!found.trusted || found.reasons.length > 0) return 'holds';
    const { timeline } = found;
    const offset = steadyOffset(found);
    if (offset === null) return 'fails';
    const isAssumed =
      timeline.faster === this.assumption.timeline.faster && pairsAsAssumed(this.assumption, settledPairs(found));
    return isAssumed ? 'holds' : { timeline, offset };
  }
}

/** The offset of all pairs but the last ones; null where it changes on the way or frames were left out. */
function steadyOffset(found: Alignment): number | null {
  const { pairing, timeline } = found;
  const settled = settledPairs(found);
  const [first, last] = [settled[0], settled.at(-1)];
  if (!first || !last) return null;
  const offset = first.fast - fastIndex(timeline, first.slow);
  const changes = settled.some(({ slow, fast }) => fast - fastIndex(timeline, slow) !== offset);
  const leavesOut =
    pairing.repeatedSlow.some((slow) => slow > first.slow && slow < last.slow) ||
    pairing.skippedFast.some((fast) => fast > first.fast && fast < last.fast);
  return changes || leavesOut ? null : offset;
}

function settledPairs({ pairing }: Alignment): FramePair[] {
  return pairing.pairs.slice(0, -unsettled);
}
