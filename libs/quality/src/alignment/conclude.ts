import { type Alignment, type AlignmentReason, pairOf, type Sides, sidesOf } from './alignment';
import { type FramePair, pairFrames, type SidePair } from './pair-frames';
import { findReframing, likenessOf, type Reframing } from './reframing';
import { changeEnergy, flatPower, type Signatures } from './signatures';
import { spread } from './spread';
import { fastIndex, type Lay, type Timeline } from './timeline';

/** Pictures of the same scene, however compressed, blurred or regraded, are at least this alike. */
const sameScene = 0.85;
/** A reframing is believed when undoing it leaves less than this share of the unlikeness; a blur looks a little like bars. */
const explained = { crop: 0.65, bars: 0.5 };
const alike = 0.9975;
/** Smaller reframings (share of the picture, places of a signature) take a closer look: blur and scalers look like these. */
const slight = { scale: 0.05, shift: 1 };
/** Pairs that are looked at one by one, and the share of them that may show something else. */
const mostSeen = 200;
const mostUnlike = 0.05;
const settled = 4;

type Finding = Partial<Pick<Alignment, 'motion' | 'correlation' | 'margin' | 'confidence'>> &
  Pick<Alignment, 'reasons' | 'trusted'>;

/** Pairs the frames along the offsets and says what became of it: pairs that show different things, or belong elsewhere, are not trusted. */
export function finish(sides: Sides, timeline: Timeline, offsets: Int16Array, found: Finding): Alignment {
  const { slow, fast } = sidesOf(sides, timeline);
  const pairing = pairFrames(slow, fast, timeline, offsets);
  const pairs = pairing.pairs.map((pair) => pairOf(pair, timeline));
  const reframing = pairs.length > 0 ? findReframing(sides.reference, sides.distorted, pairs) : null;
  const reasons = [...found.reasons, ...contentReasons(sides, pairs, reframing)];
  const refused = reasons.includes('content_differs') || reasons.includes('reframed');
  return {
    timeline,
    pairing,
    offsets,
    offsetFrames: firstOffset(pairing.pairs, timeline),
    confidence: found.confidence ?? null,
    trusted: found.trusted && !refused && pairs.length > 0,
    reasons,
    correlation: found.correlation ?? null,
    margin: found.margin ?? null,
    motion: found.motion ?? Math.sqrt(meanMotion(sides.reference)),
    reframing,
    placement: null,
  };
}

function contentReasons(sides: Sides, pairs: readonly SidePair[], reframing: Reframing | null): AlignmentReason[] {
  if (!reframing || pairs.length === 0) return ['content_differs'];
  const { asIs, overlay } = reframing;
  if (!hasPicture(sides, pairs)) return [];
  if (resembles(reframing) && (!isSlight(reframing) || asIs < sameScene)) return ['reframed'];
  if (asIs < sameScene && unlikeShare(sides, pairs, overlay) > mostUnlike) return ['content_differs'];
  return reframing.bars ? ['reframed'] : [];
}

/** Whether another window of the reference resembles the distorted picture that much better. */
function resembles({ asIs, undone, width, height }: Reframing): boolean {
  const share = width * height < 1 ? explained.crop : explained.bars;
  return asIs < alike && undone > 0.9 && 1 - undone < share * (1 - asIs);
}

function isSlight({ width, height, x, y }: Reframing): boolean {
  return (
    Math.max(Math.abs(width - 1), Math.abs(height - 1)) < slight.scale &&
    Math.max(Math.abs(x), Math.abs(y)) < slight.shift
  );
}

/** Whether another window resembles the distorted picture clearly better, and is further off than blur and scalers make it. */
export function isClearlyReframed(reframing: Reframing): boolean {
  return resembles(reframing) && !isSlight(reframing);
}

/** Whether the pairs look reframed by so little that it takes a closer look to tell. */
export function looksReframed({ reframing }: Pick<Alignment, 'reframing'>): boolean {
  return reframing !== null && resembles(reframing) && isSlight(reframing);
}

/** Share of the pairs, but for flat pictures, that show different scenes. A few other frames are a fault, however unlike they are. */
function unlikeShare({ reference, distorted }: Sides, pairs: readonly SidePair[], overlay: Uint8Array | null): number {
  const seen = spread(pairs, mostSeen).filter(
    (pair) => Math.min(reference.power(pair.reference), distorted.power(pair.distorted)) > flatPower,
  );
  const unlike = seen.filter((pair) => likenessOf(reference, distorted, pair, overlay) < sameScene);
  return seen.length > 0 ? unlike.length / seen.length : 1;
}

/** A flat picture resembles nothing and differs from nothing. */
function hasPicture({ reference, distorted }: Sides, pairs: readonly SidePair[]): boolean {
  return pairs.some(
    (pair) => reference.power(pair.reference) > flatPower || distorted.power(pair.distorted) > flatPower,
  );
}

/** The first pair of the first run that keeps its offset for a while: what a clip starts with may be its encoder warming up. */
function settledPair(pairs: readonly FramePair[], lay: Lay): FramePair | undefined {
  const offset = (pair: FramePair | undefined) => (pair ? pair.fast - fastIndex(lay, pair.slow) : Number.NaN);
  return pairs.find((pair, n) => offset(pairs[n + settled]) === offset(pair));
}

/** Offset of the first of these pairs that tells: reference frame less frame of the distorted side at the reference's rate; 0 of none. */
export function firstOffset(pairs: readonly FramePair[], timeline: Timeline): number {
  const pair = settledPair(pairs, timeline) ?? pairs[0];
  return pair ? offsetOf(pair, timeline) : 0;
}

function offsetOf(pair: FramePair, timeline: Timeline): number {
  const { reference, distorted } = pairOf(pair, timeline);
  return timeline.faster === 'reference'
    ? reference - Math.round(timeline.ratio * distorted)
    : reference - Math.floor(distorted / timeline.ratio);
}

/** Mean square change of luma a pixel from frame to frame: luma². */
export function meanMotion(side: Signatures): number {
  let sum = 0;
  for (let i = 1; i < side.length; i += 1) sum += changeEnergy(side, i - 1, i);
  return side.length > 1 ? sum / (side.length - 1) : 0;
}
