import { changeEnergy, type Signatures } from './signatures';
import { fastIndex, type Lay } from './timeline';

/** A frame of the slower side and its counterpart. */
export interface FramePair {
  slow: number;
  fast: number;
}

/** The same by side. */
export interface SidePair {
  reference: number;
  distorted: number;
}

/** Frames that have a counterpart, in order, and those that were left out on the way. */
export interface Pairing {
  pairs: FramePair[];
  /** Frames of the faster side between the first and last pair that should have been shown and were not. */
  skippedFast: number[];
  /** Frames of the slower side that repeat the one before while the other side moves on. */
  repeatedSlow: number[];
}

/** Longer stand-stills are a defect to be scored, no repeated frame to be left out. */
const longestRepeat = 6;
/** Share of the other side's change, and mean square in luma², below which a frame counts as the one before. */
const repeatShare = 0.04;
const repeatEnergy = 0.05;
/** The other side has moved by more than this, luma². */
const movesEnergy = 0.05;

/** Pairs the frames along the offsets found: each frame of either side at most once. */
export function pairFrames(slow: Signatures, fast: Signatures, lay: Lay, offsets: Int16Array): Pairing {
  const standing = standStills(slow, fast, lay, offsets);
  const pairing: Pairing = { pairs: [], skippedFast: [], repeatedSlow: [] };
  let last: { pair: FramePair; natural: number } | null = null;
  for (let i = 0; i < slow.length; i += 1) {
    const natural = fastIndex(lay, i);
    const fastFrame = natural + (offsets[i] ?? 0);
    if (fastFrame < 0 || fastFrame >= fast.length) continue;
    if (standing.has(i) || (last && fastFrame <= last.pair.fast)) {
      if (last) pairing.repeatedSlow.push(i);
      continue;
    }
    if (last) pairing.skippedFast.push(...skippedBetween(last, { fast: fastFrame, natural }, lay));
    const pair = { slow: i, fast: fastFrame };
    pairing.pairs.push(pair);
    last = { pair, natural };
  }
  return pairing;
}

/** With equal rates every frame in between; otherwise only those beyond what the rates themselves leave out. */
function skippedBetween(
  last: { pair: FramePair; natural: number },
  now: { fast: number; natural: number },
  { ratio }: Lay,
): number[] {
  const from = ratio === 1 ? last.pair.fast + 1 : last.pair.fast + (now.natural - last.natural);
  return Array.from({ length: Math.max(0, now.fast - from) }, (_, n) => from + n);
}

/** Frames that repeat the one before in place, in runs short enough to be a hiccup, while the other side moves. */
function standStills(slow: Signatures, fast: Signatures, lay: Lay, offsets: Int16Array): Set<number> {
  const found = new Set<number>();
  let run: number[] = [];
  const close = () => {
    if (run.length <= longestRepeat) for (const i of run) found.add(i);
    run = [];
  };
  for (let i = 1; i < slow.length; i += 1) {
    if (standsStill(slow, fast, i, fastIndex(lay, i - 1) + (offsets[i] ?? 0), fastIndex(lay, i) + (offsets[i] ?? 0)))
      run.push(i);
    else close();
  }
  close();
  return found;
}

function standsStill(slow: Signatures, fast: Signatures, i: number, before: number, now: number): boolean {
  if (before < 0 || now >= fast.length) return false;
  const moved = changeEnergy(fast, before, now);
  const own = changeEnergy(slow, i - 1, i);
  return moved > movesEnergy && own < repeatEnergy && own < repeatShare * moved;
}
