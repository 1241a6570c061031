import type { ByteRange } from './manifest';

export interface IndexedSegment {
  range: ByteRange;
  startSec: number;
  durationSec: number;
}

const mostReferences = 65_535;

/**
 * Reads a segment index box (`sidx`, ISO/IEC 14496-12, 8.16.3) that stands at `offset` of its file. Null when it is none, or is an
 * index of indexes.
 */
export function readSidx(bytes: Uint8Array, offset: number): IndexedSegment[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 32 || view.getUint32(4) !== 0x73696478) return null;
  const size = view.getUint32(0);
  const isLong = bytes[8] === 1;
  const timescale = view.getUint32(16);
  if (timescale === 0 || bytes.length < (isLong ? 40 : 32)) return null;
  const earliest = isLong ? Number(view.getBigUint64(20)) : view.getUint32(20);
  const firstOffset = isLong ? Number(view.getBigUint64(28)) : view.getUint32(24);
  const at = isLong ? 36 : 28;
  const count = Math.min(view.getUint16(at + 2), mostReferences);
  if (bytes.length < at + 4 + count * 12) return null;
  const segments: IndexedSegment[] = [];
  let position = offset + size + firstOffset;
  let time = earliest;
  for (let n = 0; n < count; n += 1) {
    const entry = at + 4 + n * 12;
    const reference = view.getUint32(entry);
    // The first bit set: it refers to a further index.
    if (reference >>> 31 === 1) return null;
    const length = reference & 0x7fffffff;
    const duration = view.getUint32(entry + 4);
    segments.push({
      range: { offset: position, length },
      startSec: time / timescale,
      durationSec: duration / timescale,
    });
    position += length;
    time += duration;
  }
  return segments;
}
