/** Cuts a stream of raw pictures into frames of one size. The frame given is valid until the call returns. */
export class RawFrames {
  private readonly frame: Buffer;
  private filled = 0;

  constructor(
    frameBytes: number,
    private readonly take: (frame: Buffer) => void,
  ) {
    this.frame = Buffer.allocUnsafe(frameBytes);
  }

  readonly push = (chunk: Buffer): void => {
    let from = 0;
    while (from < chunk.length) {
      const count = Math.min(chunk.length - from, this.frame.length - this.filled);
      chunk.copy(this.frame, this.filled, from, from + count);
      from += count;
      this.filled += count;
      if (this.filled < this.frame.length) return;
      this.filled = 0;
      this.take(this.frame);
    }
  };
}
