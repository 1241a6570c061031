import { calmElsewhere } from './calm-elsewhere';
import { type Alignment, type AlignmentReason, type Sides, sidesOf } from './alignment';
import { finish, firstOffset, isClearlyReframed, looksReframed, meanMotion } from './conclude';
import { movingFrames, OffsetTable, possibleOffsets } from './correlate-offsets';
import { farOffset } from './far-offset';
import { type ForeignParts, foreignParts } from './foreign-parts';
import { hasJump, liesElsewhere } from './jumps';
import { clearlyElsewhere, contrast } from './misfit';
import { type Placement, placementIn, placementOf } from './placement';
import { settlePhase } from './settle-phase';
import type { Signatures } from './signatures';
import { hasStrayPart } from './stray-parts';
import { fastIndex, frameByFrame, type Lay, type Timeline, timelines } from './timeline';
import { followOffsets } from './viterbi';

/**
 * Trust it only with at least this much motion (luma a pixel a frame) and correlation, and with the margin to the best other offset.
 * Smooth motion (a pan, a zoom) has neighbours of high correlation: there it is enough that this share of the frames prefers the
 * offset to any other one; where the correlation is high, half the margin is, too. No more than this share of the pairs may fit clearly better one frame on or back,
 * or of the moving ones show different things in parts.
 */
export const trust = {
  motion: 0.3,
  correlation: 0.5,
  margin: 0.1,
  consensus: 0.78,
  misplaced: 0.04,
  foreign: 0.05,
  clear: { correlation: 0.85, margin: 0.05 },
};
const fewMisplaced = 2;
const fewestFrames = 25;
const certainMargin = 0.3;
/** Parts that are looked for over the whole of the other side, the longest first. */
const mostParts = 4;

type Reach = 'near' | 'far';

/**
 * Finds which frame of one side shows which frame of the other: correlates the temporal differences of small gray signatures over
 * ±120 frames, and where nothing fits around the offset at which they move alike; then follows the offset frame by frame within ±6 for drops
 * and duplicates. Source: practice; correlation of the pictures themselves would be near 1 for any offset of calm material.
 * @param reach `near` looks no further than ±120 frames, for an offset as for a part that lies elsewhere: cheap, and not the last word
 */
export function align(sides: Sides, reach: Reach = 'far'): Alignment {
  const lays = timelines(sides.referenceRate, sides.distortedRate);
  const candidates = lays.map((timeline) => alignAlong(sides, timeline, reach));
  const best = candidates.reduce((soFar, next) => (isBetter(next, soFar) ? next : soFar));
  return reach === 'far' ? withPlacement(sides, best) : best;
}

/** Pairs that belong together may still be seen at different places of the picture. */
function withPlacement(sides: Sides, found: Alignment): Alignment {
  if (found.reasons.includes('reframed')) return { ...found, placement: placementOfRefused(sides, found) };
  if (!found.trusted) return looksReframed(found) ? { ...found, reasons: [...found.reasons, 'reframed'] } : found;
  const placement = placementOf(sides, found, looksReframed(found));
  return placement ? { ...found, placement, trusted: false, reasons: [...found.reasons, 'reframed'] } : found;
}

/** Where it is known: bars over a picture that is at its place have none, nor has a small reframing of frames that may not belong together. */
function placementOfRefused(sides: Sides, found: Alignment): Placement | null {
  const { reframing, reasons } = found;
  if (reframing && isClearlyReframed(reframing)) return placementIn(sides, reframing);
  return reframing?.bars || reasons.length > 1 ? null : placementOf(sides, found, true);
}

/** Trusted before doubted, steady before often corrected, then by correlation. */
function isBetter(next: Alignment, best: Alignment): boolean {
  if (next.trusted !== best.trusted) return next.trusted;
  const breaks = ({ offsets }: Alignment) => offsets.filter((offset, i) => i > 0 && offset !== offsets[i - 1]).length;
  if (breaks(next) !== breaks(best)) return breaks(next) < breaks(best);
  return (next.correlation ?? 0) > (best.correlation ?? 0);
}

/** The sides laid beside each other at a given offset, in reference frames; nothing is verified. */
export function alignAt(sides: Sides, offsetFrames: number): Alignment {
  const [timeline = frameByFrame] = timelines(sides.referenceRate, sides.distortedRate);
  const { slow } = sidesOf(sides, timeline);
  const toFast = timeline.faster === 'reference' ? offsetFrames : -Math.round(offsetFrames * timeline.ratio);
  const found = finish(sides, timeline, new Int16Array(slow.length).fill(toFast), { reasons: [], trusted: true });
  return found.reasons.includes('reframed') || looksReframed(found) ? withPlacement(sides, found) : found;
}

function alignAlong(sides: Sides, usual: Timeline, reach: Reach): Alignment {
  const { slow, fast } = sidesOf(sides, usual);
  const { ratio } = usual;
  const motion = Math.sqrt(meanMotion(sides.reference));
  if (Math.min(slow.length, Math.floor(fast.length / ratio)) < fewestFrames) {
    return finish(sides, usual, new Int16Array(slow.length), {
      reasons: ['too_short_to_align'],
      motion,
      trusted: true,
    });
  }
  const frames = movingFrames(slow);
  const known = { motion, frames, reach };
  const near = alignAround(sides, usual, 0, known);
  if (near.trusted || motion < trust.motion || reach === 'near') return near;
  // What fits but for its frame, or for a part of it, fits nowhere else.
  if (near.reasons.includes('reframed') || near.reasons.includes('offset_jumps')) return near;
  const guess = farOffset(slow, fast, usual, frames);
  const far = guess === null ? near : alignAround(sides, usual, guess, known);
  return far.trusted || far.reasons.includes('offset_jumps') ? far : near;
}

/** What is known of the sides along a timeline (motion of the reference, the moving frames of the slower side), and how far to look. */
interface Moving {
  motion: number;
  frames: readonly number[];
  reach: Reach;
}

/** @param around where offsets are looked for */
function alignAround(sides: Sides, usual: Timeline, around: number, known: Moving): Alignment {
  const { slow, fast } = sidesOf(sides, usual);
  const { ratio } = usual;
  const { motion, frames } = known;
  const shifts = possibleOffsets(slow, fast, usual, around);
  const rough = bestOffset(new OffsetTable(slow, fast, usual, frames, () => 0, shifts));
  if (motion < trust.motion || rough === null) {
    const offsets = new Int16Array(slow.length);
    const isCalm = motion < trust.motion || frames.length < fewestFrames;
    const isStatic = isCalm && !calmElsewhere(slow, fast, usual, { frames, shifts });
    const reasons: AlignmentReason[] = [isStatic ? 'too_static_to_align' : 'offset_uncertain'];
    return finish(sides, usual, offsets, {
      reasons,
      motion,
      trusted: isStatic,
    });
  }
  const gain = contrast(slow, fast, pairsAt(frames, fast, usual, rough));
  const found = { main: rough, gain, frames };
  const { lay: timeline, main } = Number.isInteger(ratio)
    ? { lay: usual, main: rough }
    : settlePhase(slow, fast, usual, found);
  const path = followOffsets(slow, fast, timeline, main, gain);
  // A doubled rate shows every picture twice: of two that are the same, the one whose motion fits better.
  const offsets =
    ratio >= 2 && path.every((offset) => offset === path[0] && Math.abs(offset - main) < ratio)
      ? path.fill(main)
      : path;
  return judged(sides, timeline, offsets, main, known);
}

function judged(
  sides: Sides,
  timeline: Timeline,
  offsets: Int16Array,
  main: number,
  { motion, frames, reach }: Moving,
): Alignment {
  const { slow, fast } = sidesOf(sides, timeline);
  const steady = (i: number) => (offsets[i] === offsets[i - 1] ? (offsets[i] ?? 0) : null);
  const shifts = [...new Set([0, ...possibleOffsets(slow, fast, timeline, main).map((offset) => offset - main)])];
  const table = new OffsetTable(slow, fast, timeline, frames, steady, shifts);
  const correlation = table.correlation(0) ?? 0;
  // Of a doubled rate the neighbours show the same picture.
  const others = shifts.filter((shift) => Math.abs(shift) >= timeline.ratio);
  const other = Math.max(0, ...others.map((shift) => table.correlation(shift) ?? 0));
  const consensus = Math.min(1, ...others.map((shift) => table.preference(shift) ?? 1));
  const margin = correlation - other;
  const agreed = consensus >= trust.consensus;
  const clear = correlation >= trust.clear.correlation && margin >= trust.clear.margin;
  const certain = clear || (correlation >= trust.correlation && (margin >= trust.margin || agreed));
  const certainty = Math.max(Math.min(1, Math.max(0, margin) / certainMargin), agreed ? 2 * consensus - 1 : 0);
  const confidence = Math.sqrt(Math.max(0, correlation) * certainty);
  const uncertain: AlignmentReason[] = ['offset_uncertain'];
  const finding = { motion, correlation, margin, confidence };
  if (!certain)
    return finish(sides, timeline, offsets, {
      ...finding,
      reasons: uncertain,
      trusted: false,
    });
  const found = finish(sides, timeline, offsets, {
    ...finding,
    reasons: [],
    trusted: true,
  });
  const { pairs } = found.pairing;
  const misplaced = clearlyElsewhere(slow, fast, pairs);
  const foreign = foreignParts(slow, fast, pairs);
  const jumps =
    hasJump(table, frames.length, others) ||
    (reach === 'far' && (isCut(slow, fast, timeline, foreign) || hasStrayPart(slow, fast, timeline, pairs)));
  const doubts: AlignmentReason[] = [
    ...(misplaced > Math.max(fewMisplaced, trust.misplaced * pairs.length) ? uncertain : []),
    ...(jumps ? ['offset_jumps' as const] : []),
    ...(!jumps && foreign.share > trust.foreign ? ['content_differs' as const] : []),
  ];
  const strange = new Set(foreign.parts.flat());
  const offsetFrames = firstOffset(
    strange.size < pairs.length ? pairs.filter((pair) => !strange.has(pair)) : pairs,
    timeline,
  );
  const reasons = [...new Set([...doubts, ...found.reasons])];
  return {
    ...found,
    offsetFrames,
    reasons,
    trusted: found.trusted && doubts.length === 0,
  };
}

function isCut(slow: Signatures, fast: Signatures, timeline: Timeline, { parts }: ForeignParts): boolean {
  const longest = [...parts].sort((a, b) => b.length - a.length).slice(0, mostParts);
  return longest.some((part) => liesElsewhere(slow, fast, timeline, part));
}

function bestOffset(table: OffsetTable): number | null {
  let best: number | null = null;
  let most = 0;
  for (const shift of table.shifts) {
    const value = table.correlation(shift) ?? 0;
    if (value > most) [best, most] = [shift, value];
  }
  return best;
}

/** The pairs of some frames of the slower side at one offset. */
function* pairsAt(
  frames: readonly number[],
  fast: Signatures,
  lay: Lay,
  offset: number,
): Generator<{ slow: number; fast: number }> {
  for (const slow of frames) {
    const j = fastIndex(lay, slow) + offset;
    if (j >= 0 && j < fast.length) yield { slow, fast: j };
  }
}
