import { BitReader } from './bit-reader';

export interface Av1Profile {
  profile: number;
  /** seq_level_idx[0]. */
  levelIdx: number;
  highTier: boolean;
  bitDepth: 8 | 10 | 12;
  monochrome: boolean;
  subsamplingX: boolean;
  subsamplingY: boolean;
  chromaSamplePosition: number;
}

/** The ITU-T H.273 code points that end the long forms of AV1 and VP9 codec strings. */
export interface ColorCodes {
  primaries: number;
  transfer: number;
  matrix: number;
  fullRange: boolean;
}

/** AV1CodecConfigurationRecord (`av1C`); null when it is none. */
export function parseAv1(bytes: Uint8Array): Av1Profile | null {
  const reader = new BitReader(bytes.subarray(0, 4));
  const marker = reader.bits(1);
  const version = reader.bits(7);
  const profile = reader.bits(3);
  const levelIdx = reader.bits(5);
  const highTier = reader.flag();
  const highBitDepth = reader.flag();
  const twelveBit = reader.flag();
  const monochrome = reader.flag();
  const subsamplingX = reader.flag();
  const subsamplingY = reader.flag();
  const chromaSamplePosition = reader.bits(2);
  if (reader.overrun || reader.bitsLeft < 8 || marker !== 1 || version !== 1 || profile > 2) return null;
  const bitDepth = highBitDepth ? (twelveBit ? 12 : 10) : 8;
  return { profile, levelIdx, highTier, bitDepth, monochrome, subsamplingX, subsamplingY, chromaSamplePosition };
}

/** "av01.0.04M.10", with the optional fields only where they are not the defaults (AV1-ISOBMFF, Codecs Parameter String). */
export function av1CodecString(av1: Av1Profile, color: ColorCodes | null): string {
  const short = `av01.${av1.profile}.${two(av1.levelIdx)}${av1.highTier ? 'H' : 'M'}.${two(av1.bitDepth)}`;
  const { primaries, transfer, matrix, fullRange } = color ?? {
    primaries: 1,
    transfer: 1,
    matrix: 1,
    fullRange: false,
  };
  const subsampling = `${Number(av1.subsamplingX)}${Number(av1.subsamplingY)}${av1.subsamplingX && av1.subsamplingY ? av1.chromaSamplePosition : 0}`;
  const tail = `${Number(av1.monochrome)}.${subsampling}.${two(primaries)}.${two(transfer)}.${two(matrix)}.${Number(fullRange)}`;
  return tail === '0.110.01.01.01.0' ? short : `${short}.${tail}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
