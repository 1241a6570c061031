import { stillPicture, type ThumbnailFormat, type VideoStream } from '@app/ffmpeg';

/** So many are kept, 12 MB at most: in longer media a run that seeks is little beside the decode. */
export const firstStills = 32;

/** Size of the pictures taken along; null where they are left to a run of their own: the decode turns nothing. */
export function stillFormat({
  width,
  height,
  rotation_deg: rotation,
  mirrored,
}: Pick<VideoStream, 'width' | 'height' | 'rotation_deg' | 'mirrored'>): ThumbnailFormat | null {
  const isTurned = rotation !== 0 || mirrored;
  return width === null || height === null || isTurned ? null : stillPicture.format({ width, height });
}
