import type { ResolvedSource } from '@app/media';
import { contentKey, isStream } from '@app/probe';
import { createHash } from 'node:crypto';
import type { ComparisonOptions } from './comparison-documents';

/**
 * Names the bytes of both sides and what is measured of them: two comparisons with the same key would find the same. What a result is
 * judged by is not in it. Null where a side may have changed unseen: a URL, an S3 object, a stream.
 */
export function reuseKey(
  { reference, distorted }: { reference: ResolvedSource; distorted: ResolvedSource },
  { metrics, vmaf_model, alignment, sampling, scaling = 'bicubic' }: ComparisonOptions,
): string | null {
  const sides = [reference, distorted].map(bytesOf);
  if (sides.includes(null)) return null;
  const offset = alignment.mode === 'fixed' ? alignment.offset_frames : null;
  const { every_n_frames, every_n_scenes = 1 } = sampling;
  const asked = [[...metrics].sort(), vmaf_model, alignment.mode, offset, every_n_frames, every_n_scenes, scaling];
  return createHash('sha256')
    .update(JSON.stringify([sides, asked]))
    .digest('hex');
}

function bytesOf({ input, view }: ResolvedSource): string | null {
  return isStream(view) || input.kind === 'url' || input.kind === 's3' ? null : contentKey(input);
}
