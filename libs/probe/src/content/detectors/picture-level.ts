import { Series } from '../reading/series';
import { SpreadMeter } from '../reading/spread';

/** Average picture level of every frame, per cent of nominal white: code 16 is 0, 235 is 100. */
export class PictureLevelDetector {
  readonly spread = new SpreadMeter();
  readonly series: Series;

  constructor(frameSec: number) {
    this.series = new Series(Math.max(frameSec, 0.1));
  }

  /** @param picture planar 4:4:4 in narrow range */
  takePicture(picture: Buffer, timeSec: number): void {
    const pixels = Math.trunc(picture.length / 3);
    let sum = 0;
    for (let at = 0; at < pixels; at++) sum += picture[at] ?? 0;
    const percent = ((sum / pixels - 16) / 219) * 100;
    this.spread.add(timeSec, percent);
    this.series.add(timeSec, percent);
  }
}
