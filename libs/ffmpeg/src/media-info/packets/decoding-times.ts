import { FrameDurations } from './frame-durations';
import type { PacketRecord } from './packet-line';

/**
 * The times of a stream by when its packets are decoded. Frames in order of display are as far apart as packets in order of decoding:
 * where some have no presentation time (a program stream of which several frames share a packet, AVI), these tell.
 */
export class DecodingTimes {
  readonly durations = new FrameDurations();
  private first: number | null = null;
  private last: number | null = null;
  private endSec = 0;
  private lastDuration: number | null = null;
  private steady = true;

  add({ dtsSec, durationSec }: PacketRecord): void {
    if (dtsSec === null || (this.last !== null && dtsSec <= this.last)) {
      this.steady = false;
      return;
    }
    this.lastDuration = durationSec !== null && durationSec > 0 ? durationSec : this.lastDuration;
    this.durations.add({ timeSec: dtsSec, durationSec: this.lastDuration });
    this.first ??= dtsSec;
    this.last = dtsSec;
    this.endSec = dtsSec + (durationSec ?? 0);
  }

  /** Seconds from the first packet to the end of the last; null where not every one has its time, after that of the one before. */
  get spanSec(): number | null {
    return this.steady && this.first !== null ? this.endSec - this.first : null;
  }
}
