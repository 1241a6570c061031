import type { ReadBytes } from '../media-info/mp4/box-reader';

export interface Klv {
  key: Uint8Array;
  offset: number;
  /** Of the value. */
  start: number;
  length: number;
}

/** The key, length and value at an offset; null past the end or where there is no universal label. */
export function klvAt(read: ReadBytes, offset: number): Klv | null {
  const bytes = read(offset, 25);
  if (bytes.length < 17 || bytes[0] !== 0x06 || bytes[1] !== 0x0e || bytes[2] !== 0x2b || bytes[3] !== 0x34)
    return null;
  const first = bytes[16] ?? 0;
  const width = first & 0x7f;
  if (first < 0x80) return { key: bytes.slice(0, 16), offset, start: offset + 17, length: first };
  if (width === 0 || width > 8 || bytes.length < 17 + width) return null;
  let length = 0;
  for (let i = 0; i < width; i += 1) length = length * 256 + (bytes[17 + i] ?? 0);
  return Number.isSafeInteger(length) ? { key: bytes.slice(0, 16), offset, start: offset + 17 + width, length } : null;
}

export type PartitionKind = 'header' | 'body' | 'footer';
const KINDS: Readonly<Record<number, PartitionKind>> = { 2: 'header', 3: 'body', 4: 'footer' };
const PACK = [0x0d, 0x01, 0x02, 0x01, 0x01];

/** Kind and status of a partition pack key (SMPTE ST 377-1): status 1 open incomplete, 2 closed incomplete, 3 open complete, 4 closed complete. */
export function partitionKey(key: Uint8Array): { kind: PartitionKind; closed: boolean; complete: boolean } | null {
  const kind = PACK.every((byte, i) => key[8 + i] === byte) ? KINDS[key[13] ?? 0] : undefined;
  const status = key[14] ?? 0;
  // a generic stream partition (SMPTE ST 410) is a closed and complete body
  if (kind === 'body' && status === 0x11) return { kind, closed: true, complete: true };
  if (!kind || status < 1 || status > 4) return null;
  return { kind, closed: status === 2 || status === 4, complete: status >= 3 };
}

export const isRandomIndexPack = (key: Uint8Array): boolean =>
  PACK.every((byte, i) => key[8 + i] === byte) && key[13] === 0x11;

export const isSet = (key: Uint8Array): boolean =>
  key[4] === 0x02 && key[5] === 0x53 && key[8] === 0x0d && key[9] === 0x01 && key[10] === 0x01 && key[11] === 0x01;
