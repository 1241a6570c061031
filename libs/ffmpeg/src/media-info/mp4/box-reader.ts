/** Bytes of the file: `length` bytes from `offset`, fewer at the end. */
export type ReadBytes = (offset: number, length: number) => Uint8Array;

/** Whether bytes can be read: of a file that lies elsewhere not all are fetched. */
export type AreThere = (offset: number, length: number) => boolean;

export interface Box {
  type: string;
  /** Where the header starts. */
  offset: number;
  /** Where the payload starts and ends; the end never lies outside the parent. */
  start: number;
  end: number;
  /** As written (0: to the end of the parent). */
  size: number;
}

const MAX_BOXES = 20_000;
const MAX_BYTES = 16 * 1024 * 1024;

/** Walks boxes within limits: at most 20,000 boxes and 16 MiB; nothing here recurses. */
export class BoxReader {
  private boxesLeft = MAX_BOXES;
  private bytesLeft = MAX_BYTES;
  complete = true;

  constructor(private readonly readBytes: ReadBytes) {}

  /** The boxes between two offsets; ends quietly at a size that cannot be right. */
  *boxes(start: number, end: number): Generator<Box> {
    let offset = start;
    while (offset + 8 <= end) {
      const box = this.boxAt(offset, end);
      if (box === null) return;
      yield box;
      if (box.size < 8) return;
      offset += box.size;
    }
  }

  /** The first child of a type. */
  child(parent: Box, type: string, skip = 0): Box | null {
    for (const box of this.boxes(parent.start + skip, parent.end)) {
      if (box.type === type) return box;
    }
    return null;
  }

  /** A child found by a path of types. */
  descend(parent: Box, ...path: string[]): Box | null {
    let box: Box | null = parent;
    for (const type of path) box = box && this.child(box, type);
    return box;
  }

  /** The first bytes of a payload. */
  payload(box: Box, maxBytes: number): Uint8Array {
    return this.read(box.start, Math.min(maxBytes, Math.max(0, box.end - box.start)));
  }

  private boxAt(offset: number, end: number): Box | null {
    if (this.boxesLeft <= 0) {
      this.complete = false;
      return null;
    }
    this.boxesLeft -= 1;
    const header = this.read(offset, Math.min(16, end - offset));
    if (header.length < 8) return null;
    const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
    const type = String.fromCharCode(...header.subarray(4, 8));
    const short = view.getUint32(0);
    if (short === 1) {
      const size = header.length < 16 ? 0 : Number(view.getBigUint64(8));
      // a 64-bit size below its own header would stand still
      if (size < 16 || !Number.isSafeInteger(offset + size))
        return { type, offset, start: offset, end: offset, size: 1 };
      return { type, offset, start: offset + 16, end: Math.min(end, offset + size), size };
    }
    const size = short === 0 ? end - offset : short;
    return { type, offset, start: offset + 8, end: Math.max(offset + 8, Math.min(end, offset + size)), size };
  }

  private read(offset: number, length: number): Uint8Array {
    if (length > this.bytesLeft) {
      this.complete = false;
      return new Uint8Array(0);
    }
    this.bytesLeft -= length;
    const bytes = this.readBytes(offset, length);
    return bytes.length > length ? bytes.subarray(0, length) : bytes;
  }
}

/** Big-endian unsigned number of 1 to 6 bytes; null past the end. */
export function uint(bytes: Uint8Array, at: number, length: number): number | null {
  if (at < 0 || at + length > bytes.length) return null;
  let value = 0;
  for (let i = at; i < at + length; i += 1) value = value * 256 + (bytes[i] ?? 0);
  return value;
}

/** 64-bit unsigned number; null past the end or when JavaScript does not hold it exactly. */
export function uint64(bytes: Uint8Array, at: number): number | null {
  const high = uint(bytes, at, 4);
  const low = uint(bytes, at + 4, 4);
  if (high === null || low === null) return null;
  const value = high * 2 ** 32 + low;
  return Number.isSafeInteger(value) ? value : null;
}

/** Four printable characters, trailing spaces kept; null otherwise. */
export function fourCc(bytes: Uint8Array, at: number): string | null {
  if (at + 4 > bytes.length) return null;
  const text = String.fromCharCode(...bytes.subarray(at, at + 4));
  return /^[\x20-\x7e\xa9]{4}$/.test(text) ? text : null;
}
