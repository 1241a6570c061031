import type { VideoStream } from '@app/ffmpeg';
import type { ChangedCells } from '../pictures/sampled-cells';
import { lumaWeights, type RgbTables, rgbTables } from '../matrix';
import { displayLight, referenceWhite } from './display-light';

/** Share of red in the light at and above which a colour is a saturated red (W3C WCAG 2.2, "general flash and red flash thresholds"). */
const saturatedShare = 0.8;
/** The same page weighs a red by (R − G − B) × 320, R, G and B from 0 to 1. */
const redScale = 320;

/** Light of each cell of a small picture: luminance in cd/m², and the weight of its red where that is saturated. */
export class CellLight {
  readonly luminance: Float32Array;
  readonly red: Float32Array;
  /** Whether any cell has been a saturated red so far. */
  hasSeenRed = false;
  private readonly light: Float32Array;
  private readonly tables: RgbTables;
  private readonly weight: { red: number; green: number; blue: number };

  constructor(
    private readonly cells: number,
    stream: Pick<VideoStream, 'color' | 'height'>,
  ) {
    this.luminance = new Float32Array(cells);
    this.red = new Float32Array(cells);
    this.light = displayLight(stream.color.transfer);
    const weights = lumaWeights(stream);
    this.tables = rgbTables(weights);
    this.weight = { ...weights, green: 1 - weights.red - weights.blue };
  }

  /** @param picture plane after plane, 8 bits, narrow range; @param changed what is not as it was in the picture before */
  read(picture: Uint8Array, { changed, count }: ChangedCells): void {
    const { cells, light, luminance, red } = this;
    for (let at = 0; at < count; at++) {
      const cell = changed[at] ?? 0;
      const y = picture[cell] ?? 0;
      const u = picture[cell + cells] ?? 0;
      const v = picture[cell + 2 * cells] ?? 0;
      if (u > 125 && u < 131 && v > 125 && v < 131) {
        luminance[cell] = light[y] ?? 0;
        red[cell] = 0;
      } else this.colour(cell, y, u, v);
    }
  }

  private colour(cell: number, y: number, u: number, v: number): void {
    const { light, weight } = this;
    const { redOfV, greenOfU, greenOfV, blueOfU } = this.tables;
    const red = light[code(y + (redOfV[v] ?? 0))] ?? 0;
    const green = light[code(y + (greenOfU[u] ?? 0) + (greenOfV[v] ?? 0))] ?? 0;
    const blue = light[code(y + (blueOfU[u] ?? 0))] ?? 0;
    this.luminance[cell] = weight.red * red + weight.green * green + weight.blue * blue;
    // without a positive difference of red no colour is a red
    if (v <= 128) {
      this.red[cell] = 0;
      return;
    }
    const excess = red - green - blue;
    const saturated = excess > 0 && red >= saturatedShare * (red + green + blue);
    this.red[cell] = saturated ? (excess < referenceWhite ? excess / referenceWhite : 1) * redScale : 0;
    if (saturated) this.hasSeenRed = true;
  }
}

function code(value: number): number {
  return value <= 0 ? 0 : value >= 255 ? 255 : (value + 0.5) | 0;
}
