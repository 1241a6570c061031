import type { Interval, Total } from '../content-results';

const longestList = 1_000;

/** Intervals as they begin and end. The list is bounded, the totals are not. */
export class IntervalLog {
  private readonly kept: Interval[] = [];
  private count = 0;
  private seconds = 0;
  private openSince: number | null = null;

  constructor(
    private readonly of: Pick<Interval, 'stream_index' | 'channel'>,
    private readonly minSec = 0,
  ) {}

  get isOpen(): boolean {
    return this.openSince !== null;
  }

  begin(timeSec: number): void {
    this.openSince ??= timeSec;
  }

  end(timeSec: number): void {
    const start = this.openSince;
    this.openSince = null;
    // filters give microseconds; half of one must not decide
    if (start === null || timeSec - start < this.minSec - 5e-7 || timeSec <= start) return;
    this.count += 1;
    this.seconds += timeSec - start;
    if (this.kept.length < longestList)
      this.kept.push({ start_sec: rounded(start), end_sec: rounded(timeSec), ...this.of });
  }

  /** Begins, goes on or ends, as `is` says from this time on. */
  mark(is: boolean, timeSec: number): void {
    if (is) this.begin(timeSec);
    else this.end(timeSec);
  }

  get list(): Interval[] {
    return this.kept;
  }

  get total(): Total {
    return { count: this.count, seconds: rounded(this.seconds) };
  }
}

/** Microseconds, as the tools give them. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

export function sumOf(totals: readonly Total[]): Total {
  return {
    count: totals.reduce((sum, { count }) => sum + count, 0),
    seconds: rounded(totals.reduce((sum, { seconds }) => sum + seconds, 0)),
  };
}

/** Intervals of several logs in order of time, the first of many. */
export function inOrder(lists: readonly Interval[][]): Interval[] {
  return lists
    .flat()
    .sort((a, b) => a.start_sec - b.start_sec || (a.channel ?? 0) - (b.channel ?? 0))
    .slice(0, longestList);
}
