/** A segment whose size is known. */
export interface SizedSegment {
  index: number;
  durationSec: number;
  sizeBytes: number;
}

export interface Bandwidth {
  peakBps: number | null;
  peakSegmentBps: number | null;
  averageBps: number | null;
  sizeBytes: number | null;
  coverage: 'full' | 'sampled' | null;
}

/**
 * Peak and average segment bit rate as RFC 8216 defines them: the peak is the largest bit rate of any contiguous set of segments
 * whose total duration is between 0.5 and 1.5 target durations, and the largest of a single segment where no set is. Segments that are
 * not next to each other form no set.
 */
export function bandwidthOf(
  segments: readonly SizedSegment[],
  count: number,
  targetDurationSec: number | null,
): Bandwidth {
  const timed = segments.filter(({ durationSec }) => durationSec > 0);
  if (timed.length === 0)
    return { peakBps: null, peakSegmentBps: null, averageBps: null, sizeBytes: null, coverage: null };
  const isFull = segments.length === count;
  const bytes = timed.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const seconds = timed.reduce((sum, { durationSec }) => sum + durationSec, 0);
  const single = timed.reduce((highest, segment) => Math.max(highest, rateOf(segment)), 0);
  return {
    peakBps: Math.round(peakOfSets(timed, targetDurationSec) ?? single),
    peakSegmentBps: Math.round(single),
    averageBps: Math.round((bytes * 8) / seconds),
    sizeBytes: isFull ? segments.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) : null,
    coverage: isFull ? 'full' : 'sampled',
  };
}

function peakOfSets(segments: readonly SizedSegment[], targetSec: number | null): number | null {
  if (targetSec === null) return null;
  let peak: number | null = null;
  segments.forEach((first, position) => {
    let bytes = 0;
    let seconds = 0;
    for (let next = position; next < segments.length; next += 1) {
      const segment = segments[next];
      if (!segment || segment.index !== first.index + (next - position)) break;
      bytes += segment.sizeBytes;
      seconds += segment.durationSec;
      if (seconds > 1.5 * targetSec) break;
      if (seconds >= 0.5 * targetSec) peak = Math.max(peak ?? 0, (bytes * 8) / seconds);
    }
  });
  return peak;
}

function rateOf({ sizeBytes, durationSec }: SizedSegment): number {
  return (sizeBytes * 8) / durationSec;
}
