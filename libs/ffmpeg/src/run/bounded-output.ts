/** Keeps the head and the tail of a text that may be long: half of the room for each. */
export class HeadAndTail {
  private readonly head: Buffer[] = [];
  private tail: Buffer[] = [];
  private headBytes = 0;
  private tailBytes = 0;
  private dropped = 0;
  private readonly room: number;

  constructor(maxBytes: number) {
    this.room = Math.max(1, Math.floor(maxBytes / 2));
  }

  push(chunk: Buffer): void {
    const forHead = chunk.subarray(0, Math.max(0, this.room - this.headBytes));
    if (forHead.length > 0) {
      this.head.push(forHead);
      this.headBytes += forHead.length;
    }
    const rest = chunk.subarray(forHead.length);
    if (rest.length === 0) return;
    this.tail.push(rest);
    this.tailBytes += rest.length;
    if (this.tailBytes > 2 * this.room) this.trim();
  }

  private trim(): void {
    const all = Buffer.concat(this.tail);
    const cut = Math.max(0, all.length - this.room);
    this.dropped += cut;
    this.tail = [Buffer.from(all.subarray(cut))];
    this.tailBytes = all.length - cut;
  }

  /** What was kept; between head and tail stands how much was left out. */
  result(): { bytes: Buffer; truncated: boolean } {
    this.trim();
    const gap = this.dropped > 0 ? [Buffer.from(`\n… ${this.dropped} bytes left out …\n`)] : [];
    return { bytes: Buffer.concat([...this.head, ...gap, ...this.tail]), truncated: this.dropped > 0 };
  }
}
