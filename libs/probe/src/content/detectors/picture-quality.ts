import { blurdetect, entropy, type NotedFrame } from '@app/ffmpeg';
import { SpreadMeter } from '../reading/spread';

/** What filters note of one frame a second. */
export class PictureQualityDetector {
  readonly blur = new SpreadMeter();
  readonly entropy = new SpreadMeter();
  frames = 0;

  take(frame: NotedFrame, timeSec: number): void {
    this.frames += 1;
    this.entropy.add(timeSec, entropy.read(frame));
    this.blur.add(timeSec, blurdetect.read(frame));
  }
}
