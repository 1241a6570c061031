const MAX_NALS = 256;
const MAX_NAL_BYTES = 4_096;

/** The NAL units of an Annex B byte stream (start codes removed, at most 256 of at most 4 KiB each). */
export function* annexbNals(bytes: Uint8Array): Generator<Uint8Array> {
  let start = -1;
  let found = 0;
  for (let i = 0; i + 2 < bytes.length && found < MAX_NALS; i += 1) {
    if (bytes[i] !== 0 || bytes[i + 1] !== 0 || bytes[i + 2] !== 1) continue;
    if (start >= 0) {
      found += 1;
      yield bytes.subarray(start, Math.min(i, start + MAX_NAL_BYTES));
    }
    start = i + 3;
    i += 2;
  }
  if (start >= 0 && start < bytes.length) yield bytes.subarray(start, start + MAX_NAL_BYTES);
}

/** The payload of a NAL unit without emulation prevention bytes (00 00 03). */
export function unescapeNal(nal: Uint8Array): Uint8Array {
  const out = new Uint8Array(nal.length);
  let length = 0;
  let zeros = 0;
  for (const byte of nal) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0;
      continue;
    }
    out[length++] = byte;
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return out.subarray(0, length);
}
