import { pictureMemory } from './picture-memory';

/** Cuts a stream of raw pictures into frames of one size. The frame given is valid until the call returns. */
export class RawFrames {
  private frame: Buffer | null;
  private filled = 0;

  constructor(
    frameBytes: number,
    private readonly take: (frame: Buffer) => void,
  ) {
    this.frame = pictureMemory.take(frameBytes);
  }

  readonly push = (chunk: Buffer): void => {
    const { frame } = this;
    let from = 0;
    while (frame !== null && from < chunk.length) {
      const count = Math.min(chunk.length - from, frame.length - this.filled);
      chunk.copy(frame, this.filled, from, from + count);
      from += count;
      this.filled += count;
      if (this.filled < frame.length) return;
      this.filled = 0;
      this.take(frame);
    }
  };

  /** No more will come: its memory is others'. */
  close(): void {
    if (this.frame !== null) pictureMemory.give(this.frame);
    this.frame = null;
  }
}
