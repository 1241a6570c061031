import type { VideoStream } from '@app/ffmpeg';
import type { ChangedCells } from '../pictures/sampled-cells';
import { lumaWeights, rgbTables } from '../matrix';
import { displayLight, referenceWhite } from './display-light';

/** Share of red in the light at and above which a colour is a saturated red (W3C WCAG 2.2, "general flash and red flash thresholds"). */
const saturatedShare = 0.8;
/** The same page weighs a red by (R − G − B) × 320, R, G and B from 0 to 1. */
const redScale = 320;

/** Sums of luma and colour differences lie within −230 and 485: the tables of light begin so far below 0. */
const below = 256;
const tableLength = 1024;
/** Makes a rounded index of a sum that is cut off. */
const rounding = 0.5;
/** A colour difference by so little is none. */
const [leastNeutral, mostNeutral] = [126, 130];

/** Light of each cell of a small picture: luminance in cd/m², and the weight of its red where that is saturated. */
export class CellLight {
  readonly luminance: Float32Array;
  readonly red: Float32Array;
  /** Whether any cell has been a saturated red so far. */
  hasSeenRed = false;
  /** Of R, G or B, from `below` codes under 0 on. */
  private readonly light: Float32Array;
  private readonly redWeight: number;
  private readonly blueWeight: number;
  /** What each colour difference adds to the index. */
  private readonly redOfV: Float64Array;
  private readonly greenOfU: Float64Array;
  private readonly greenOfV: Float64Array;
  private readonly blueOfU: Float64Array;
  /** 1 for a colour difference that is none. */
  private readonly neutral: Uint8Array;

  constructor(cells: number, stream: Pick<VideoStream, 'color' | 'height'>) {
    this.luminance = new Float32Array(cells);
    this.red = new Float32Array(cells);
    const codes = displayLight(stream.color.transfer);
    this.light = new Float32Array(tableLength).map((_, at) => codes[Math.min(255, Math.max(0, at - below))] ?? 0);
    const { red, blue } = lumaWeights(stream);
    this.redWeight = red;
    this.blueWeight = blue;
    const tables = rgbTables({ red, blue });
    const shifted = (table: Float32Array) => new Float64Array(table).map((code) => code + below + rounding);
    this.redOfV = shifted(tables.redOfV);
    this.greenOfU = shifted(tables.greenOfU);
    this.greenOfV = new Float64Array(tables.greenOfV);
    this.blueOfU = shifted(tables.blueOfU);
    this.neutral = new Uint8Array(256).map((_, code) => Number(code >= leastNeutral && code <= mostNeutral));
  }

  /** @param colours of all cells, as `SampledCells` packs them; @param changed what is not as it was in the picture before */
  read(colours: Int32Array, { changed, count }: ChangedCells): void {
    const { light, luminance, red: reds, redOfV, greenOfU, greenOfV, blueOfU, neutral, redWeight, blueWeight } = this;
    const greenWeight = 1 - redWeight - blueWeight;
    for (let at = 0; at < count; at++) {
      const cell = changed[at] ?? 0;
      const colour = colours[cell] ?? 0;
      const y = colour & 0xff;
      const u = (colour >> 8) & 0xff;
      const v = colour >> 16;
      if (((neutral[u] ?? 0) & (neutral[v] ?? 0)) === 1) {
        luminance[cell] = light[y + below] ?? 0;
        reds[cell] = 0;
        continue;
      }
      const red = light[(y + (redOfV[v] ?? 0)) | 0] ?? 0;
      const green = light[(y + (greenOfU[u] ?? 0) + (greenOfV[v] ?? 0)) | 0] ?? 0;
      const blue = light[(y + (blueOfU[u] ?? 0)) | 0] ?? 0;
      luminance[cell] = redWeight * red + greenWeight * green + blueWeight * blue;
      // without a positive difference of red no colour is a red
      reds[cell] = v > 128 ? this.saturatedRed(red, green, blue) : 0;
    }
  }

  private saturatedRed(red: number, green: number, blue: number): number {
    const excess = red - green - blue;
    if (excess <= 0 || red < saturatedShare * (red + green + blue)) return 0;
    this.hasSeenRed = true;
    return Math.min(1, excess / referenceWhite) * redScale;
  }
}
