/**
 * How the frames of two sides lie beside each other: for every frame of the slower side the frame of the faster one at the same
 * time. Pure index arithmetic; the content decides the offset `k` added to it.
 */
export interface Timeline {
  /** Frames of the faster side a frame of the slower one, at least 1. */
  ratio: number;
  /** Which side is the faster; with equal rates the reference. */
  faster: 'reference' | 'distorted';
}

const sameRate = 0.0025;
const wholeRatio = 0.02;

/**
 * The ways to lay the sides beside each other worth trying: by time, and frame by frame (a film sped up from 24 to 25 frames a second
 * has the same frames). Rates in frames a second; null is unknown.
 */
export function timelines(referenceRate: number | null, distortedRate: number | null): Timeline[] {
  const equal: Timeline = { ratio: 1, faster: 'reference' };
  if (!referenceRate || !distortedRate) return [equal];
  const faster = referenceRate >= distortedRate ? 'reference' : 'distorted';
  const ratio = Math.max(referenceRate, distortedRate) / Math.min(referenceRate, distortedRate);
  if (ratio < 1 + sameRate) return [equal];
  const whole = Math.round(ratio);
  if (whole >= 2 && Math.abs(ratio - whole) < wholeRatio * whole) return [{ ratio: whole, faster }];
  return [{ ratio, faster }, equal];
}

/** Frame of the faster side at the time of frame `slow` of the slower one, without the offset. */
export function fastIndex(ratio: number, slow: number): number {
  return Math.round(slow * ratio);
}
