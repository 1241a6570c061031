import { blackdetect, type NotedFrame } from '@app/ffmpeg';
import { IntervalLog } from '../reading/interval-log';

/** Stretches of black frames. */
export class BlackDetector {
  readonly log: IntervalLog;

  constructor(streamIndex: number, minSec: number) {
    this.log = new IntervalLog({ stream_index: streamIndex }, minSec);
  }

  take(frame: NotedFrame): void {
    const { startSec, endSec } = blackdetect.read(frame);
    if (endSec !== null) this.log.end(endSec);
    if (startSec !== null) this.log.begin(startSec);
  }
}
