import { annexbNals, unescapeNal } from './annexb';
import { BitReader } from './bit-reader';

const SPS = 33;

export interface HevcProfile {
  /** '' or A, B, C. */
  profileSpace: string;
  profileIdc: number;
  highTier: boolean;
  levelIdc: number;
  /** general_profile_compatibility_flags, first flag in the highest bit. */
  compatibility: number;
  /** The six bytes of general constraint flags. */
  constraints: Uint8Array;
}

/** HEVCDecoderConfigurationRecord (`hvcC`), or the first SPS of an Annex B stream; null when it is neither. */
export function parseHevc(bytes: Uint8Array): HevcProfile | null {
  if (bytes[0] === 1 && bytes.length >= 23) return profileTierLevel(bytes.subarray(1, 13));
  if (bytes[0] !== 0) return null;
  for (const nal of annexbNals(bytes)) {
    // two bytes of NAL header, one of sps_video_parameter_set_id, sub-layers and nesting, then profile_tier_level
    if ((((nal[0] ?? 0) >> 1) & 0x3f) === SPS) return profileTierLevel(unescapeNal(nal).subarray(3, 15));
  }
  return null;
}

function profileTierLevel(bytes: Uint8Array): HevcProfile | null {
  const reader = new BitReader(bytes);
  const space = reader.bits(2);
  const highTier = reader.flag();
  const profileIdc = reader.bits(5);
  const compatibility = reader.bits(32);
  const constraints = Uint8Array.from({ length: 6 }, () => reader.bits(8));
  const levelIdc = reader.bits(8);
  if (reader.overrun || levelIdc === 0) return null;
  return { profileSpace: ['', 'A', 'B', 'C'][space] ?? '', profileIdc, highTier, levelIdc, compatibility, constraints };
}

/** "hvc1.2.4.L93.B0": profile, reversed compatibility flags in hex, tier and level, constraint bytes (ISO/IEC 14496-15 Annex E). */
export function hevcCodecString(entry: string, hevc: HevcProfile): string {
  const last = hevc.constraints.findLastIndex((byte) => byte !== 0);
  const constraints = [...hevc.constraints.subarray(0, last + 1)].map((byte) => byte.toString(16).toUpperCase());
  return [
    entry,
    `${hevc.profileSpace}${hevc.profileIdc}`,
    reverseBits(hevc.compatibility).toString(16).toUpperCase(),
    `${hevc.highTier ? 'H' : 'L'}${hevc.levelIdc}`,
    ...constraints,
  ].join('.');
}

function reverseBits(value: number): number {
  let reversed = 0;
  for (let bit = 0; bit < 32; bit += 1) reversed = reversed * 2 + (Math.floor(value / 2 ** bit) % 2);
  return reversed;
}
