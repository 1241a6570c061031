const ROW = /^[0-9a-f]{8}:((?: [0-9a-f]{2,4}){1,8})/;
const MAX_BYTES = 1_048_576;
/** "00000000: ", eight groups, two blanks, sixteen characters, a line end. */
const ROW_LENGTH = 69;

/**
 * The bytes of ffprobe's hex dump (`-show_data`): rows of "00000000: 0164 001e …  text". Null when there are none, when a
 * row is out of place; no more than `maxBytes` of them.
 */
export function parseExtradata(dump: unknown, maxBytes = MAX_BYTES): Uint8Array | null {
  if (typeof dump !== 'string') return null;
  const limit = Math.ceil(Math.min(maxBytes, MAX_BYTES) / 16);
  const rows = dump
    .slice(0, (limit + 1) * ROW_LENGTH)
    .split('\n', limit + 2)
    .filter((row) => row !== '')
    .slice(0, limit);
  const bytes = new Uint8Array(rows.length * 16);
  let length = 0;
  for (const row of rows) {
    const match = ROW.exec(row);
    if (!match?.[1] || Number.parseInt(row.slice(0, 8), 16) !== length) return null;
    const digits = match[1].replaceAll(' ', '');
    for (let i = 0; i + 1 < digits.length; i += 2) bytes[length++] = Number.parseInt(digits.slice(i, i + 2), 16);
  }
  return length > 0 ? bytes.subarray(0, length) : null;
}
