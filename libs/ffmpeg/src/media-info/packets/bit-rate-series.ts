import { round } from '../read-value';
import type { BitRateFacts } from './packet-facts';
import { SlidingPeak } from './sliding-peak';

const MAX_BINS = 1_800;
/** Streams of one file stand this close in time, so that an older second is finished. */
const OPEN_SECONDS = 16;

/** Bytes on a grid of time, in constant memory: the bins double in width when they would become too many. */
export class BitRateSeries {
  private bins: number[] = [];
  private binSec = 1;
  private originSec: number | null = null;
  private bytes = 0;
  private readonly openSeconds = new Map<number, number>();
  private peakBytes = 0;
  private readonly window = new SlidingPeak();

  add(timeSec: number | null, sizeBytes: number): void {
    this.bytes += sizeBytes;
    if (timeSec === null) return;
    this.originSec ??= timeSec;
    // a packet from before the first one belongs to the first second; a jump beyond 10 years is no time
    const offset = Math.max(0, timeSec - this.originSec);
    if (offset > 3.2e8) return;
    this.window.add(timeSec, sizeBytes);
    this.addToSecond(Math.floor(offset), sizeBytes);
    while (Math.floor(offset / this.binSec) >= MAX_BINS) this.halve();
    const bin = Math.floor(offset / this.binSec);
    while (this.bins.length <= bin) this.bins.push(0);
    this.bins[bin] = (this.bins[bin] ?? 0) + sizeBytes;
  }

  /** `hiddenBytes`: of what is decoded and not shown, whose time is no part of the duration. */
  finish(durationSec: number | null, hiddenBytes = 0): BitRateFacts {
    const known = durationSec !== null && durationSec > 0;
    return {
      mean_bps: known ? Math.round(((this.bytes - hiddenBytes) * 8) / durationSec) : null,
      peak_1s_bps: this.originSec === null ? null : Math.max(this.peakBytes, ...this.openSeconds.values()) * 8,
      peak_window: this.window.finish(),
      bin_sec: this.binSec,
      series_start_sec: this.originSec === null ? null : round(this.originSec),
      series_bps: this.bins.map((bytes) => Math.round((bytes * 8) / this.binSec)),
    };
  }

  private addToSecond(second: number, sizeBytes: number): void {
    this.openSeconds.set(second, (this.openSeconds.get(second) ?? 0) + sizeBytes);
    if (this.openSeconds.size <= OPEN_SECONDS) return;
    const oldest = Math.min(...this.openSeconds.keys());
    this.peakBytes = Math.max(this.peakBytes, this.openSeconds.get(oldest) ?? 0);
    this.openSeconds.delete(oldest);
  }

  private halve(): void {
    const merged: number[] = [];
    for (let i = 0; i < this.bins.length; i += 2) merged.push((this.bins[i] ?? 0) + (this.bins[i + 1] ?? 0));
    this.bins = merged;
    this.binSec *= 2;
  }
}
