/** Reads bits, least significant first, as JPEG XL writes them. Past the end it gives zeros and sets `overrun`. */
export class LowBits {
  private position = 0;
  overrun = false;

  constructor(private readonly bytes: Uint8Array) {}

  /** 1 to 30 bits as an unsigned number. */
  bits(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i += 1, this.position += 1) {
      const byte = this.bytes[this.position >> 3];
      if (byte === undefined) this.overrun = true;
      value |= (((byte ?? 0) >> (this.position & 7)) & 1) << i;
    }
    return value;
  }

  flag(): boolean {
    return this.bits(1) === 1;
  }

  /** A choice of two bits between four `[bits, offset]`; 0 bits are the offset itself. */
  choice(...of: readonly (readonly [bits: number, offset: number])[]): number {
    const [bits, offset] = of[this.bits(2)] ?? [0, 0];
    return offset + this.bits(bits);
  }
}
