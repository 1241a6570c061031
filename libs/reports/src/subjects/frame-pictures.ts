import { AppError } from '@app/errors';
import { WorstPictures } from '@app/quality';
import { Injectable } from '@nestjs/common';
import { clock, number } from '../document/say';
import { type ComparisonReading, noPictures, type WorstFramePictures } from './comparison-document';
import { measuredOf, shownAs } from './metric-words';

const mostFrames = 6;
/** A third more in a page, which stays under two megabytes. */
const mostBytes = 1_200_000;

/** Pictures of a comparison's worst frames for those who read its report. */
@Injectable()
export class FramePictures {
  constructor(private readonly pictures: WorstPictures) {}

  /** A report does without them where the media is gone or can't be read any more, and says so. */
  async worst({ comparison, frames }: ComparisonReading, signal: AbortSignal): Promise<WorstFramePictures> {
    const worst = frames?.worst.slice(0, mostFrames) ?? [];
    const [metric, result] = measuredOf(comparison)[0] ?? [];
    if (!metric || worst.length === 0) return noPictures;
    try {
      let bytes = 0;
      const pairs = (await this.pictures.provide(comparison.id, worst, signal)).flatMap(({ n, ...sides }) => {
        bytes += sides.reference.length + sides.distorted.length + sides.difference.length;
        const frame = worst.find((one) => one.n === n);
        if (!frame || bytes > mostBytes) return [];
        const figure = `${shownAs[metric]} ${number(frame.value, result?.unit ?? '', 3)}`;
        const time = frame.time_sec === null ? '' : ` at ${clock(frame.time_sec)}`;
        return [{ ...sides, caption: `Frame ${n}${time}: ${figure}` }];
      });
      return { pairs, reason: null };
    } catch (error) {
      if (signal.aborted || !(error instanceof AppError)) throw error;
      return { pairs: [], reason: error.message };
    }
  }
}
