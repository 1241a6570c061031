import { type NotedFrame, silencedetect } from '@app/ffmpeg';
import type { Interval, Total } from '../content-results';
import { inOrder, IntervalLog, sumOf } from '../reading/interval-log';

/** Silence of each channel of a track. */
export class SilenceDetector {
  private readonly logs: IntervalLog[];

  constructor(streamIndex: number, channels: number, minSec: number) {
    this.logs = Array.from(
      { length: channels },
      (_, channel) => new IntervalLog({ stream_index: streamIndex, channel }, minSec),
    );
  }

  take(frame: NotedFrame): void {
    for (const { channel, startSec, endSec } of silencedetect.read(frame, this.logs.length)) {
      if (startSec !== null) this.logs[channel]?.begin(Math.max(0, startSec));
      if (endSec !== null) this.logs[channel]?.end(endSec);
    }
  }

  result(endSec: number): { intervals: Interval[]; total: Total } {
    for (const log of this.logs) log.end(endSec);
    return { intervals: inOrder(this.logs.map(({ list }) => list)), total: sumOf(this.logs.map(({ total }) => total)) };
  }
}
