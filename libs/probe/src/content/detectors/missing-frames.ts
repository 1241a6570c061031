import type { MissingFrames } from '../content-results';
import { rounded } from '../reading/interval-log';

/** A step is of the usual length within so much of it; a longer one than `gap` of them has lost a frame. */
const tolerance = 0.25;
const gap = 1.5;
/** Fewer usual steps than this share, and the rate varies: nothing is missing then. */
const steadyShare = 0.9;
const leastSteps = 5;
const longestList = 200;

interface Step {
  timeSec: number;
  frame: number;
  stepSec: number;
}

/** Frames that are missing by their times, in a stream whose rate is steady. */
export class MissingFramesDetector {
  private last: number | null = null;
  private readonly steps = new Map<number, number>();
  private count = 0;
  private long: Step[] = [];
  private shortestKept = 0;
  private frames = 0;

  /**
   * @param nominalSec duration of a frame as the stream declares it, or null
   * @param varies the packets say that the rate is variable
   */
  constructor(
    private readonly nominalSec: number | null,
    private readonly varies = false,
  ) {}

  take(timeSec: number): void {
    this.frames += 1;
    const before = this.last;
    this.last = timeSec;
    if (before === null || timeSec <= before) return;
    const step = timeSec - before;
    this.count += 1;
    // Matroska has milliseconds: steps of 33 and 34 are one
    const key = Math.round(step * 200);
    this.steps.set(key, (this.steps.get(key) ?? 0) + 1);
    this.keep({ timeSec: before, frame: this.frames, stepSec: step });
  }

  /** Null where the rate is not steady, or too little was seen to tell. */
  result(): MissingFrames | null {
    if (this.varies || this.count < leastSteps) return null;
    const usual = this.usualStep();
    if (usual === null) return null;
    const gaps = this.long.filter(({ stepSec }) => stepSec > usual * gap).sort((a, b) => a.timeSec - b.timeSec);
    const list = gaps.map(({ timeSec, frame, stepSec }) => ({
      time_sec: rounded(timeSec),
      end_sec: rounded(timeSec + stepSec),
      frame,
      missing: Math.max(1, Math.round(stepSec / usual) - 1),
    }));
    return { count: list.reduce((sum, { missing }) => sum + missing, 0), list: list.slice(0, longestList) };
  }

  /** Holds the longest steps: which are too long is known at the end. */
  private keep(step: Step): void {
    if (step.stepSec <= this.shortestKept) return;
    this.long.push(step);
    if (this.long.length < longestList * 4) return;
    this.long = this.long.sort((a, b) => b.stepSec - a.stepSec).slice(0, longestList * 2);
    this.shortestKept = this.long.at(-1)?.stepSec ?? 0;
  }

  private usualStep(): number | null {
    const [key] = [...this.steps].sort(([, a], [, b]) => b - a)[0] ?? [];
    if (key === undefined) return null;
    const declared = this.nominalSec;
    const middle = key / 200;
    const usual = declared !== null && Math.abs(declared - middle) <= 0.005 + declared * tolerance ? declared : middle;
    const near = [...this.steps]
      .filter(([of]) => Math.abs(of / 200 - usual) <= 0.005 + usual * tolerance)
      .reduce((sum, [, count]) => sum + count, 0);
    return near >= this.count * steadyShare ? usual : null;
  }
}
