import type { FramePair } from './pair-frames';
import { changeProducts, correlationOf, type Products, type Signatures } from './signatures';

/** Moving pairs that are looked at together. */
const window = 12;
const step = 3;
/** Changes from a pair to the next, and over this many pairs: noise and blocks of a coarse encode hide the first, not the second. */
const longStep = 12;
/** Less alike than this on average, moving sides show different things. */
const unlike = { next: 0.3, long: 0.5 };
/** Luma² a pixel: less is no motion. Noise is no motion either: over many frames it changes no more than from one to the next. */
const motionFloor = 0.1;
const movesOn = 2;

/** Parts in which the pairs show different things, though both sides move. */
export interface ForeignParts {
  /** The pairs of each, in order. */
  parts: FramePair[][];
  /** Of all pairs that move, 0..1. */
  share: number;
}

/**
 * Finds parts of at least twelve moving pairs whose motion has nothing in common. Pooled over the whole clip such a part goes under. What stands
 * still on one side (frozen, black) is a defect to be scored, and so is noise over a picture at rest.
 */
export function foreignParts(slow: Signatures, fast: Signatures, pairs: readonly FramePair[]): ForeignParts {
  const between = (n: number, back: number) => {
    const [now, before] = [pairs[n], pairs[Math.max(0, n - back)]];
    return now && before
      ? changeProducts(slow, [before.slow, now.slow], fast, [before.fast, now.fast])
      : { cross: 0, left: 0, right: 0 };
  };
  const moving = pairs
    .map((_, n) => ({ n, next: between(n, 1) }))
    .filter(({ next }) => Math.min(next.left, next.right) > motionFloor);
  const isForeign = new Set<number>();
  for (let start = 0; start + window <= moving.length; start += step) {
    const seen = moving.slice(start, start + window);
    if (meanCorrelation(seen.map(({ next }) => next)) >= unlike.next) continue;
    const long = seen.map(({ n }) => between(n, longStep));
    const moves = (['left', 'right'] as const).every(
      (side) => sum(long.map((products) => products[side])) > movesOn * sum(seen.map(({ next }) => next[side])),
    );
    if (moves && meanCorrelation(long) < unlike.long) for (const { n } of seen) isForeign.add(n);
  }
  const parts: (typeof moving)[] = [];
  moving.forEach((seen, at) => {
    if (!isForeign.has(seen.n)) return;
    if (isForeign.has(moving[at - 1]?.n ?? -1)) parts.at(-1)?.push(seen);
    else parts.push([seen]);
  });
  const long = parts.map(withoutAlikeEnds).filter(({ length }) => length >= window);
  return {
    parts: long.map((part) => part.flatMap(({ n }) => pairs[n] ?? [])),
    share: sum(long.map(({ length }) => length)) / Math.max(1, moving.length),
  };
}

/** A few that differ much make their neighbours look so. */
function withoutAlikeEnds<T extends { next: Products }>(part: readonly T[]): T[] {
  const differs = ({ next }: T) => correlationOf(next) < unlike.long;
  return part.slice(part.findIndex(differs), part.findLastIndex(differs) + 1);
}

function meanCorrelation(products: readonly Products[]): number {
  return sum(products.map(correlationOf)) / products.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
