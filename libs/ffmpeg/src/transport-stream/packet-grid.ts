const SIZES = [188, 192, 204] as const;
const SYNC = 0x47;
/** So many sync bytes in a row are no accident. */
const IN_A_ROW = 5;

export interface PacketGrid {
  size: number;
  /** Of the first sync byte. */
  start: number;
}

/** Where packets begin and how long they are; null when the bytes are no transport stream. */
export function findGrid(bytes: Uint8Array, from = 0, only?: number): PacketGrid | null {
  for (let start = from; start < bytes.length; start += 1) {
    if (bytes[start] !== SYNC) continue;
    for (const size of only === undefined ? SIZES : [only]) {
      if (holds(bytes, start, size)) return { size, start };
    }
  }
  return null;
}

function holds(bytes: Uint8Array, start: number, size: number): boolean {
  let seen = 0;
  for (let at = start; at < bytes.length && seen < IN_A_ROW; at += size) {
    if (bytes[at] !== SYNC) return false;
    seen += 1;
  }
  return seen >= Math.min(IN_A_ROW, 2);
}
