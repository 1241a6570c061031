import { type NotedFrame, noted } from './metadata-reader';

export interface BlackdetectOptions {
  /** Share of the picture's pixels that must be black, 0 to 1. */
  pictureShare: number;
  /** Highest luma that counts as black, as a share of the range: .10 is code 37.9 in 8-bit narrow range. */
  pixelLuma: number;
}

/** Filter `blackdetect`. It notes the start of every black run, however short, and the first frame that is not black. */
export const blackdetect = {
  ask: ({ pictureShare, pixelLuma }: BlackdetectOptions): string =>
    `blackdetect=d=0:pic_th=${pictureShare}:pix_th=${pixelLuma}`,
  /** A run that touches the end has no end noted (the log's stands one frame early). */
  read: (frame: NotedFrame): { startSec: number | null; endSec: number | null } => ({
    startSec: noted(frame, 'lavfi.black_start'),
    endSec: noted(frame, 'lavfi.black_end'),
  }),
};
