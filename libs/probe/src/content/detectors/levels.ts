import type { Levels } from '../content-results';
import { type LumaWeights, type RgbTables, rgbTables } from '../matrix';
import { IntervalLog } from '../reading/interval-log';
import { SpreadMeter } from '../reading/spread';

/** EBU R 103 (version 2): the nominal range and 5 % of it, in 8-bit code values, alike for luma, R, G and B. */
const lowest = 5;
const highest = 246;

/** Share of pixels beyond the tolerated levels, on pixels picked unchanged from one frame a second. */
export class LevelsDetector {
  private readonly tables: RgbTables;
  private readonly share = new SpreadMeter();
  private readonly log: IntervalLog;

  constructor(
    streamIndex: number,
    weights: LumaWeights,
    private readonly maxPercent: number,
  ) {
    this.tables = rgbTables(weights);
    this.log = new IntervalLog({ stream_index: streamIndex });
  }

  /** @param picture planar 4:4:4, code values as decoded */
  takePicture(picture: Buffer, timeSec: number): void {
    const { redOfV, greenOfU, greenOfV, blueOfU } = this.tables;
    const pixels = picture.length / 3;
    let beyond = 0;
    for (let at = 0; at < pixels; at++) {
      const y = picture[at] ?? 0;
      const u = picture[at + pixels] ?? 0;
      const v = picture[at + 2 * pixels] ?? 0;
      const red = y + (redOfV[v] ?? 0);
      const green = y + (greenOfU[u] ?? 0) + (greenOfV[v] ?? 0);
      const blue = y + (blueOfU[u] ?? 0);
      const low = Math.min(y, red, green, blue);
      const high = Math.max(y, red, green, blue);
      // half a code value is rounding
      if (low < lowest - 0.5 || high > highest + 0.5) beyond += 1;
    }
    const percent = (beyond / pixels) * 100;
    this.share.add(timeSec, percent);
    this.log.mark(percent > this.maxPercent, timeSec);
  }

  /** Null when no frame was sampled. */
  result(endSec: number, nominal: SpreadMeter | null): Levels | null {
    this.log.end(endSec);
    const beyond = this.share.result();
    return beyond && { beyond_tolerance: beyond, beyond_nominal: nominal?.result() ?? beyond, intervals: this.log.list };
  }
}
