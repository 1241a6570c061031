import { stillPicture, type ThumbnailFormat, type VideoStream } from '@app/ffmpeg';

/** So many are kept: in longer media a run that seeks is little beside the decode. */
export const firstStills = 32;
/** Of all of them in memory. Widescreen takes 12 MB, a phone held upright 39 MB; each as PNG is less than a picture may be. */
const mostBytes = 40_000_000;

/**
 * Size of the pictures taken along; null where they are left to a run of their own: the decode turns nothing, and pictures much
 * taller than wide would take too much memory.
 */
export function stillFormat({
  width,
  height,
  rotation_deg: rotation,
  mirrored,
}: Pick<VideoStream, 'width' | 'height' | 'rotation_deg' | 'mirrored'>): ThumbnailFormat | null {
  const isTurned = rotation !== 0 || mirrored;
  if (width === null || height === null || isTurned) return null;
  const format = stillPicture.format({ width, height });
  return stillPicture.frameBytes(format) * firstStills > mostBytes ? null : format;
}
