import type { VideoStream } from '@app/ffmpeg';

/** Weights of red and blue in luma; green has the rest. */
export interface LumaWeights {
  red: number;
  blue: number;
}

const weights: Readonly<Record<string, LumaWeights>> = {
  // ITU-R BT.601, BT.709, BT.2020 and SMPTE 240M, as ITU-T H.273 lists them
  bt470bg: { red: 0.299, blue: 0.114 },
  smpte170m: { red: 0.299, blue: 0.114 },
  bt709: { red: 0.2126, blue: 0.0722 },
  bt2020nc: { red: 0.2627, blue: 0.0593 },
  bt2020c: { red: 0.2627, blue: 0.0593 },
  smpte240m: { red: 0.212, blue: 0.087 },
};
const standardDefinition = 576;

/** The matrix a stream names; null when it names none. */
export function namedWeights({ color }: Pick<VideoStream, 'color'>): LumaWeights | null {
  return color.matrix === null ? null : (weights[color.matrix] ?? null);
}

/** The matrix a stream names; unnamed, what players take for its size. RGB is converted by BT.709 ahead of this. */
export function lumaWeights({ color, height }: Pick<VideoStream, 'color' | 'height'>): LumaWeights {
  const small = (height ?? 0) <= standardDefinition && color.matrix !== 'gbr' && color.matrix !== 'rgb';
  return namedWeights({ color }) ?? (small ? { red: 0.299, blue: 0.114 } : { red: 0.2126, blue: 0.0722 });
}

/** What each colour difference adds to R, G and B, in luma code values of narrow range; index is its 8-bit code. */
export interface RgbTables {
  redOfV: Float32Array;
  greenOfU: Float32Array;
  greenOfV: Float32Array;
  blueOfU: Float32Array;
}

export function rgbTables({ red, blue }: LumaWeights): RgbTables {
  const green = 1 - red - blue;
  const scale = 219 / 224;
  const table = (factor: number) => Float32Array.from({ length: 256 }, (_, code) => factor * scale * (code - 128));
  return {
    redOfV: table(2 * (1 - red)),
    blueOfU: table(2 * (1 - blue)),
    greenOfU: table((-2 * (1 - blue) * blue) / green),
    greenOfV: table((-2 * (1 - red) * red) / green),
  };
}
