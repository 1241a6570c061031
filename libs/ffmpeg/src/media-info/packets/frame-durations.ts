import { round } from '../read-value';
import type { TimedFrame } from './display-order';
import type { FrameDurationFacts, TimingFacts } from './packet-facts';

const MAX_DISTINCT = 1_024;
const MAX_GAPS = 32;

/** Distances between presentation times in display order: histogram, duplicates and gaps. */
export class FrameDurations {
  private readonly counts = new Map<number, number>();
  private others = 0;
  private usualMs = 0;
  private previous: TimedFrame | null = null;
  private minMs = Number.POSITIVE_INFINITY;
  private maxMs = 0;
  private duplicates = 0;
  private gapCount = 0;
  private readonly gaps: TimingFacts['gaps'] = [];

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
    this.watchGap(previous, frame, distance);
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
      min_ms: round(this.minMs, 3),
      max_ms: round(this.maxMs, 3),
      deviating_count: deviating,
      measured_count: measured,
      variable: deviating >= 2 && deviating > measured * 0.02,
      distinct_ms: distinct.slice(0, 16),
    };
  }

  timing(): Pick<TimingFacts, 'duplicate_pts_count' | 'gap_count' | 'gaps'> {
    return { duplicate_pts_count: this.duplicates, gap_count: this.gapCount, gaps: this.gaps };
  }

  // durations are written in file order, so a neighbour's may belong to this frame, and some files declare a nonsense of 1 ms
  private watchGap(previous: TimedFrame, frame: TimedFrame, distance: number): void {
    const lasts = Math.max(previous.durationSec ?? 0, frame.durationSec ?? 0, this.usualMs / 1000);
    // half a frame of jitter is no gap
    if (distance <= lasts * 1.5 + 0.002) return;
    this.gapCount += 1;
    if (this.gaps.length >= MAX_GAPS) return;
    this.gaps.push({ start_sec: round(previous.timeSec + lasts), end_sec: round(frame.timeSec) });
  }

  private count(ms: number): void {
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
