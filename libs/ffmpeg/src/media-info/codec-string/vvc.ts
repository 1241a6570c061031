import { BitReader } from './bit-reader';

export interface VvcProfile {
  profileIdc: number;
  highTier: boolean;
  levelIdc: number;
  /** ptl_frame_only_constraint_flag, ptl_multilayer_enabled_flag and general_constraint_info, as bytes. */
  constraints: number[];
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** VvcDecoderConfigurationRecord (`vvcC`, with the version and flags of its box); null when it is none or says no profile. */
export function parseVvcc(bytes: Uint8Array): VvcProfile | null {
  const reader = new BitReader(bytes.subarray(4, 128));
  reader.skip(5 + 2);
  if (!reader.flag()) return null;
  // ols_idx, num_sublayers, constant_frame_rate, chroma_format_idc, bit_depth_minus8, reserved
  reader.skip(9 + 3 + 2 + 2 + 3 + 5 + 2);
  const length = reader.bits(6);
  const profileIdc = reader.bits(7);
  const highTier = reader.flag();
  const levelIdc = reader.bits(8);
  const constraints = Array.from({ length }, () => reader.bits(8));
  return reader.overrun ? null : { profileIdc, highTier, levelIdc, constraints };
}

/** "vvc1.1.L51.CQA": profile, tier with level, and constraints in base 32 without zeros behind (ISO/IEC 14496-15, Annex E). */
export function vvcCodecString(entry: string, { profileIdc, highTier, levelIdc, constraints }: VvcProfile): string {
  const telling = constraints.slice(0, constraints.findLastIndex((byte) => byte !== 0) + 1);
  const base = `${entry}.${profileIdc}.${highTier ? 'H' : 'L'}${levelIdc}`;
  return telling.length === 0 ? base : `${base}.C${base32(telling)}`;
}

function base32(bytes: readonly number[]): string {
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const fives = bits.match(/.{1,5}/g) ?? [];
  return fives.map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)] ?? '').join('');
}
