import { freezedetect, type NotedFrame } from '@app/ffmpeg';
import { IntervalLog } from '../reading/interval-log';

/** Stretches in which nothing moves. */
export class FreezeDetector {
  readonly log: IntervalLog;

  constructor(streamIndex: number, minSec: number) {
    this.log = new IntervalLog({ stream_index: streamIndex }, minSec);
  }

  take(frame: NotedFrame): void {
    const { startSec, endSec } = freezedetect.read(frame);
    if (startSec !== null) this.log.begin(startSec);
    if (endSec !== null) this.log.end(endSec);
  }
}
