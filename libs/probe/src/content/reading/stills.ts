import { pictureMemory, type ThumbnailFormat } from '@app/ffmpeg';
import { firstStills } from '../graph/still-format';

/** A frame as it is shown beside a finding: RGB of 8 bits, row after row. */
export interface Still extends ThumbnailFormat {
  timeSec: number;
  rgb: Buffer;
}

/** Times that were rounded on their way. */
const roundedSec = 1e-3;

/** One frame of each of the first seconds, kept for the findings that are made of them later. */
export class Stills {
  private readonly kept: Still[] = [];

  constructor(private readonly format: ThumbnailFormat | null) {}

  /** @param picture valid until the call returns */
  take(picture: Buffer, timeSec: number): void {
    const { format } = this;
    if (format === null || this.kept.length >= firstStills) return;
    const rgb = pictureMemory.take(picture.length);
    picture.copy(rgb);
    this.kept.push({ ...format, timeSec, rgb });
  }

  /** No picture will be made of them any more: their memory is others'. */
  close(): void {
    for (const { rgb } of this.kept.splice(0)) pictureMemory.give(rgb);
  }

  /** The frame nearest to the middle of a time; null when none of that time was kept. */
  within(startSec: number, endSec: number): Still | null {
    const middle = (startSec + endSec) / 2;
    const away = ({ timeSec }: Still) => Math.abs(timeSec - middle);
    // the frame at the end is the first that is not meant, unless it is the only one that is
    const before = Math.max(endSec - roundedSec, startSec + roundedSec);
    return this.kept
      .filter(({ timeSec }) => timeSec >= startSec - roundedSec && timeSec < before)
      .reduce<Still | null>(
        (nearest, still) => (nearest === null || away(still) < away(nearest) ? still : nearest),
        null,
      );
  }
}
