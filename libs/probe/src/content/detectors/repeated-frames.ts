import type { RepeatedFrames } from '../content-results';
import { rounded } from '../reading/interval-log';

/** Mean difference, per cent of the code range, of a picture that is there again; and of one that moves. */
const same = 0.003;
const sameShare = 0.04;
const moving = 0.1;
/** What moves is the median of so many frames before. */
const remembered = 9;
/** A step after a repeated frame that is so much larger: what should have been shown there is missing. */
const jump = 1.6;
const longestList = 200;
/** A cadence holds for this share of the repeats, and needs so many. */
const cadenceShare = 0.8;
const leastForCadence = 4;
const slowestCadence = 10;

interface Repeat {
  time_sec: number;
  frame: number;
  jumps: boolean;
}

/** Frames that are the one before once more, in a picture that moves; long stretches are left to the freeze. */
export class RepeatedFramesDetector {
  private readonly recent: number[] = [];
  private readonly list: Repeat[] = [];
  private readonly spacings = new Map<number, number>();
  private frames = 0;
  private count = 0;
  private jumps = 0;
  private lastRepeat: number | null = null;
  private run: Repeat[] = [];

  /** @param longestRun frames: more in a row are a freeze */
  constructor(private readonly longestRun: number) {}

  /** @param change mean difference to the frame before, per cent; null for the first */
  take(change: number | null, timeSec: number): void {
    this.frames += 1;
    if (change === null || this.frames === 1) return;
    const usual = median(this.recent);
    if (this.recent.length >= 4 && usual >= moving && change <= Math.max(same, usual * sameShare)) {
      this.run.push({ time_sec: rounded(timeSec), frame: this.frames, jumps: false });
      return;
    }
    this.endRun(change >= usual * jump);
    this.recent.push(change);
    if (this.recent.length > remembered) this.recent.shift();
  }

  result(): RepeatedFrames {
    this.endRun(false);
    const cadence = this.cadence();
    return {
      count: this.count,
      // in a cadence the film is brought to a higher rate: every step after a repeat is a new frame, as it should be
      jumps: cadence === null ? this.jumps : 0,
      cadence,
      list: this.list.map(({ time_sec, frame }) => ({ time_sec, frame })),
    };
  }

  private endRun(jumps: boolean): void {
    const { run } = this;
    this.run = [];
    const [first] = run;
    if (!first || run.length > this.longestRun) return;
    if (jumps) this.jumps += 1;
    for (const repeat of run) {
      this.count += 1;
      if (this.list.length < longestList) this.list.push(repeat);
    }
    if (this.lastRepeat !== null) {
      const spacing = first.frame - this.lastRepeat;
      this.spacings.set(spacing, (this.spacings.get(spacing) ?? 0) + 1);
    }
    this.lastRepeat = first.frame;
  }

  private cadence(): number | null {
    const total = [...this.spacings.values()].reduce((sum, count) => sum + count, 0);
    const [spacing, count] = [...this.spacings].sort(([, a], [, b]) => b - a)[0] ?? [0, 0];
    return total >= leastForCadence && count >= total * cadenceShare && spacing <= slowestCadence ? spacing : null;
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
