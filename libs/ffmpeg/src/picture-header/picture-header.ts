/** What the header of a still or animated picture says that ffprobe can't read. `null` is unknown. */
export interface PictureHeader {
  codec: 'jpegxl' | 'webp';
  /** Pixels, as stored: before any turn. */
  width: number;
  height: number;
  /** As Exif numbers it: 1 upright, 6 to be turned by 90 degrees clockwise. */
  orientation: number;
  /** Of one component. */
  bitDepth: number | null;
  hasAlpha: boolean | null;
  /** Pictures that follow each other; null where the header does not count them. */
  frameCount: number | null;
  /** Of all of them once, seconds; null for a still, and where the header does not say: a frame of 0 ms lasts as long as the player likes. */
  durationSec: number | null;
}
