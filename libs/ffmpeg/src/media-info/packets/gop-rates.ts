import { round } from '../read-value';
import type { GopRateFacts } from './packet-facts';

const MAX_GROUPS = 1_000;

/** Bits of each group of pictures over the time to the next keyframe, first groups first; bounded by keeping every second one. */
export class GopRates {
  private groups: GopRateFacts['groups'] = [];
  private stride = 1;
  private finished = 0;
  private openedAt: number | null = null;
  private frames = 0;
  private bytes = 0;
  private sumBps = 0;
  private minBps = Number.POSITIVE_INFINITY;
  private maxBps = 0;
  private maxAtSec: number | null = null;
  private timed = 0;

  add(keyframe: boolean, timeSec: number | null, sizeBytes: number): void {
    if (keyframe) {
      this.close(timeSec);
      this.openedAt = timeSec;
      this.frames = 0;
      this.bytes = 0;
    }
    this.frames += 1;
    this.bytes += sizeBytes;
  }

  /** The last group ends with the stream. */
  finish(endSec: number | null): GopRateFacts | null {
    this.close(endSec);
    if (this.timed === 0) return null;
    return {
      mean_bps: Math.round(this.sumBps / this.timed),
      min_bps: this.minBps,
      max_bps: this.maxBps,
      max_at_sec: this.maxAtSec,
      groups: this.groups,
      stride: this.stride,
    };
  }

  private close(timeSec: number | null): void {
    const length = timeSec !== null && this.openedAt !== null ? timeSec - this.openedAt : 0;
    if (length <= 0 || this.openedAt === null) return;
    const bps = Math.round((this.bytes * 8) / length);
    this.sumBps += bps;
    this.timed += 1;
    this.minBps = Math.min(this.minBps, bps);
    if (bps > this.maxBps) {
      this.maxBps = bps;
      this.maxAtSec = round(this.openedAt);
    }
    if (this.finished % this.stride === 0) {
      this.groups.push({ start_sec: round(this.openedAt), frames: this.frames, bit_rate_bps: bps });
      if (this.groups.length > MAX_GROUPS) {
        this.groups = this.groups.filter((_, i) => i % 2 === 0);
        this.stride *= 2;
      }
    }
    this.finished += 1;
  }
}
