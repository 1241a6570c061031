import type { FramePair, Pairing } from './pair-frames';
import type { Placement } from './placement';
import type { Reframing } from './reframing';
import type { Signatures } from './signatures';
import type { Timeline } from './timeline';

/** Why an alignment is what it is; the words of `validity.reasons`. */
export type AlignmentReason =
  'too_short_to_align' | 'too_static_to_align' | 'offset_uncertain' | 'offset_jumps' | 'content_differs' | 'reframed';

export interface Alignment {
  timeline: Timeline;
  /** Pairs to score; empty when the sides can't be compared. */
  pairing: Pairing;
  /** Offset of each frame of the slower side, in frames of the faster one. */
  offsets: Int16Array;
  /** Reference frame shown by the first compared distorted frame, less that frame's own number at the reference's rate. */
  offsetFrames: number;
  /** 0..1; null when nothing could be told. */
  confidence: number | null;
  trusted: boolean;
  reasons: AlignmentReason[];
  /** Of the luma differences along the path found; null when not measured. */
  correlation: number | null;
  /** What it is above that of the best other offset. */
  margin: number | null;
  /** Root mean square luma change a pixel a frame of the reference. */
  motion: number;
  reframing: Reframing | null;
  /** Where the distorted picture lies, where that is another place than the reference's. */
  placement: Placement | null;
}

export interface Sides {
  reference: Signatures;
  distorted: Signatures;
  referenceRate: number | null;
  distortedRate: number | null;
  /** Of the pictures as they are shown; not given where unknown. */
  sizes?: PictureSizes;
}

/** Pixels. */
export type PictureSizes = Record<'reference' | 'distorted', { width: number; height: number }>;

/** The two frames of a pair by side. */
export function pairOf(pair: FramePair, { faster }: Timeline): { reference: number; distorted: number } {
  return faster === 'reference'
    ? { reference: pair.fast, distorted: pair.slow }
    : { reference: pair.slow, distorted: pair.fast };
}

export function sidesOf({ reference, distorted }: Sides, { faster }: Timeline): { slow: Signatures; fast: Signatures } {
  return faster === 'reference' ? { slow: distorted, fast: reference } : { slow: reference, fast: distorted };
}
