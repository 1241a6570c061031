import { annexbNals, unescapeNal } from './annexb';
import { BitReader } from './bit-reader';

const SPS = 7;
const MOST_SPS_BYTES = 512;
const MACROBLOCK = 16;
/** ISO/IEC 14496-10 clause 7.3.2.1.1: the profiles whose parameter sets say chroma, depth and scaling. */
const HIGH = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);

/**
 * Size of the coded picture in pixels, in whole macroblocks, before cropping, by the first sequence parameter set of an
 * AVCDecoderConfigurationRecord or an Annex B stream; null where there is none. ffprobe prints the cropped size for both.
 */
export function avcCodedSize(bytes: Uint8Array): { width: number; height: number } | null {
  const nal = firstSps(bytes);
  return nal && sizeOf(new BitReader(unescapeNal(nal.subarray(1, MOST_SPS_BYTES))));
}

function firstSps(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] === 1) {
    const length = ((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0);
    const found = ((bytes[5] ?? 0) & 0x1f) > 0 && bytes.length >= 8 + length;
    return found ? bytes.subarray(8, 8 + length) : null;
  }
  for (const nal of annexbNals(bytes)) if (((nal[0] ?? 0) & 0x1f) === SPS) return nal;
  return null;
}

function sizeOf(bits: BitReader): { width: number; height: number } | null {
  const profile = bits.bits(8);
  bits.skip(16);
  golomb(bits);
  if (HIGH.has(profile)) {
    if (golomb(bits) === 3) bits.skip(1);
    golomb(bits);
    golomb(bits);
    bits.skip(1);
    // scaling lists are rare, and long
    if (bits.flag()) return null;
  }
  golomb(bits);
  const order = golomb(bits);
  if (order === 0) golomb(bits);
  else if (order === 1) {
    bits.skip(1);
    golomb(bits);
    golomb(bits);
    for (let left = Math.min(golomb(bits), 255); left > 0; left -= 1) golomb(bits);
  }
  golomb(bits);
  bits.skip(1);
  const width = (golomb(bits) + 1) * MACROBLOCK;
  const units = (golomb(bits) + 1) * MACROBLOCK;
  const height = bits.flag() ? units : units * 2;
  return bits.overrun ? null : { width, height };
}

/** Exp-Golomb code; its sign, where it has one, is of no interest here. */
function golomb(bits: BitReader): number {
  let zeros = 0;
  while (!bits.overrun && zeros < 32 && !bits.flag()) zeros += 1;
  return zeros === 0 ? 0 : 2 ** zeros - 1 + bits.bits(Math.min(zeros, 32));
}
