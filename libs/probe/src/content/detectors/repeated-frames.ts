import type { RepeatedFrames } from '../content-results';
import { rounded } from '../reading/interval-log';

/**
 * Mean difference, per cent of the code range, of a picture that moves; and of one that is there again, as a share of that: an encoder
 * refines what it sends twice, and dithers it.
 */
const moving = 0.1;
const sameShare = 0.2;
/** The step after it is again one of a picture that moves. */
const goesOnShare = 0.5;
/** What moves is known from so many steps before. */
const remembered = 9;
const upperQuarter = 0.75;
const leastRemembered = 4;
/** A step after a repeated frame that is so much larger: what should have been shown there is missing. One larger than that is a cut. */
const jump = 1.6;
const cutBeyond = 3;
/** More repeats in a row than these are a held picture, unless so many of the frames before moved: then the picture was stopped. */
const heldAfter = 3;
const lookedBack = 8;
const movedBefore = 6;
const longestList = 200;
/** A cadence holds for this share of the repeats, and needs so many. */
const cadenceShare = 0.8;
const leastForCadence = 4;
const slowestCadence = 30;

interface Repeat {
  time_sec: number;
  frame: number;
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
  /** Of the frames before the run, the latest last: whether each moved on from the one before. */
  private before: boolean[] = [];

  /** @param longestRun frames: more in a row are a freeze */
  constructor(private readonly longestRun: number) {}

  /** @param change mean difference to the frame before, per cent; null for the first */
  take(change: number | null, timeSec: number): void {
    this.frames += 1;
    if (change === null || this.frames === 1) return;
    const usual = usualOf(this.recent);
    if (this.recent.length >= leastRemembered && usual >= moving && change <= usual * sameShare) {
      this.run.push({ time_sec: rounded(timeSec), frame: this.frames });
      return;
    }
    this.endRun(change / usual);
    this.remember(change <= usual * 2 * cutBeyond);
    this.recent.push(change);
    if (this.recent.length > remembered) this.recent.shift();
  }

  result(): RepeatedFrames {
    this.endRun(0);
    const cadence = this.cadence();
    return {
      count: this.count,
      // in a cadence the film is brought to a higher rate: every step after a repeat is a new frame, as it should be
      jumps: cadence === null ? this.jumps : 0,
      cadence,
      list: this.list,
    };
  }

  /** @param step after the run, as a share of the usual one; 0 at the end */
  private endRun(step: number): void {
    const { run } = this;
    this.run = [];
    const [first] = run;
    if (!first) return;
    const moved = this.before.at(-1) === true ? this.before.filter(Boolean).length : 0;
    for (let at = 0; at < run.length; at += 1) this.remember(false);
    if (step < goesOnShare || run.length > this.longestRun || (run.length > heldAfter && moved < movedBefore)) return;
    if (step >= jump && step <= cutBeyond * (run.length + 1)) this.jumps += 1;
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

  private remember(moved: boolean): void {
    this.before.push(moved);
    if (this.before.length > lookedBack) this.before.shift();
  }

  private cadence(): number | null {
    const total = [...this.spacings.values()].reduce((sum, count) => sum + count, 0);
    const [spacing, count] = [...this.spacings].sort(([, a], [, b]) => b - a)[0] ?? [0, 0];
    return total >= leastForCadence && count >= total * cadenceShare && spacing <= slowestCadence ? spacing : null;
  }
}

/** Median of the steps that move: where every frame is shown three times, most don't. */
function usualOf(steps: readonly number[]): number {
  const sorted = [...steps].sort((a, b) => a - b);
  const large = sorted[Math.floor(sorted.length * upperQuarter)] ?? 0;
  const moves = sorted.filter((step) => step > large * sameShare);
  return moves[Math.floor(moves.length / 2)] ?? 0;
}
