/** Of all that is kept between analyses, and of one piece: a raw frame of 2160p in 8 bits is 8 MB. */
const mostBytes = 32 << 20;
const largestPiece = mostBytes / 2;

/**
 * Memory of pictures that are gone, for the next ones of their size: V8 marks its whole heap for every few megabytes of buffers that
 * come and go, and an analysis of a small picture needs six. What is in it is anybody's: whoever takes it writes all of it.
 */
export class PictureMemory {
  /** By size in bytes; the size that was asked for longest ago comes first. */
  private readonly spare = new Map<number, Buffer[]>();
  private held = 0;

  /** A buffer of its own, of exactly that size. */
  take(bytes: number): Buffer {
    const of = this.spare.get(bytes);
    const found = of?.pop();
    if (!of || !found) return Buffer.allocUnsafeSlow(bytes);
    this.held -= bytes;
    this.spare.delete(bytes);
    if (of.length > 0) this.spare.set(bytes, of);
    return found;
  }

  /** @param memory as it was taken, or a view of all of it; nobody may use it any more */
  give(memory: Buffer | Uint8Array | Uint16Array): void {
    const bytes = memory.byteLength;
    if (bytes === 0 || bytes > largestPiece || memory.buffer.byteLength !== bytes) return;
    for (const [size, of] of this.spare) {
      if (this.held + bytes <= mostBytes) break;
      this.held -= size * of.length;
      this.spare.delete(size);
    }
    const of = this.spare.get(bytes) ?? [];
    of.push(Buffer.from(memory.buffer as ArrayBuffer));
    this.spare.set(bytes, of);
    this.held += bytes;
  }
}

/** That of this process. */
export const pictureMemory = new PictureMemory();
