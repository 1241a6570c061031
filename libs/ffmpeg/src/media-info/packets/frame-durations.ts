import { round } from '../read-value';
import type { TimedFrame } from './display-order';
import { Gaps } from './gaps';
import type { FrameDurationFacts, TimingFacts } from './packet-facts';

const MAX_DISTINCT = 1_024;

/** Distances between presentation times in display order: histogram, duplicates and gaps. */
export class FrameDurations {
  private readonly counts = new Map<number, number>();
  private others = 0;
  private usualMs = 0;
  private sumMs = 0;
  private previous: TimedFrame | null = null;
  private minMs = Number.POSITIVE_INFINITY;
  private maxMs = 0;
  private duplicates = 0;
  private readonly gaps = new Gaps();

  /** Takes the next frame in order of display. */
  add(frame: TimedFrame): void {
    const previous = this.previous;
    this.previous = frame;
    if (previous === null) return;
    const distance = frame.timeSec - previous.timeSec;
    if (distance < 0) return;
    if (distance === 0) {
      this.duplicates += 1;
      return;
    }
    this.count(distance * 1000);
    this.gaps.add(previous, frame);
  }

  finish(): FrameDurationFacts | null {
    const distinct = [...this.counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const usual = distinct[0]?.[0];
    if (usual === undefined) return null;
    const measured = distinct.reduce((sum, [, count]) => sum + count, 0) + this.others;
    const tolerance = Math.max(1.5, usual * 0.05);
    const near = distinct
      .filter(([ms]) => Math.abs(ms - usual) <= tolerance)
      .reduce((sum, [, count]) => sum + count, 0);
    const deviating = measured - near;
    return {
      usual_ms: usual,
      mean_ms: round(this.sumMs / measured, 4),
      min_ms: round(this.minMs, 3),
      max_ms: round(this.maxMs, 3),
      deviating_count: deviating,
      measured_count: measured,
      variable: deviating >= 2 && deviating > measured * 0.02,
      distinct_ms: distinct.slice(0, 16),
    };
  }

  timing(): Pick<TimingFacts, 'duplicate_pts_count' | 'gap_count' | 'gaps'> {
    return { duplicate_pts_count: this.duplicates, ...this.gaps.finish(this.usualMs) };
  }

  private count(ms: number): void {
    this.sumMs += ms;
    this.minMs = Math.min(this.minMs, ms);
    this.maxMs = Math.max(this.maxMs, ms);
    const rounded = round(ms, 1);
    const seen = this.counts.get(rounded);
    if (seen === undefined && this.counts.size >= MAX_DISTINCT) {
      this.others += 1;
      return;
    }
    this.counts.set(rounded, (seen ?? 0) + 1);
    if ((seen ?? 0) + 1 > (this.counts.get(this.usualMs) ?? 0)) this.usualMs = rounded;
  }
}
