/** Which frame of the faster side belongs to a frame of the slower one, apart from a whole offset. */
export interface Lay {
  /** Frames of the faster side a frame of the slower one, at least 1. */
  ratio: number;
  /** Where between two frames of the faster side the first one of the slower side lies; 0 where the ratio is whole. */
  phase: number;
}

/**
 * How the frames of two sides lie beside each other: for every frame of the slower side the frame of the faster one at the same
 * time. Pure index arithmetic; the content decides the offset `k` added to it.
 */
export interface Timeline extends Lay {
  /** Which side is the faster; with equal rates the reference. */
  faster: 'reference' | 'distorted';
}

/** The sides frame by frame, whatever their rates. */
export const frameByFrame: Timeline = { ratio: 1, phase: 0, faster: 'reference' };

const sameRate = 0.0025;
const wholeRatio = 0.02;

/**
 * The ways to lay the sides beside each other worth trying: by time, and frame by frame (a film sped up from 24 to 25 frames a second
 * has the same frames). Rates in frames a second; null is unknown.
 */
export function timelines(referenceRate: number | null, distortedRate: number | null): Timeline[] {
  if (!referenceRate || !distortedRate) return [frameByFrame];
  const faster = referenceRate >= distortedRate ? 'reference' : 'distorted';
  const ratio = Math.max(referenceRate, distortedRate) / Math.min(referenceRate, distortedRate);
  if (ratio < 1 + sameRate) return [frameByFrame];
  const whole = Math.round(ratio);
  if (whole >= 2 && Math.abs(ratio - whole) < wholeRatio * whole) return [{ ratio: whole, phase: 0, faster }];
  return [{ ratio, phase: usualPhase(ratio), faster }, frameByFrame];
}

/** Of the frames that share a place at the lower rate the last one stays: what ffmpeg's filter fps does. A hair less, so that ties are none. */
function usualPhase(ratio: number): number {
  return ratio / 2 - 0.5 - 1 / 256;
}

/** Frame of the faster side at the time of frame `slow` of the slower one, without the offset. */
export function fastIndex({ ratio, phase }: Lay, slow: number): number {
  return Math.round(slow * ratio + phase);
}
