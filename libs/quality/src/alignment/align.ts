import { movingFrames, OffsetTable, possibleOffsets } from './correlate-offsets';
import { type FramePair, type Pairing, pairFrames } from './pair-frames';
import { findReframing, type Reframing } from './reframing';
import { changeEnergy, pictureProducts, type Signatures } from './signatures';
import { fastIndex, type Timeline, timelines } from './timeline';
import { followOffsets } from './viterbi';

/** Why an alignment is what it is; the words of `validity.reasons`. */
export type AlignmentReason =
  'too_short_to_align' | 'too_static_to_align' | 'offset_uncertain' | 'content_differs' | 'reframed';

export interface Alignment {
  timeline: Timeline;
  /** Pairs to score; empty when the sides can't be compared. */
  pairing: Pairing;
  /** Offset of each frame of the slower side, in frames of the faster one. */
  offsets: Int16Array;
  /** Reference frame shown by the first compared distorted frame, less that frame's own number at the reference's rate. */
  offsetFrames: number;
  /** 0..1; null when nothing could be told. */
  confidence: number | null;
  trusted: boolean;
  reasons: AlignmentReason[];
  /** Of the luma differences along the path found; null when not measured. */
  correlation: number | null;
  /** What it is above that of the best other offset. */
  margin: number | null;
  /** Root mean square luma change a pixel a frame of the reference. */
  motion: number;
  reframing: Reframing | null;
}

/**
 * Trust it only with at least this much motion (luma a pixel a frame) and correlation, and with the margin to the best other offset.
 * Smooth motion (a pan, a zoom) has neighbours of high correlation: there it is enough that this share of the frames prefers the
 * offset to any other one.
 */
export const trust = { motion: 0.3, correlation: 0.5, margin: 0.1, consensus: 0.78 };
const fewestFrames = 25;
/** Pictures of the same scene, however compressed, blurred or regraded, are at least this alike. */
const sameScene = 0.85;
/** A reframing is believed when undoing it leaves less than this share of the unlikeness; a blur looks a little like bars. */
const explained = { crop: 0.65, bars: 0.5 };
const alike = 0.9975;
const certainMargin = 0.3;
const settled = 12;

export interface Sides {
  reference: Signatures;
  distorted: Signatures;
  referenceRate: number | null;
  distortedRate: number | null;
}

/**
 * Finds which frame of one side shows which frame of the other: correlates the temporal differences of small gray signatures over
 * ±120 frames, then follows the offset frame by frame within ±6 for drops and duplicates. Source: practice; correlation of the pictures
 * themselves would be near 1 for any offset of calm material.
 */
export function align(sides: Sides): Alignment {
  const lays = timelines(sides.referenceRate, sides.distortedRate);
  const candidates = lays.map((timeline) => alignAlong(sides, timeline));
  return candidates.reduce((best, next) => (isBetter(next, best) ? next : best));
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
  const [timeline = { ratio: 1, faster: 'reference' as const }] = timelines(sides.referenceRate, sides.distortedRate);
  const { slow } = sidesOf(sides, timeline);
  const toFast = timeline.faster === 'reference' ? offsetFrames : -Math.round(offsetFrames * timeline.ratio);
  return finish(sides, timeline, new Int16Array(slow.length).fill(toFast), { reasons: [], trusted: true });
}

function alignAlong(sides: Sides, timeline: Timeline): Alignment {
  const { slow, fast } = sidesOf(sides, timeline);
  const { ratio } = timeline;
  const motion = Math.sqrt(meanMotion(sides.reference));
  if (Math.min(slow.length, Math.floor(fast.length / ratio)) < fewestFrames) {
    return finish(sides, timeline, new Int16Array(slow.length), {
      reasons: ['too_short_to_align'],
      motion,
      trusted: true,
    });
  }
  const frames = movingFrames(slow);
  const shifts = possibleOffsets(slow, fast, ratio);
  const main = bestOffset(new OffsetTable(slow, fast, ratio, frames, () => 0, shifts));
  if (motion < trust.motion || main === null) {
    const offsets = new Int16Array(slow.length);
    return finish(sides, timeline, offsets, { reasons: ['too_static_to_align'], motion, trusted: true });
  }
  const path = followOffsets(slow, fast, ratio, main, contrast(slow, fast, ratio, main, frames));
  // A doubled rate shows every picture twice: of two that are the same, the one whose motion fits better.
  const offsets = path.every((offset) => offset === path[0] && Math.abs(offset - main) < ratio)
    ? path.fill(main)
    : path;
  return judged(sides, timeline, offsets, { motion, frames });
}

function judged(
  sides: Sides,
  timeline: Timeline,
  offsets: Int16Array,
  { motion, frames }: { motion: number; frames: readonly number[] },
): Alignment {
  const { slow, fast } = sidesOf(sides, timeline);
  const steady = (i: number) => (offsets[i] === offsets[i - 1] ? (offsets[i] ?? 0) : null);
  const first = offsets[0] ?? 0;
  const shifts = [...new Set([0, ...possibleOffsets(slow, fast, timeline.ratio).map((offset) => offset - first)])];
  const table = new OffsetTable(slow, fast, timeline.ratio, frames, steady, shifts);
  const correlation = table.correlation(0) ?? 0;
  // Of a doubled rate the neighbours show the same picture.
  const others = shifts.filter((shift) => Math.abs(shift) >= timeline.ratio);
  const other = Math.max(0, ...others.map((shift) => table.correlation(shift) ?? 0));
  const consensus = Math.min(1, ...others.map((shift) => table.preference(shift) ?? 1));
  const margin = correlation - other;
  const agreed = consensus >= trust.consensus;
  const certain = correlation >= trust.correlation && (margin >= trust.margin || agreed);
  const certainty = Math.max(Math.min(1, Math.max(0, margin) / certainMargin), agreed ? 2 * consensus - 1 : 0);
  const confidence = Math.sqrt(Math.max(0, correlation) * certainty);
  const reasons: AlignmentReason[] = certain ? [] : ['offset_uncertain'];
  return finish(sides, timeline, offsets, { reasons, motion, trusted: certain, correlation, margin, confidence });
}

type Finding = Partial<Pick<Alignment, 'motion' | 'correlation' | 'margin' | 'confidence'>> &
  Pick<Alignment, 'reasons' | 'trusted'>;

function finish(sides: Sides, timeline: Timeline, offsets: Int16Array, found: Finding): Alignment {
  const { slow, fast } = sidesOf(sides, timeline);
  const pairing = pairFrames(slow, fast, timeline.ratio, offsets);
  const pairs = pairing.pairs.map((pair) => pairOf(pair, timeline));
  const first = pairing.pairs[0];
  const reframing = pairs.length > 0 ? findReframing(sides.reference, sides.distorted, pairs) : null;
  const reasons = [...found.reasons, ...contentReasons(sides, pairs, reframing)];
  const refused = reasons.includes('content_differs') || reasons.includes('reframed');
  return {
    timeline,
    pairing,
    offsets,
    offsetFrames: first ? offsetOf(settledPair(pairing.pairs, timeline.ratio) ?? first, timeline) : 0,
    confidence: found.confidence ?? null,
    trusted: found.trusted && !refused && pairs.length > 0,
    reasons,
    correlation: found.correlation ?? null,
    margin: found.margin ?? null,
    motion: found.motion ?? Math.sqrt(meanMotion(sides.reference)),
    reframing,
  };
}

function contentReasons(
  sides: Sides,
  pairs: readonly { reference: number; distorted: number }[],
  reframing: Reframing | null,
): AlignmentReason[] {
  if (!reframing || pairs.length === 0) return ['content_differs'];
  const { asIs, undone } = reframing;
  if (!hasPicture(sides, pairs)) return [];
  const share = reframing.width * reframing.height < 1 ? explained.crop : explained.bars;
  if (asIs < alike && undone > 0.9 && 1 - undone < share * (1 - asIs)) return ['reframed'];
  return asIs < sameScene ? ['content_differs'] : [];
}

/** A flat picture resembles nothing and differs from nothing. */
function hasPicture(
  { reference, distorted }: Sides,
  pairs: readonly { reference: number; distorted: number }[],
): boolean {
  return pairs.some((pair) => reference.power(pair.reference) > 4 || distorted.power(pair.distorted) > 4);
}

/** The first pair of the first run that keeps its offset for a while: what a clip starts with may be its encoder warming up. */
function settledPair(pairs: readonly FramePair[], ratio: number): FramePair | undefined {
  const offset = (pair: FramePair | undefined) => (pair ? pair.fast - fastIndex(ratio, pair.slow) : Number.NaN);
  return pairs.find((pair, n) => offset(pairs[n + settled]) === offset(pair));
}

/** The two frames of a pair by side. */
export function pairOf(pair: FramePair, { faster }: Timeline): { reference: number; distorted: number } {
  return faster === 'reference'
    ? { reference: pair.fast, distorted: pair.slow }
    : { reference: pair.slow, distorted: pair.fast };
}

function offsetOf(pair: FramePair, timeline: Timeline): number {
  const { reference, distorted } = pairOf(pair, timeline);
  return timeline.faster === 'reference'
    ? reference - fastIndex(timeline.ratio, distorted)
    : reference - Math.floor(distorted / timeline.ratio);
}

export function sidesOf({ reference, distorted }: Sides, { faster }: Timeline): { slow: Signatures; fast: Signatures } {
  return faster === 'reference' ? { slow: distorted, fast: reference } : { slow: reference, fast: distorted };
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

/** Contrast of the slower side relative to the faster one: a regrade must not look like a slip. */
function contrast(
  slow: Signatures,
  fast: Signatures,
  ratio: number,
  offset: number,
  frames: readonly number[],
): number {
  let [cross, power] = [0, 0];
  for (const i of frames) {
    const j = fastIndex(ratio, i) + offset;
    if (j < 0 || j >= fast.length) continue;
    const products = pictureProducts(slow, i, fast, j);
    cross += products.cross;
    power += products.right;
  }
  return power > 0 ? Math.max(0.25, Math.min(4, cross / power)) : 1;
}

function meanMotion(side: Signatures): number {
  let sum = 0;
  for (let i = 1; i < side.length; i += 1) sum += changeEnergy(side, i - 1, i);
  return side.length > 1 ? sum / (side.length - 1) : 0;
}
