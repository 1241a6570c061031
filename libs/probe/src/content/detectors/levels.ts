import type { Levels } from '../content-results';
import { type LumaWeights, type RgbTables, rgbTables } from '../matrix';
import { IntervalLog } from '../reading/interval-log';
import { Series } from '../reading/series';
import { SpreadMeter } from '../reading/spread';

/** EBU R 103 (version 2): the nominal range and 5 % of it, in 8-bit code values, alike for luma, R, G and B. */
const lowest = 5;
const highest = 246;
/** The nominal range itself, of luma and of colour difference. */
const nominal = { lowest: 16, luma: 235, chroma: 240 } as const;
/** Of the darkest and of the brightest pixels, left out of the range of luma: a few of noise would always fill it. */
const rangeLeavesOut = 0.001;

/** Share of pixels beyond the tolerated levels, on pixels picked unchanged from one frame a second. */
export class LevelsDetector {
  private readonly tables: RgbTables | null;
  private readonly share = new SpreadMeter();
  private readonly nominalShare = new SpreadMeter();
  private readonly log: IntervalLog;
  /** Luma of the samples, 8-bit code values; one a second. */
  readonly lumaRange = new Series(1);
  private readonly lumaCounts = new Uint32Array(256);

  /** @param weights of the matrix the stream names; null without one: R, G and B would be guesses, luma alone is judged */
  constructor(
    streamIndex: number,
    weights: LumaWeights | null,
    private readonly maxPercent: number,
  ) {
    this.tables = weights === null ? null : rgbTables(weights);
    this.log = new IntervalLog({ stream_index: streamIndex });
  }

  /** @param picture planar 4:4:4, code values as decoded */
  takePicture(picture: Buffer, timeSec: number): void {
    const pixels = Math.trunc(picture.length / 3);
    const { tables } = this;
    let beyond = 0;
    let unusual = 0;
    this.lumaCounts.fill(0);
    for (let at = 0; at < pixels; at++) {
      const y = picture[at] ?? 0;
      this.lumaCounts[y] = (this.lumaCounts[y] ?? 0) + 1;
      const u = picture[at + pixels] ?? 0;
      const v = picture[at + 2 * pixels] ?? 0;
      if (isBeyond(y) || (tables !== null && rgbIsBeyond(tables, y, u, v))) beyond += 1;
      if (y > nominal.luma || u > nominal.chroma || v > nominal.chroma || Math.min(y, u, v) < nominal.lowest)
        unusual += 1;
    }
    const percent = (beyond / pixels) * 100;
    this.share.add(timeSec, percent);
    this.nominalShare.add(timeSec, (unusual / pixels) * 100);
    if (pixels > 0) this.lumaRange.addSpread(timeSec, spreadOf(this.lumaCounts, pixels));
    this.log.mark(percent > this.maxPercent, timeSec);
  }

  /** Null when no frame was sampled. */
  result(endSec: number): Levels | null {
    this.log.end(endSec);
    const beyond = this.share.result();
    const beyondNominal = this.nominalShare.result();
    return (
      beyond &&
      beyondNominal && {
        beyond_tolerance: beyond,
        beyond_nominal: beyondNominal,
        intervals: this.log.list,
        judged: this.tables === null ? ['Y'] : ['Y', 'R', 'G', 'B'],
      }
    );
  }
}

function spreadOf(counts: Uint32Array, pixels: number): { mean: number; min: number; max: number } {
  const leftOut = Math.floor(pixels * rangeLeavesOut);
  let [sum, seen, min, max] = [0, 0, 255, 0];
  counts.forEach((count, code) => {
    if (count === 0) return;
    sum += code * count;
    if (seen <= leftOut && seen + count > leftOut) min = code;
    if (seen < pixels - leftOut) max = code;
    seen += count;
  });
  return { mean: sum / pixels, min, max };
}

// half a code value is rounding
function isBeyond(value: number): boolean {
  return value < lowest - 0.5 || value > highest + 0.5;
}

function rgbIsBeyond({ redOfV, greenOfU, greenOfV, blueOfU }: RgbTables, y: number, u: number, v: number): boolean {
  return (
    isBeyond(y + (redOfV[v] ?? 0)) ||
    isBeyond(y + (greenOfU[u] ?? 0) + (greenOfV[v] ?? 0)) ||
    isBeyond(y + (blueOfU[u] ?? 0))
  );
}
