/** Captions that the pictures carry (ATSC A/53 part 4), told from the padding that keeps their place. */
export interface CarriedCaptions {
  /** Channels of CEA-608 that set a mode of captions: CC1 and CC2 of the first field, CC3 and CC4 of the second. */
  cea608: string[];
  /** Services of CEA-708 that have data: 1 is the primary one. */
  cea708: number[];
}

/** `GA94` and the type of caption data: what user data of MPEG-2 and SEI messages of H.264 and HEVC begin with. */
const marker = Buffer.from('GA94\x03', 'latin1');
/** Behind the marker: flags with the count, one byte, and up to 31 times three bytes. */
const longest = marker.length + 2 + 31 * 3;
/** Resume caption loading, roll-up of two, three and four lines, resume direct captioning (CEA-608). */
const modes = new Set([0x20, 0x25, 0x26, 0x27, 0x29]);
const processFlag = 0x40;
const validFlag = 0x04;

/**
 * Looks through coded pictures, or what is left of them without their slices, in constant memory. No byte of caption data is ever
 * escaped: each three of them begin with five bits that are set.
 */
export class CaptionScanner {
  private kept: Buffer = Buffer.alloc(0);
  private readonly channels = new Set<string>();
  private readonly services = new Set<number>();
  private isCarried = false;

  readonly consume = (chunk: Buffer): void => {
    const bytes = this.kept.length === 0 ? chunk : Buffer.concat([this.kept, chunk]);
    let from = 0;
    for (let at = bytes.indexOf(marker); at >= 0; at = bytes.indexOf(marker, from)) {
      if (at + longest > bytes.length) break;
      this.read(bytes.subarray(at + marker.length, at + longest));
      from = at + marker.length;
    }
    // what may be the beginning of more, and no more than that
    this.kept = Buffer.from(bytes.subarray(Math.max(from, bytes.length - longest)));
  };

  /** Null where there was no caption data of this kind at all: DVDs and SCTE 20 have kinds of their own, which are not read. */
  finish(): CarriedCaptions | null {
    this.consume(Buffer.alloc(longest));
    if (!this.isCarried) return null;
    return { cea608: [...this.channels].sort(), cea708: [...this.services].sort((a, b) => a - b) };
  }

  private read(data: Buffer): void {
    const flags = data[0] ?? 0;
    if ((flags & processFlag) === 0) return;
    this.isCarried = true;
    for (let at = 2; at < 2 + (flags & 0x1f) * 3; at += 3) {
      const [head = 0, first = 0, second = 0] = data.subarray(at, at + 3);
      if ((head & validFlag) === 0) continue;
      const type = head & 0x03;
      if (type === 3) this.service(second);
      else if (type < 2) this.line21(type, first & 0x7f, second & 0x7f);
    }
  }

  // the packet's own header stands in front of the first block of a service
  private service(block: number): void {
    if (block >> 5 !== 0 && (block & 0x1f) !== 0) this.services.add(block >> 5);
  }

  private line21(field: number, first: number, second: number): void {
    if ((first & 0x76) !== 0x14 || !modes.has(second)) return;
    this.channels.add(`CC${field * 2 + ((first & 0x08) === 0 ? 1 : 2)}`);
  }
}
