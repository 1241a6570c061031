import { BitReader } from './bit-reader';

export interface DolbyVisionRecord {
  profile: number;
  level: number;
  rpuPresent: boolean;
  elPresent: boolean;
  blPresent: boolean;
  /** Base layer signal compatibility: 0 none, 1 HDR10, 2 SDR, 4 HLG, 6 Ultra HD Blu-ray. */
  compatibilityId: number;
}

/** DOVIDecoderConfigurationRecord (`dvcC`, `dvvC`, `dvwC`); null when it is none. */
export function parseDolbyVision(bytes: Uint8Array): DolbyVisionRecord | null {
  const reader = new BitReader(bytes.subarray(0, 5));
  const major = reader.bits(8);
  reader.skip(8);
  const profile = reader.bits(7);
  const level = reader.bits(6);
  const rpuPresent = reader.flag();
  const elPresent = reader.flag();
  const blPresent = reader.flag();
  const compatibilityId = reader.bits(4);
  return reader.overrun || major === 0 ? null : { profile, level, rpuPresent, elPresent, blPresent, compatibilityId };
}

export interface Eac3Record {
  dataRateBps: number;
  /** Joint object coding: Dolby Atmos in E-AC-3. */
  jointObjectCoding: boolean;
  /** Number of objects and bed channels, where joint object coding is used. */
  complexityIndex: number | null;
}

/** EC3SpecificBox payload (`dec3`; ETSI TS 102 366 Annex F, extension of ETSI TS 103 420); null when it is none. */
export function parseDec3(bytes: Uint8Array): Eac3Record | null {
  const reader = new BitReader(bytes.subarray(0, 64));
  const dataRateBps = reader.bits(13) * 1000;
  const independent = reader.bits(3) + 1;
  for (let i = 0; i < independent; i += 1) {
    reader.skip(2 + 5 + 1 + 1 + 3 + 3 + 1 + 3);
    const dependent = reader.bits(4);
    reader.skip(dependent > 0 ? 9 : 1);
  }
  if (reader.overrun) return null;
  if (reader.bitsLeft < 16) return { dataRateBps, jointObjectCoding: false, complexityIndex: null };
  reader.skip(7);
  const jointObjectCoding = reader.flag();
  const complexityIndex = reader.bits(8);
  return { dataRateBps, jointObjectCoding, complexityIndex: jointObjectCoding ? complexityIndex : null };
}
