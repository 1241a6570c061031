import type { ColorCodes } from './av1';

export interface Vp9Profile {
  profile: number;
  /** Ten times the level: 31 is 3.1. */
  level: number;
  bitDepth: number;
  /** 0 4:2:0 vertical, 1 4:2:0 collocated, 2 4:2:2, 3 4:4:4. */
  chromaSubsampling: number;
  color: ColorCodes | null;
}

/** VPCodecConfigurationRecord, with (`vpcC`) or without (ffprobe's extradata) the four bytes of version and flags; null when it is none. */
export function parseVpcc(bytes: Uint8Array): Vp9Profile | null {
  const at = bytes[0] === 1 && bytes[1] === 0 && bytes[2] === 0 && bytes[3] === 0 && bytes.length >= 12 ? 4 : 0;
  const [profile, level, depth, primaries, transfer, matrix] = bytes.subarray(at, at + 6);
  if (profile === undefined || !level || depth === undefined || primaries === undefined) return null;
  if (transfer === undefined || matrix === undefined || bytes.length < at + 8) return null;
  const bitDepth = depth >> 4;
  if (profile > 3 || level > 62 || ![8, 10, 12].includes(bitDepth)) return null;
  const color = { primaries, transfer, matrix, fullRange: (depth & 1) === 1 };
  return { profile, level, bitDepth, chromaSubsampling: (depth >> 1) & 7, color };
}

/** [level × 10, luma samples per second, luma picture samples], from the VP9 levels table of the WebM project. */
const LEVELS: ReadonlyArray<readonly [number, number, number]> = [
  [10, 829_440, 36_864],
  [11, 2_764_800, 73_728],
  [20, 4_608_000, 122_880],
  [21, 9_216_000, 245_760],
  [30, 20_736_000, 552_960],
  [31, 36_864_000, 983_040],
  [40, 83_558_400, 2_228_224],
  [41, 160_432_128, 2_228_224],
  [50, 311_951_360, 8_912_896],
  [51, 588_251_136, 8_912_896],
  [52, 1_176_502_272, 8_912_896],
  [60, 1_176_502_272, 35_651_584],
  [61, 2_353_004_544, 35_651_584],
  [62, 4_706_009_088, 35_651_584],
];

/** The lowest level that allows the picture size and sample rate: WebM carries none. Null above level 6.2. */
export function vp9LevelFor(width: number, height: number, framesPerSecond: number): number | null {
  const size = width * height;
  return LEVELS.find(([, rate, picture]) => size * framesPerSecond <= rate && size <= picture)?.[0] ?? null;
}

/** "vp09.00.31.08", with the optional fields only where they are not the defaults (VP Codec ISO Media File Format Binding). */
export function vp9CodecString(vp9: Vp9Profile): string {
  const short = `vp09.${two(vp9.profile)}.${two(vp9.level)}.${two(vp9.bitDepth)}`;
  const color = vp9.color ?? { primaries: 1, transfer: 1, matrix: 1, fullRange: false };
  const codes = [vp9.chromaSubsampling, color.primaries, color.transfer, color.matrix, Number(color.fullRange)].map(
    two,
  );
  const unsaid = color.primaries === 2 && color.transfer === 2 && color.matrix === 2 && !color.fullRange;
  const tail = codes.join('.');
  return vp9.chromaSubsampling <= 1 && (unsaid || tail.endsWith('01.01.01.00')) ? short : `${short}.${tail}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
