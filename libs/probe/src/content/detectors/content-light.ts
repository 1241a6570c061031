import type { VideoStream } from '@app/ffmpeg';
import type { ContentLight } from '../content-results';
import { lumaWeights } from '../matrix';
import { perceptualQuantizer } from '../flash/display-light';

const full = 1024;

/** Light of a PQ picture, cd/m²: the brightest of R, G and B of each pixel, as MaxCLL and MaxFALL are defined (CTA-861.3, annex P). */
export class ContentLightDetector {
  private maxPixel = 0;
  private maxFrame = 0;
  private maxAt = 0;
  private frames = 0;
  private readonly light: Float32Array;
  private readonly factors: { redOfV: number; greenOfU: number; greenOfV: number; blueOfU: number };
  private readonly offset: number;
  private readonly lumaScale: number;
  private readonly chromaScale: number;

  constructor(stream: Pick<VideoStream, 'color' | 'height'>) {
    const { red, blue } = lumaWeights(stream);
    const green = 1 - red - blue;
    this.factors = {
      redOfV: 2 * (1 - red),
      blueOfU: 2 * (1 - blue),
      greenOfU: (-2 * (1 - blue) * blue) / green,
      greenOfV: (-2 * (1 - red) * red) / green,
    };
    const isFull = stream.color.range === 'pc';
    this.offset = isFull ? 0 : 64;
    this.lumaScale = isFull ? 1023 : 876;
    this.chromaScale = isFull ? 1023 : 896;
    this.light = Float32Array.from({ length: full }, (_, code) => perceptualQuantizer(code / (full - 1)));
  }

  /** @param picture planar 4:4:4 of 10 bits, two bytes a sample, little-endian */
  takePicture(picture: Buffer, timeSec: number): void {
    const even = picture.byteOffset % 2 === 0 ? picture : Buffer.from(picture);
    const samples = new Uint16Array(even.buffer, even.byteOffset, even.length / 2);
    const pixels = Math.trunc(samples.length / 3);
    const { redOfV, greenOfU, greenOfV, blueOfU } = this.factors;
    let sum = 0;
    let most = 0;
    for (let at = 0; at < pixels; at++) {
      const y = ((samples[at] ?? 0) - this.offset) / this.lumaScale;
      const u = ((samples[at + pixels] ?? 0) - 512) / this.chromaScale;
      const v = ((samples[at + 2 * pixels] ?? 0) - 512) / this.chromaScale;
      const brightest = Math.max(y + redOfV * v, y + greenOfU * u + greenOfV * v, y + blueOfU * u);
      const code = brightest <= 0 ? 0 : brightest >= 1 ? full - 1 : (brightest * (full - 1) + 0.5) | 0;
      const light = this.light[code] ?? 0;
      sum += light;
      if (light > most) most = light;
    }
    this.frames += 1;
    this.maxFrame = Math.max(this.maxFrame, sum / pixels);
    if (most <= this.maxPixel) return;
    this.maxPixel = most;
    this.maxAt = timeSec;
  }

  /** Null when no frame was sampled. */
  result(): ContentLight | null {
    if (this.frames === 0) return null;
    return {
      max_cll_cd_m2: Math.round(this.maxPixel * 10) / 10,
      max_fall_cd_m2: Math.round(this.maxFrame * 10) / 10,
      max_cll_at_sec: Math.round(this.maxAt * 1e3) / 1e3,
      frames: this.frames,
    };
  }
}
