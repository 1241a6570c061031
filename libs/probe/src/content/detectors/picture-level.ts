import { Series } from '../reading/series';
import { SpreadMeter } from '../reading/spread';

/** Of 255 each: their sum stays below 65,536. */
const mostWords = 256;

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
    const sum = sumOf(picture.subarray(0, pixels));
    const percent = ((sum / pixels - 16) / 219) * 100;
    this.spread.add(timeSec, percent);
    this.series.add(timeSec, percent);
  }
}

/** Adds four bytes at a time, even and odd ones apart, as long as a sum of them fits into its half of a word. */
function sumOf(bytes: Buffer): number {
  const fours = bytes.byteOffset % 4 === 0 ? bytes.length >> 2 : 0;
  const words = new Uint32Array(bytes.buffer, fours === 0 ? 0 : bytes.byteOffset, fours);
  let sum = 0;
  for (let from = 0; from < fours; from += mostWords) {
    const end = Math.min(from + mostWords, fours);
    let [even, odd] = [0, 0];
    for (let at = from; at < end; at++) {
      const word = words[at] ?? 0;
      even += word & 0xff00ff;
      odd += (word >>> 8) & 0xff00ff;
    }
    sum += (even & 0xffff) + (even >>> 16) + (odd & 0xffff) + (odd >>> 16);
  }
  for (let at = fours * 4; at < bytes.length; at++) sum += bytes[at] ?? 0;
  return sum;
}
