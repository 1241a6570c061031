import type { WaveFacts } from './wave-facts';

/** Preamble words Pa and Pb of SMPTE ST 337; IEC 61937 has those of 16 bits. */
const PREAMBLES = [
  { bits: 16, pa: 0xf872, pb: 0x4e1f, bytes: 2, shift: 0 },
  { bits: 20, pa: 0x6f872, pb: 0x54e1f, bytes: 3, shift: 4 },
  { bits: 24, pa: 0x96f872, pb: 0xa54e1f, bytes: 3, shift: 0 },
] as const;
/** data_type of SMPTE ST 338. */
const TYPES: Readonly<Record<number, string>> = {
  1: 'AC-3',
  4: 'MPEG-1 layer 1',
  5: 'MPEG-1 layer 2 or 3',
  7: 'AAC',
  10: 'AAC',
  11: 'DTS',
  12: 'DTS',
  13: 'DTS',
  16: 'E-AC-3',
  17: 'DTS-HD',
  21: 'E-AC-3',
  22: 'TrueHD',
  28: 'Dolby E',
};
/** Two bursts are no accident of the sound. */
const BURSTS = 2;

/** Coded bursts in PCM words: counted at word positions, so that the words must stand side by side on two channels. */
export function findBursts(data: Uint8Array, bigEndian: boolean): WaveFacts['non_pcm'] {
  for (const { bits, pa, pb, bytes, shift } of PREAMBLES) {
    const word = (at: number): number => {
      let value = 0;
      for (let i = 0; i < bytes; i += 1) value |= (data[at + i] ?? 0) << (8 * (bigEndian ? bytes - 1 - i : i));
      return value >>> shift;
    };
    let seen = 0;
    for (let at = 0; at + 4 * bytes <= data.length; at += bytes) {
      if (word(at) !== pa || word(at + bytes) !== pb) continue;
      seen += 1;
      if (seen < BURSTS) continue;
      // the data type is in the low bits of the upper 16 of the word
      const type = (word(at + 2 * bytes) >>> (bits - 16)) & 0x1f;
      return { word_bits: bits, data_type: type, name: TYPES[type] ?? null };
    }
  }
  return null;
}
