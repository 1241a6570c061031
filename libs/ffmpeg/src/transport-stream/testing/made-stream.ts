import { sectionCrc } from '../section-assembler';

const SIZE = 188;

export interface MadePacket {
  pid: number;
  payload?: Uint8Array;
  starts?: boolean;
  /** Clock reference in seconds. */
  pcrSec?: number;
  discontinuity?: boolean;
  scrambled?: boolean;
  broken?: boolean;
  /** Instead of the next one. */
  counter?: number;
}

/** Writes transport stream packets by hand, so that a test says exactly what is wrong with them. */
export class MadeStream {
  private readonly packets: Uint8Array[] = [];
  private readonly counters = new Map<number, number>();

  add({
    pid,
    payload,
    starts = false,
    pcrSec,
    discontinuity = false,
    scrambled = false,
    broken = false,
    counter,
  }: MadePacket): this {
    const bytes = new Uint8Array(SIZE).fill(0xff);
    const next = counter ?? ((this.counters.get(pid) ?? -1) + (payload ? 1 : 0)) & 0x0f;
    this.counters.set(pid, next);
    bytes[0] = 0x47;
    bytes[1] = (broken ? 0x80 : 0) | (starts ? 0x40 : 0) | (pid >> 8);
    bytes[2] = pid & 0xff;
    const room = payload ? SIZE - 4 - payload.length : SIZE - 4;
    const adaptation = payload === undefined || room > 0 || pcrSec !== undefined;
    bytes[3] = (scrambled ? 0x80 : 0) | (adaptation ? 0x20 : 0) | (payload ? 0x10 : 0) | next;
    if (adaptation) {
      bytes[4] = room - 1;
      if (room > 1) bytes[5] = (discontinuity ? 0x80 : 0) | (pcrSec === undefined ? 0 : 0x10);
      if (pcrSec !== undefined) bytes.set(pcrBytes(pcrSec), 6);
    }
    if (payload) bytes.set(payload, SIZE - payload.length);
    this.packets.push(bytes);
    return this;
  }

  table(pid: number, section: Uint8Array): this {
    return this.add({ pid, starts: true, payload: Uint8Array.from([0, ...section]) });
  }

  get bytes(): Uint8Array {
    return Buffer.concat(this.packets);
  }
}

function pcrBytes(seconds: number): Uint8Array {
  const base = Math.round(seconds * 90_000) % 2 ** 33;
  const high = Math.floor(base / 2);
  return Uint8Array.from([
    high >>> 24,
    (high >>> 16) & 0xff,
    (high >>> 8) & 0xff,
    high & 0xff,
    ((base % 2) << 7) | 0x7e,
    0,
  ]);
}

function withCrc(body: number[]): Uint8Array {
  const crc = sectionCrc(Uint8Array.from(body));
  return Uint8Array.from([...body, crc >>> 24, (crc >>> 16) & 0xff, (crc >>> 8) & 0xff, crc & 0xff]);
}

const section = (tableId: number, rest: number[]): Uint8Array => {
  const length = rest.length + 4;
  return withCrc([tableId, 0xb0 | (length >> 8), length & 0xff, ...rest]);
};

/** One program, number 1, with its map on a PID. */
export const pat = (mapPid = 0x100, tableId = 0): Uint8Array =>
  section(tableId, [0, 1, 0xc1, 0, 0, 0, 1, 0xe0 | (mapPid >> 8), mapPid & 0xff]);

/** A map of [stream type, PID, descriptors]. */
export const pmt = (pcrPid: number, streams: [number, number, number[]?][]): Uint8Array =>
  section(2, [
    ...[0, 1, 0xc1, 0, 0, 0xe0 | (pcrPid >> 8), pcrPid & 0xff, 0xf0, 0],
    ...streams.flatMap(([type, pid, more = []]) => [type, 0xe0 | (pid >> 8), pid & 0xff, 0xf0, more.length, ...more]),
  ]);

export const cat = (): Uint8Array => section(1, [0xff, 0xff, 0xc1, 0, 0]);

/** The front of an elementary packet with a presentation time. */
export const pes = (): Uint8Array =>
  Uint8Array.from([0, 0, 1, 0xe0, 0, 0, 0x80, 0x80, 5, 0x21, 0, 1, 0, 1, ...new Array<number>(170).fill(0)]);
