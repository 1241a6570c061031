import { align } from '../align';
import type { Alignment } from '../alignment';
import { type Clip, noise, range, signaturesOf, wandering } from './synthetic-clip';

/** The frames of the reference. */
export const whole = range(0, 100);

/** A reference of a hundred frames against those of its frames that are named, noisy unless told. */
export function aligned(
  distorted: readonly number[],
  options: { clip?: Clip; treat?: (luma: number) => number; rates?: [number, number] } = {},
): Alignment {
  const { clip = wandering, treat = noise(3), rates = [25, 25] } = options;
  return align({
    reference: signaturesOf(clip, whole),
    distorted: signaturesOf(clip, distorted, treat),
    referenceRate: rates[0],
    distortedRate: rates[1],
  });
}

/** Frames of one clip against frames of another, at one rate. */
export function alignedClips(
  reference: [Clip, readonly number[]],
  distorted: [Clip, readonly number[]],
  treat: (luma: number) => number,
): Alignment {
  return align({
    reference: signaturesOf(...reference),
    distorted: signaturesOf(...distorted, treat),
    referenceRate: 25,
    distortedRate: 25,
  });
}
