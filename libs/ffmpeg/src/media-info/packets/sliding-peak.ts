import { round } from '../read-value';

/** Encoders' and players' buffers commonly hold one to two seconds (practice); the longer one is taken. */
export const VBV_WINDOW_SEC = 2;
/** So many packets may stand in one window; more are counted together with the one before. */
const MAX_WAITING = 16_384;

/** The most bits within any window of a given length, wherever it starts. Bounded memory. */
export class SlidingPeak {
  private times: number[] = [];
  private sizes: number[] = [];
  private head = 0;
  private bytes = 0;
  private peakBytes = 0;
  private peakAtSec: number | null = null;
  private firstSec: number | null = null;
  private lastSec = Number.NEGATIVE_INFINITY;

  constructor(private readonly windowSec: number = VBV_WINDOW_SEC) {}

  add(timeSec: number, sizeBytes: number): void {
    // a packet that stands a little earlier counts where reading has come to
    const time = Math.max(timeSec, this.lastSec);
    if (time - this.lastSec > this.windowSec) this.clear();
    this.firstSec ??= time;
    this.lastSec = time;
    this.bytes += sizeBytes;
    if (this.times.length - this.head >= MAX_WAITING) {
      this.sizes[this.sizes.length - 1] = (this.sizes.at(-1) ?? 0) + sizeBytes;
    } else {
      this.times.push(time);
      this.sizes.push(sizeBytes);
    }
    while ((this.times[this.head] ?? time) <= time - this.windowSec + 1e-6) {
      this.bytes -= this.sizes[this.head] ?? 0;
      this.head += 1;
    }
    if (this.head > MAX_WAITING) this.compact();
    if (this.bytes > this.peakBytes) {
      this.peakBytes = this.bytes;
      this.peakAtSec = Math.max(this.firstSec, time - this.windowSec);
    }
  }

  /** Null for less than one window of media. */
  finish(): { window_sec: number; peak_bps: number; start_sec: number } | null {
    if (this.firstSec === null || this.peakAtSec === null || this.lastSec - this.firstSec < this.windowSec) return null;
    const peak = Math.round((this.peakBytes * 8) / this.windowSec);
    return { window_sec: this.windowSec, peak_bps: peak, start_sec: round(this.peakAtSec) };
  }

  private clear(): void {
    this.times = [];
    this.sizes = [];
    this.head = 0;
    this.bytes = 0;
  }

  private compact(): void {
    this.times = this.times.slice(this.head);
    this.sizes = this.sizes.slice(this.head);
    this.head = 0;
  }
}
