import type { LadderAlignment, LadderRendition, MeasuredSegment } from '../ladder';

/** Declared boundaries are rounded to milliseconds, and to whole frames by the packager. */
const boundaryToleranceSec = 0.05;
const mostMismatches = 50;

/**
 * Whether the video renditions change segments and have their keyframes at the same times. The first one is the measure; keyframes
 * that belong together may differ by half a frame of it.
 */
export function alignmentOf(
  renditions: readonly LadderRendition[],
  boundaries: ReadonlyMap<string, readonly number[]>,
): LadderAlignment {
  const compared = renditions.filter(
    ({ kind, measured, playlist }) => kind === 'video' && measured !== null && playlist !== null,
  );
  const [reference, ...others] = compared;
  const alignment: LadderAlignment = {
    renditions: compared.map(({ id }) => id),
    boundaries_aligned: null,
    keyframes_aligned: null,
    compared_segments: 0,
    largest_difference_sec: null,
    mismatches: [],
  };
  if (!reference || others.length === 0) return alignment;
  for (const other of others) {
    const same = sameBoundaries(boundaries.get(reference.id) ?? [], boundaries.get(other.id) ?? []);
    alignment.boundaries_aligned = (alignment.boundaries_aligned ?? true) && same;
    if (!same) note(alignment, other.id, 0, null, 'its segments do not begin where those of the first rendition do');
    compareKeyframes(alignment, reference, other);
  }
  return alignment;
}

function sameBoundaries(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((start, at) => Math.abs(start - (b[at] ?? start)) <= boundaryToleranceSec);
}

function compareKeyframes(alignment: LadderAlignment, reference: LadderRendition, other: LadderRendition): void {
  const tolerance = 0.5 / (reference.measured?.frame_rate ?? 30);
  const own = new Map(other.segments.map((segment) => [segment.index, segment]));
  for (const segment of reference.segments) {
    const twin = own.get(segment.index);
    if (!twin || !isTimed(segment) || !isTimed(twin)) continue;
    alignment.compared_segments += 1;
    const difference = furthest(segment.keyframes_sec, twin.keyframes_sec);
    if (difference !== null)
      alignment.largest_difference_sec = Math.max(
        alignment.largest_difference_sec ?? 0,
        Math.round(difference * 1e4) / 1e4,
      );
    const fits =
      segment.keyframes_sec.length === twin.keyframes_sec.length && difference !== null && difference <= tolerance;
    alignment.keyframes_aligned = (alignment.keyframes_aligned ?? true) && fits;
    if (fits) continue;
    const reason =
      segment.keyframes_sec.length === twin.keyframes_sec.length
        ? 'its keyframes stand at other times'
        : `it has ${twin.keyframes_sec.length} keyframes instead of ${segment.keyframes_sec.length}`;
    note(alignment, other.id, segment.index, difference, reason);
  }
}

function isTimed({ keyframes_sec: keyframes, error }: MeasuredSegment): boolean {
  return error === null && keyframes.length > 0;
}

function furthest(a: readonly number[], b: readonly number[]): number | null {
  const pairs = a.slice(0, b.length).map((time, at) => Math.abs(time - (b[at] ?? time)));
  return pairs.length === 0 ? null : Math.max(...pairs);
}

function note(
  { mismatches }: LadderAlignment,
  rendition: string,
  segment: number,
  difference: number | null,
  reason: string,
): void {
  if (mismatches.length >= mostMismatches) return;
  mismatches.push({
    rendition,
    segment_index: segment,
    difference_sec: difference === null ? null : Math.round(difference * 1e4) / 1e4,
    reason,
  });
}
