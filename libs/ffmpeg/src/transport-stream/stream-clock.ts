const WRAP = 2 ** 33 * 300;
const HERTZ = 27_000_000;
/** A step beyond this is a jump of the clock, not time that passed. */
const LONGEST_STEP_SEC = 5;

/** Time since the first reference of one PID, extended between references at the rate of the last two, and over jumps. */
export class StreamClock {
  private lastTicks: number | null = null;
  private lastPacket = 0;
  private firstPacket = 0;
  private elapsedSec = 0;
  private perPacketSec = 0;
  references = 0;
  wraps = 0;

  /** A reference, in ticks of 27 MHz, seen in packet number `packet`. */
  reference(ticks: number, packet: number): void {
    this.references += 1;
    if (this.lastTicks === null) this.firstPacket = packet;
    else {
      const step = stepSec(this.lastTicks, ticks);
      if (step > 0 && ticks < this.lastTicks) this.wraps += 1;
      const packets = packet - this.lastPacket;
      if (step >= 0 && step <= LONGEST_STEP_SEC) {
        this.elapsedSec += step;
        if (packets > 0 && step > 0) this.perPacketSec = step / packets;
      } else this.elapsedSec += packets * this.perPacketSec;
    }
    this.lastTicks = ticks;
    this.lastPacket = packet;
  }

  /** Null before the first reference. */
  at(packet: number): number | null {
    return this.lastTicks === null ? null : this.elapsedSec + (packet - this.lastPacket) * this.perPacketSec;
  }

  /** Between the first and the last reference. */
  span(): { seconds: number; packets: number } | null {
    return this.references < 2 || this.elapsedSec <= 0
      ? null
      : { seconds: this.elapsedSec, packets: this.lastPacket - this.firstPacket };
  }
}

/** Seconds from one reference to the next, over a wrap of the 33-bit base; negative when it went back. */
export function stepSec(from: number, to: number): number {
  let step = to - from;
  if (step < -WRAP / 2) step += WRAP;
  if (step > WRAP / 2) step -= WRAP;
  return step / HERTZ;
}

/** program_clock_reference of an adaptation field, in ticks of 27 MHz. */
export function readPcr(bytes: Uint8Array, at: number): number {
  const high =
    (bytes[at] ?? 0) * 2 ** 25 +
    (bytes[at + 1] ?? 0) * 2 ** 17 +
    (bytes[at + 2] ?? 0) * 2 ** 9 +
    (bytes[at + 3] ?? 0) * 2 +
    ((bytes[at + 4] ?? 0) >> 7);
  return high * 300 + ((((bytes[at + 4] ?? 0) & 1) << 8) | (bytes[at + 5] ?? 0));
}
