import type { Spread } from '../content-results';

/** Mean and extremes of what comes by. */
export class SpreadMeter {
  private sum = 0;
  private count = 0;
  private min = Number.POSITIVE_INFINITY;
  private max = Number.NEGATIVE_INFINITY;
  private maxAt = 0;

  add(timeSec: number, value: number | null): void {
    if (value === null) return;
    this.sum += value;
    this.count += 1;
    this.min = Math.min(this.min, value);
    if (value <= this.max) return;
    this.max = value;
    this.maxAt = timeSec;
  }

  /** Null when nothing came. */
  result(): Spread | null {
    if (this.count === 0) return null;
    const short = (value: number) => Math.round(value * 1e5) / 1e5;
    return {
      mean: short(this.sum / this.count),
      min: short(this.min),
      max: short(this.max),
      max_at_sec: short(this.maxAt),
    };
  }
}
