import type { ChangedCells } from '../pictures/sampled-cells';

export interface ChangeRule {
  /** Least change of a cell's value. */
  least: number;
  /** Whether a change of that size counts, by its darker and its lighter end. */
  counts: (darker: number, lighter: number) => boolean;
}

/** What happened over more than a quarter of the picture within the second that ends with a frame. */
export interface SecondOfChanges {
  /** Opposing changes of the same cells; two make a flash. */
  changes: number;
  /** Share of the picture that changed at least `atLeast` times. */
  areaOf: (atLeast: number) => number;
  /** When the first and the last of them were seen; null without any. */
  sinceSec: number | null;
  lastSec: number | null;
}

/** Changes are concurrent when they fall into this time. */
const concurrentSec = 0.1;
/**
 * Where at least so many of the cells fall as rise, or the other way round, an edge may sweep over the picture as in a pan across a fence:
 * then only what changes within one frame is concurrent.
 */
const mixedShare = 0.5;
/** As many as 60 frames a second can hold. */
const remembered = 64;
const quarter = 0.25;

/**
 * Counts opposing changes of every cell that go with changes, in the same direction and at the same time, of more than a
 * quarter of the picture. A cell changes when its value leaves the extreme since its last change by enough.
 */
export class OpposingChanges {
  private readonly low: Float32Array;
  private readonly high: Float32Array;
  /** 1 when the last change was a rise, −1 a fall, 0 before the first. */
  private readonly direction: Int8Array;
  private readonly changedAt: Float64Array;
  private readonly credited: Uint8Array;
  /** Of as many changes a cell as are remembered; most films never need one. */
  private credits = new Float64Array(0);
  private readonly next: Uint8Array;
  private readonly byCount = new Uint32Array(remembered + 1);
  private recent: { timeSec: number; rises: number; falls: number }[] = [];
  private events: number[] = [];
  private started = false;

  constructor(
    private readonly cells: number,
    private readonly rule: ChangeRule,
  ) {
    this.low = new Float32Array(cells);
    this.high = new Float32Array(cells);
    this.direction = new Int8Array(cells);
    this.changedAt = new Float64Array(cells);
    this.credited = new Uint8Array(cells);
    this.next = new Uint8Array(cells);
  }

  /**
   * @param changed cells whose value may not be that of the frame before; what stayed was judged then
   * @param frameSec duration of a frame: a second holds the frames from `timeSec` back to one frame less than a second
   */
  take(values: Float32Array, changed: ChangedCells, timeSec: number, frameSec: number): SecondOfChanges {
    const now = this.changesOf(values, changed, timeSec);
    this.recent = this.recent.filter((frame) => frame.timeSec > timeSec - concurrentSec);
    if (now.rises + now.falls > 0) this.recent.push({ timeSec, ...now });
    if (now.rises + now.falls > 0) this.weigh(now, timeSec);
    // half a millisecond for times that were rounded on their way
    return this.secondFrom(timeSec - 1 + frameSec - 5e-4);
  }

  /** Credits the changes that are concurrent with those of enough other cells. */
  private weigh(now: { rises: number; falls: number }, timeSec: number): void {
    let rises = 0;
    let falls = 0;
    for (const frame of this.recent) {
      rises += frame.rises;
      falls += frame.falls;
    }
    const limit = this.cells * quarter;
    if (rises <= limit && falls <= limit) return;
    const isMixed = Math.min(rises, falls) >= mixedShare * Math.max(rises, falls);
    const fromSec = isMixed ? timeSec : timeSec - concurrentSec + 1e-6;
    if (now.rises > 0 && (isMixed ? now.rises : rises) > limit) this.credit(1, timeSec, fromSec);
    if (now.falls > 0 && (isMixed ? now.falls : falls) > limit) this.credit(-1, timeSec, fromSec);
  }

  private changesOf(
    values: Float32Array,
    { changed, count }: ChangedCells,
    timeSec: number,
  ): { rises: number; falls: number } {
    const { low, high, direction, rule } = this;
    const { least } = rule;
    if (!this.started) {
      low.set(values);
      high.set(values);
      this.started = true;
      return { rises: 0, falls: 0 };
    }
    let rises = 0;
    let falls = 0;
    for (let at = 0; at < count; at++) {
      const cell = changed[at] ?? 0;
      const value = values[cell] ?? 0;
      const before = low[cell] ?? 0;
      const above = high[cell] ?? 0;
      // most cells stay between their extremes, and those lie close together
      if (value >= before && value <= above && above - before < least) continue;
      const lowest = value < before ? value : before;
      const highest = value > above ? value : above;
      const last = direction[cell] ?? 0;
      if (last <= 0 && value - lowest >= least && rule.counts(lowest, value)) {
        this.change(cell, 1, value, timeSec);
        rises += 1;
      } else if (last >= 0 && highest - value >= least && rule.counts(value, highest)) {
        this.change(cell, -1, value, timeSec);
        falls += 1;
      } else {
        low[cell] = lowest;
        high[cell] = highest;
      }
    }
    return { rises, falls };
  }

  private change(cell: number, direction: 1 | -1, value: number, timeSec: number): void {
    this.direction[cell] = direction;
    this.low[cell] = value;
    this.high[cell] = value;
    this.changedAt[cell] = timeSec;
    this.credited[cell] = 0;
  }

  /** @param fromSec cells that changed since then */
  private credit(direction: 1 | -1, timeSec: number, fromSec: number): void {
    if (this.credits.length === 0)
      this.credits = new Float64Array(this.cells * remembered).fill(Number.NEGATIVE_INFINITY);
    for (let cell = 0; cell < this.cells; cell++) {
      const changedAt = this.changedAt[cell] ?? 0;
      if (this.direction[cell] !== direction || this.credited[cell] === 1 || changedAt < fromSec) continue;
      const at = this.next[cell] ?? 0;
      this.credits[cell * remembered + at] = changedAt;
      this.next[cell] = (at + 1) % remembered;
      this.credited[cell] = 1;
    }
    this.events.push(timeSec);
  }

  private secondFrom(startSec: number): SecondOfChanges {
    this.events = this.events.filter((event) => event >= startSec);
    const { byCount, cells } = this;
    byCount.fill(0);
    if (this.events.length > 0) {
      for (let cell = 0; cell < cells; cell++) {
        // the newest stands before `next`; older ones follow backwards
        let count = 0;
        let at = this.next[cell] ?? 0;
        while (count < remembered) {
          at = at === 0 ? remembered - 1 : at - 1;
          if ((this.credits[cell * remembered + at] ?? 0) < startSec) break;
          count += 1;
        }
        byCount[count] = (byCount[count] ?? 0) + 1;
      }
    }
    const areaOf = (atLeast: number) => byCount.subarray(atLeast).reduce((sum, count) => sum + count, 0) / cells;
    let changes = this.events.length > 0 ? remembered : 0;
    while (changes > 0 && areaOf(changes) <= quarter) changes -= 1;
    return { changes, areaOf, sinceSec: this.events[0] ?? null, lastSec: this.events.at(-1) ?? null };
  }
}
