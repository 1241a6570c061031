import { niceStep } from '../charts/frame';

const bins = 30;
const mostBins = 120;

/** Counts values in bins of a round width, about thirty between two known values; above the upper one more follow. */
export class Histogram {
  private readonly frames: number[] = [];

  private constructor(
    private readonly start: number,
    private readonly step: number,
  ) {}

  /** Null without a finite value. */
  static between(low: number | null, high: number | null): Histogram | null {
    if (low === null || high === null) return null;
    const step = niceStep((high - low || Math.abs(high) * 0.01 || 1) / bins);
    return new Histogram(Number((Math.floor(low / step + 1e-9) * step).toPrecision(12)), step);
  }

  add(value: number): void {
    const bin = Math.max(0, Math.floor((value - this.start) / this.step + 1e-9));
    const at = Math.min(bin, mostBins - 1);
    while (this.frames.length <= at) this.frames.push(0);
    this.frames[at] = (this.frames[at] ?? 0) + 1;
  }

  result(): { start: number; step: number; frames: number[] } | null {
    return this.frames.length === 0 ? null : { start: this.start, step: this.step, frames: this.frames };
  }
}
