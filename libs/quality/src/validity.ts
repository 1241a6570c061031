import { type Alignment, pairOf } from './alignment/alignment';
import type { PicturePlan } from './compare/picture-plan';
import type { AlignmentFacts, Validity } from './comparison-documents';

/** Frames listed by number; more are a count nobody reads. */
const mostListed = 1000;

/** What may be said of a comparison before anything is measured. @param further reasons that make it invalid by themselves */
export function judgeValidity(
  alignment: Alignment,
  plan: PicturePlan,
  further: readonly string[],
  notes: readonly string[],
): Validity {
  const { reference, distorted } = leftOut(alignment);
  return {
    valid: alignment.trusted && further.length === 0,
    reasons: [...alignment.reasons, ...further, ...notes],
    offset_frames: alignment.reasons.includes('content_differs') ? null : alignment.offsetFrames,
    offset_confidence: alignment.confidence,
    dropped_frames: reference.slice(0, mostListed),
    duplicated_frames: distorted.slice(0, mostListed),
    scaled: plan.scaled,
    frame_rate_matched: alignment.timeline.ratio !== 1,
    range_matched: plan.rangeMatched,
    model_reason: null,
  };
}

/** Frames without a counterpart by side: the reference's are dropped ones, the distorted side's repeats. */
function leftOut({ pairing, timeline }: Alignment): { reference: number[]; distorted: number[] } {
  return timeline.faster === 'reference'
    ? { reference: pairing.skippedFast, distorted: pairing.repeatedSlow }
    : { reference: pairing.repeatedSlow, distorted: pairing.skippedFast };
}

export function alignmentFacts(
  alignment: Alignment,
  plan: PicturePlan,
  counts: { reference: number; distorted: number; segments: number },
): AlignmentFacts {
  return {
    compared_frames: alignment.pairing.pairs.length,
    reference_frames: counts.reference,
    distorted_frames: counts.distorted,
    motion: rounded(alignment.motion),
    correlation: rounded(alignment.correlation),
    margin: rounded(alignment.margin),
    segments: counts.segments,
    conversions: plan.conversions,
    ...(alignment.placement && { placement: alignment.placement }),
    ...((plan.fields.reference ?? plan.fields.distorted) && { deinterlaced: plan.fields }),
  };
}

/** The compared frames by side, a row each. */
export function comparedFrames({ pairing, timeline }: Alignment): { reference: number; distorted: number }[] {
  return pairing.pairs.map((pair) => pairOf(pair, timeline));
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e4) / 1e4;
}
