const MAX_SECTION = 4_096;

/** Puts table sections together from the payloads of one PID (ISO/IEC 13818-1, 2.4.4). */
export class SectionAssembler {
  private readonly buffer = new Uint8Array(MAX_SECTION + 3);
  private length = 0;
  private open = false;

  /** @param take called with each whole section; the bytes are reused afterwards */
  constructor(private readonly take: (section: Uint8Array) => void) {}

  /** A packet was lost: what was begun can't be finished. */
  drop(): void {
    this.open = false;
    this.length = 0;
  }

  add(bytes: Uint8Array, from: number, to: number, starts: boolean): void {
    let at = from;
    if (starts) {
      const first = at + 1 + (bytes[at] ?? 0);
      if (first > to) return this.drop();
      if (this.open) this.append(bytes, at + 1, first);
      this.drop();
      this.open = true;
      at = first;
    }
    if (this.open) this.append(bytes, at, to);
  }

  private append(bytes: Uint8Array, from: number, to: number): void {
    let at = from;
    while (at < to && this.open) {
      if (this.length === 0 && bytes[at] === 0xff) return this.drop(); // stuffing
      const wanted = this.length < 3 ? 3 : this.total();
      const step = Math.min(wanted - this.length, to - at);
      this.buffer.set(bytes.subarray(at, at + step), this.length);
      this.length += step;
      at += step;
      if (this.length < 3) continue;
      const total = this.total();
      if (total > this.buffer.length) return this.drop();
      if (this.length < total) continue;
      this.take(this.buffer.subarray(0, total));
      this.length = 0;
    }
  }

  private total(): number {
    return 3 + ((((this.buffer[1] ?? 0) & 0x0f) << 8) | (this.buffer[2] ?? 0));
  }
}

const TABLE = Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value >>> 0;
});

/** CRC-32 of ISO/IEC 13818-1 annex A over a whole section: 0 when it is right. */
export function sectionCrc(section: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of section) crc = ((crc << 8) ^ (TABLE[((crc >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0;
  return crc;
}
