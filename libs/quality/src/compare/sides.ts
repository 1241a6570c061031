import type { VideoStream } from '@app/ffmpeg';
import type { Sides } from '../alignment/alignment';
import type { Signatures } from '../alignment/signatures';
import { comparedRate, type FieldMatch } from './match-fields';
import { shownSize } from './picture-plan';

/** Both sides as they are aligned. */
export function sidesWith(
  { reference, distorted }: Record<'reference' | 'distorted', { video: VideoStream }>,
  fields: FieldMatch,
  ofReference: Signatures,
  ofDistorted: Signatures,
): Sides {
  const [size, other] = [shownSize(reference.video), shownSize(distorted.video)];
  return {
    reference: ofReference,
    distorted: ofDistorted,
    referenceRate: comparedRate(reference.video, fields.reference),
    distortedRate: comparedRate(distorted.video, fields.distorted),
    ...(size && other && { sizes: { reference: size, distorted: other } }),
  };
}
