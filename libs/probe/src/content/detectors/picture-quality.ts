import { blockdetect, blurdetect, entropy, type NotedFrame, signalstats } from '@app/ffmpeg';
import { SpreadMeter } from '../reading/spread';

/** What is measured on one frame a second. */
export class PictureQualityDetector {
  readonly block = new SpreadMeter();
  readonly blur = new SpreadMeter();
  /** Per cent of pixels unlike their neighbours. */
  readonly noise = new SpreadMeter();
  readonly entropy = new SpreadMeter();
  frames = 0;

  take(frame: NotedFrame, timeSec: number): void {
    const temporalOutliers = signalstats.temporalOutliers(frame);
    this.frames += 1;
    this.noise.add(timeSec, temporalOutliers === null ? null : temporalOutliers * 100);
    this.entropy.add(timeSec, entropy.read(frame));
    this.block.add(timeSec, blockdetect.read(frame));
    this.blur.add(timeSec, blurdetect.read(frame));
  }
}
