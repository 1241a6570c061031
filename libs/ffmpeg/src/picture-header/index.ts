import type { AreThere, ReadBytes } from '../media-info/mp4/box-reader';
import { readJpegXl } from './jpeg-xl';
import type { PictureHeader } from './picture-header';
import { readWebp } from './webp';

export type { PictureHeader } from './picture-header';

/** The header of a JPEG XL or an extended WebP; null for any other file, or a broken one. */
export function readPictureHeader(
  read: ReadBytes,
  sizeBytes: number,
  areThere: AreThere = () => true,
): PictureHeader | null {
  return readWebp(read, sizeBytes, areThere) ?? readJpegXl(read, sizeBytes);
}
