import { niceStep } from '../charts/frame';

const bins = 40;
const mostBins = 120;

/** Counts values in bins of a round width, twenty to forty between two known values; above the upper one more follow. */
export class Histogram {
  private readonly frames: number[] = [];

  private constructor(
    private readonly start: number,
    private readonly step: number,
    private readonly high: number,
  ) {}

  /** Null without a finite value. */
  static between(low: number | null, high: number | null): Histogram | null {
    if (low === null || high === null) return null;
    const step = niceStep((high - low || Math.abs(high) * 0.01 || 1) / bins);
    return new Histogram(Number((Math.floor(low / step + 1e-9) * step).toPrecision(12)), step, high);
  }

  add(value: number): void {
    const place = (value - this.start) / this.step;
    const bin = Math.floor(place + 1e-9);
    // the highest value opens no bin of its own: an SSIM of 1 is not "1 to 1.05"
    const closes = value === this.high && bin > 0 && place - bin < 1e-9;
    const at = Math.max(0, Math.min(closes ? bin - 1 : bin, mostBins - 1));
    while (this.frames.length <= at) this.frames.push(0);
    this.frames[at] = (this.frames[at] ?? 0) + 1;
  }

  result(): { start: number; step: number; frames: number[] } | null {
    return this.frames.length === 0 ? null : { start: this.start, step: this.step, frames: this.frames };
  }
}
