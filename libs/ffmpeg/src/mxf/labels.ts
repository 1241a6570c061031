import type { MxfEssenceContainer } from './mxf-facts';

/** Byte 14 of an essence container label (SMPTE ST 379 and the mapping documents, as registered). */
const CONTAINERS: Readonly<Record<number, string>> = {
  0x01: 'D-10',
  0x02: 'DV',
  0x03: 'D-11',
  0x04: 'MPEG ES',
  0x05: 'uncompressed pictures',
  0x06: 'BWF/AES3 sound',
  0x07: 'MPEG PES',
  0x08: 'MPEG PS',
  0x09: 'MPEG TS',
  0x0a: 'A-law sound',
  0x0b: 'encrypted',
  0x0c: 'JPEG 2000',
  0x10: 'AVC byte stream',
  0x11: 'VC-3',
  0x12: 'VC-1',
  0x13: 'timed text',
  0x16: 'AAC (ADTS)',
  0x1c: 'ProRes',
  0x1d: 'immersive audio (IAB)',
  0x1e: 'dynamic metadata (DMCVT)',
  0x1f: 'VC-5',
  0x21: 'JPEG XS',
  0x23: 'FFV1',
  0x7f: 'several (generic)',
};
/** Byte 15 of BWF and AES3 sound: what it is and how it is wrapped. */
const SOUND: Readonly<Record<number, readonly [string, 'frame' | 'clip' | null]>> = {
  0x01: ['BWF', 'frame'],
  0x02: ['BWF', 'clip'],
  0x03: ['AES3', 'frame'],
  0x04: ['AES3', 'clip'],
  0x08: ['BWF', null],
  0x09: ['AES3', null],
};
/** Containers whose last byte says how they are wrapped. */
const WRAPPED_BY_LAST = new Set([0x02, 0x04, 0x05, 0x07, 0x08, 0x09, 0x0a, 0x10, 0x11, 0x12, 0x16, 0x1c, 0x23]);

export const hex = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('hex')
    .replace(/(.{8})(?=.)/g, '$1.');

/** Operational pattern by its label: item complexity 1–3 and package complexity a–c, or OP-Atom (SMPTE ST 377-1, ST 390). */
export function operationalPattern(label: Uint8Array): string | null {
  const [item, packages] = [label[12] ?? 0, label[13] ?? 0];
  if (!isLabel(label)) return null;
  if (item === 0x10) return 'OP-Atom';
  const letter = ['', 'a', 'b', 'c'][packages];
  return item >= 1 && item <= 3 && letter ? `OP${item}${letter}` : null;
}

export function essenceContainer(label: Uint8Array): MxfEssenceContainer {
  const [kind, variant, last] = [label[13] ?? 0, label[14] ?? 0, label[15] ?? 0];
  const registered = isLabel(label) && label[8] === 0x0d && label[10] === 0x03 && label[11] === 0x01;
  if (!registered) return { label: hex(label), name: null, wrapping: null };
  const sound = kind === 0x06 ? SOUND[variant] : undefined;
  if (sound) return { label: hex(label), name: sound[0], wrapping: sound[1] };
  const wrapped = WRAPPED_BY_LAST.has(kind) ? last : kind === 0x0c || kind === 0x13 || kind === 0x1d ? variant : 0;
  return {
    label: hex(label),
    name: CONTAINERS[kind] ?? null,
    wrapping: wrapped === 1 ? 'frame' : wrapped === 2 ? 'clip' : null,
  };
}

const isLabel = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x06 && bytes[1] === 0x0e && bytes[2] === 0x2b && bytes[3] === 0x34;
