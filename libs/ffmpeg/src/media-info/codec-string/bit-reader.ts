/** Reads bits, most significant first. Past the end it gives zeros and sets `overrun`: ask it before believing anything. */
export class BitReader {
  private position = 0;
  overrun = false;

  constructor(private readonly bytes: Uint8Array) {}

  get bitsLeft(): number {
    return this.bytes.length * 8 - this.position;
  }

  /** 1 to 32 bits as an unsigned number. */
  bits(count: number): number {
    if (count > this.bitsLeft) {
      this.overrun = true;
      this.position = this.bytes.length * 8;
      return 0;
    }
    let value = 0;
    for (let i = 0; i < count; i += 1) {
      const byte = this.bytes[this.position >> 3] ?? 0;
      value = value * 2 + ((byte >> (7 - (this.position & 7))) & 1);
      this.position += 1;
    }
    return value;
  }

  flag(): boolean {
    return this.bits(1) === 1;
  }

  skip(count: number): void {
    if (count > this.bitsLeft) this.overrun = true;
    this.position = Math.min(this.position + count, this.bytes.length * 8);
  }
}

/** Two hex digits a byte, upper case. */
export function hex(bytes: Iterable<number>): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('');
}
