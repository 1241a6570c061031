import { annexbNals } from './annexb';
import { hex } from './bit-reader';

const SPS = 7;

export interface AvcProfile {
  profileIdc: number;
  /** constraint_set flags, as one byte. */
  constraints: number;
  levelIdc: number;
}

/** AVCDecoderConfigurationRecord (`avcC`), or the first SPS of an Annex B stream; null when it is neither. */
export function parseAvc(bytes: Uint8Array): AvcProfile | null {
  if (bytes[0] === 1 && bytes.length >= 7) return profileAt(bytes, 1);
  if (bytes[0] !== 0) return null;
  for (const nal of annexbNals(bytes)) {
    if (((nal[0] ?? 0) & 0x1f) === SPS) return profileAt(nal, 1);
  }
  return null;
}

function profileAt(bytes: Uint8Array, offset: number): AvcProfile | null {
  const [profileIdc, constraints, levelIdc] = bytes.subarray(offset, offset + 3);
  if (!profileIdc || constraints === undefined || levelIdc === undefined) return null;
  return { profileIdc, constraints, levelIdc };
}

/** "avc1.PPCCLL": profile, constraints and level in hex (RFC 6381 clause 3.3). */
export function avcCodecString(entry: string, avc: AvcProfile): string {
  return `${entry}.${hex([avc.profileIdc, avc.constraints, avc.levelIdc])}`;
}
