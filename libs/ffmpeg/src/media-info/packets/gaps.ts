import { round } from '../read-value';
import type { TimedFrame } from './display-order';
import type { TimingFacts } from './packet-facts';

const MAX_GAPS = 32;
/** Longer than any frame of a variable rate is likely to last (practice). */
const LONG_SEC = 0.5;

interface Found {
  count: number;
  first: TimingFacts['gaps'];
}

/**
 * Times without a frame. Where packets say how long they last, and truly last so, anything above one and a half of it is a gap;
 * where they do not (variable rates, made-up durations), only half a second is.
 */
export class Gaps {
  private readonly short: Found = { count: 0, first: [] };
  private readonly long: Found = { count: 0, first: [] };
  private minDeclared = Number.POSITIVE_INFINITY;
  private maxDeclared = 0;

  add(previous: TimedFrame, frame: TimedFrame): void {
    const declared = previous.durationSec ?? 0;
    if (declared > 0) {
      this.minDeclared = Math.min(this.minDeclared, declared);
      this.maxDeclared = Math.max(this.maxDeclared, declared);
    }
    const distance = frame.timeSec - previous.timeSec;
    const gap = { start_sec: round(previous.timeSec + declared), end_sec: round(frame.timeSec) };
    if (declared > 0 && distance > declared * 1.5 + 0.002) remember(this.short, gap);
    if (distance > LONG_SEC && distance > declared * 1.5) remember(this.long, gap);
  }

  /** `usualMs`: the most common distance between frames. */
  finish(usualMs: number): Pick<TimingFacts, 'gap_count' | 'gaps'> {
    const constant = this.maxDeclared > 0 && this.maxDeclared - this.minDeclared <= 0.002;
    const trusted = constant && Math.abs(this.maxDeclared * 1000 - usualMs) <= 2;
    const found = trusted ? this.short : this.long;
    return { gap_count: found.count, gaps: found.first };
  }
}

function remember(found: Found, gap: TimingFacts['gaps'][number]): void {
  found.count += 1;
  if (found.first.length < MAX_GAPS) found.first.push(gap);
}
