import type { BroadcastExtension } from './wave-facts';

/** Offsets of the fields (EBU Tech 3285, version 2). */
const FIXED_BYTES = 602;
const MAX_HISTORY = 4_096;
/** What a loudness field holds where it is not stated. */
const UNSTATED = 0x7fff;

export function readBext(bytes: Buffer): BroadcastExtension | null {
  if (bytes.length < FIXED_BYTES) return null;
  const text = (from: number, length: number): string | null => clean(bytes.toString('latin1', from, from + length));
  const version = bytes.readUInt16LE(346);
  const level = (at: number): number | null => {
    const value = bytes.readInt16LE(at);
    return value === UNSTATED ? null : value / 100;
  };
  const reference = Number(bytes.readBigUInt64LE(338));
  return {
    version,
    description: text(0, 256),
    originator: text(256, 32),
    originator_reference: text(288, 32),
    origination_date: text(320, 10),
    origination_time: text(330, 8),
    time_reference: Number.isSafeInteger(reference) ? reference : null,
    has_umid: version >= 1 && bytes.subarray(348, 412).some((byte) => byte !== 0),
    loudness:
      version < 2
        ? null
        : {
            integrated_lufs: level(412),
            range_lu: level(414),
            max_true_peak_dbtp: level(416),
            max_momentary_lufs: level(418),
            max_short_term_lufs: level(420),
          },
    coding_history: text(FIXED_BYTES, MAX_HISTORY),
  };
}

function clean(value: string): string | null {
  const text = value
    .replace(/\0.*$/s, '')
    .replaceAll(/[\x01-\x08\x0b\x0c\x0e-\x1f]/g, '')
    .trim();
  return text === '' ? null : text;
}
