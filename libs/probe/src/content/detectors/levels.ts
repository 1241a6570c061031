import type { Levels } from '../content-results';
import { type LumaWeights, rgbTables } from '../matrix';
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

/** So many pixels are judged at a time: a short piece of code that runs often is compiled sooner than a long one that runs seldom. */
const judgedAtOnce = 512;

/** Share of pixels beyond the tolerated levels, on pixels picked unchanged from one frame a second. */
export class LevelsDetector {
  private readonly tolerated: Tolerated;
  private readonly judgesRgb: boolean;
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
    this.judgesRgb = weights !== null;
    this.tolerated = toleratedBy(weights);
    this.log = new IntervalLog({ stream_index: streamIndex });
  }

  /** @param picture planar 4:4:4, code values as decoded */
  takePicture(picture: Buffer, timeSec: number): void {
    const pixels = Math.trunc(picture.length / 3);
    const { lumaCounts, tolerated } = this;
    let beyond = 0;
    let unusual = 0;
    lumaCounts.fill(0);
    for (let from = 0; from < pixels; from += judgedAtOnce) {
      const to = Math.min(pixels, from + judgedAtOnce);
      beyond += countBeyond(picture, pixels, from, to, tolerated);
      unusual += countUnusual(picture, pixels, from, to, lumaCounts);
    }
    const percent = (beyond / pixels) * 100;
    this.share.add(timeSec, percent);
    this.nominalShare.add(timeSec, (unusual / pixels) * 100);
    if (pixels > 0) this.lumaRange.addSpread(timeSec, spreadOf(lumaCounts, pixels));
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
        judged: this.judgesRgb ? ['Y', 'R', 'G', 'B'] : ['Y'],
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

/** Luma that is tolerated with each code of a colour difference, by luma itself and by what R or B becomes; and what they add to G. */
interface Tolerated {
  leastOfU: Int16Array;
  mostOfU: Int16Array;
  leastOfV: Int16Array;
  mostOfV: Int16Array;
  greenOfU: Float64Array;
  greenOfV: Float64Array;
}

// half a code value is rounding
const [leastValue, mostValue] = [lowest - 0.5, highest + 0.5];

function toleratedBy(weights: LumaWeights | null): Tolerated {
  const none = new Float32Array(256);
  const { redOfV, greenOfU, greenOfV, blueOfU } =
    weights === null ? { redOfV: none, greenOfU: none, greenOfV: none, blueOfU: none } : rgbTables(weights);
  const table = (of: (added: number) => number) => (added: Float32Array) => new Int16Array(added.map(of));
  const least = table((added) => Math.ceil(Math.max(leastValue, leastValue - added)));
  const most = table((added) => Math.floor(Math.min(mostValue, mostValue - added)));
  return {
    leastOfU: least(blueOfU),
    mostOfU: most(blueOfU),
    leastOfV: least(redOfV),
    mostOfV: most(redOfV),
    greenOfU: new Float64Array(greenOfU),
    greenOfV: new Float64Array(greenOfV),
  };
}

function countBeyond(picture: Buffer, plane: number, from: number, to: number, tolerated: Tolerated): number {
  const { leastOfU, mostOfU, leastOfV, mostOfV, greenOfU, greenOfV } = tolerated;
  let count = 0;
  for (let at = from; at < to; at++) {
    const y = picture[at] ?? 0;
    const u = picture[at + plane] ?? 0;
    const v = picture[at + 2 * plane] ?? 0;
    const green = y + (greenOfU[u] ?? 0) + (greenOfV[v] ?? 0);
    if (
      y < (leastOfU[u] ?? 0) ||
      y > (mostOfU[u] ?? 0) ||
      y < (leastOfV[v] ?? 0) ||
      y > (mostOfV[v] ?? 0) ||
      green < leastValue ||
      green > mostValue
    )
      count += 1;
  }
  return count;
}

/** Beyond the nominal range; and counts luma. */
function countUnusual(picture: Buffer, plane: number, from: number, to: number, lumaCounts: Uint32Array): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const y = picture[at] ?? 0;
    lumaCounts[y] = (lumaCounts[y] ?? 0) + 1;
    count +=
      (unusualLuma[y] ?? 0) |
      (unusualChroma[picture[at + plane] ?? 0] ?? 0) |
      (unusualChroma[picture[at + 2 * plane] ?? 0] ?? 0);
  }
  return count;
}

const beyondNominal = (most: number) =>
  new Uint8Array(256).map((_, code) => Number(code < nominal.lowest || code > most));
const unusualLuma = beyondNominal(nominal.luma);
const unusualChroma = beyondNominal(nominal.chroma);
