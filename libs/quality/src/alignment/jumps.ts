import { OffsetTable } from './correlate-offsets';
import { likelyOffsets } from './far-offset';
import type { FramePair } from './pair-frames';
import type { Signatures } from './signatures';
import type { Lay } from './timeline';

/** Moving frames that are looked at together. */
const part = 12;
const step = 3;
/** A part lies elsewhere when it correlates this well at another offset, and by so much better than at its own. */
const sure = 0.6;
const clearly = 0.3;
/** Of a part that is looked for everywhere: its frames that are looked at, and the places whose pictures are. */
const mostFrames = 120;
const mostPlaces = 400;

/**
 * Whether some part of the clip fits an offset of its own, far from the one that was followed: frames were cut out or put in, more than can
 * be followed. Pooled over the whole clip such a part goes under.
 * @param table around the offsets that were followed, of `rows` frames
 */
export function hasJump(table: Pick<OffsetTable, 'correlation'>, rows: number, others: readonly number[]): boolean {
  for (let start = 0; start < rows - part + step; start += step) {
    const from = Math.max(0, Math.min(start, rows - part));
    // A part without a counterpart is a longer film; one that has it elsewhere is not. Where some of it has one, that tells.
    const own = table.correlation(0, from, from + part, 1) ?? 0;
    if (own > 1 - clearly) continue;
    const elsewhere = (shift: number) => table.correlation(shift, from, from + part) ?? 0;
    if (others.some((shift) => elsewhere(shift) > Math.max(sure, own + clearly))) return true;
  }
  return false;
}

/** Whether what one side shows in a part that does not fit is somewhere on the other side, however far away. */
export function liesElsewhere(slow: Signatures, fast: Signatures, lay: Lay, part: readonly FramePair[]): boolean {
  const from = Math.max(0, Math.floor((part.length - mostFrames) / 2));
  const frames = part.slice(from, from + mostFrames).map((pair) => pair.slow);
  const fewest = Math.ceil(frames.length / 2);
  const places = likelyOffsets(slow, fast, lay, frames, {
    most: mostPlaces,
    fewest,
  });
  const table = new OffsetTable(slow, fast, lay, frames, () => 0, places);
  return places.some((place) => (table.correlation(place, 0, frames.length, fewest) ?? 0) > sure);
}
