import { freezedetect, type NotedFrame } from '@app/ffmpeg';
import { IntervalLog } from '../reading/interval-log';

/** A picture that lasts for more of the stream's own frames than this stands still; below that the stream is a slow one. */
const longFrames = 2.5;
/** Whatever the stream: a picture of this length stands still to whoever watches. */
const longestSec = 5;
/** The filter notes microseconds, other times come with their own digits. */
const sameTimeSec = 2e-6;

/** Stretches in which nothing moves. */
export class FreezeDetector {
  readonly log: IntervalLog;
  private lastSec: number | null = null;

  /** @param frameSec how long a frame of the stream lasts on average, seconds, or null */
  constructor(
    streamIndex: number,
    minSec: number,
    private readonly frameSec: number | null,
  ) {
    this.log = new IntervalLog({ stream_index: streamIndex }, minSec);
  }

  take(frame: NotedFrame, timeSec: number): void {
    const { startSec, endSec } = freezedetect.read(frame);
    const beforeSec = this.lastSec;
    this.lastSec = timeSec;
    // one picture that lasts long enough is a run to the filter: of a slide show, or a film of one frame a second, every one
    const isOne = startSec !== null && endSec !== null && beforeSec !== null && startSec > beforeSec - sameTimeSec;
    if (isOne && this.frameSec !== null && endSec - startSec < Math.min(longestSec, longFrames * this.frameSec)) return;
    if (startSec !== null) this.log.begin(startSec);
    if (endSec !== null) this.log.end(endSec);
  }
}
