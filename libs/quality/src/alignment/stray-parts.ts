import { contrast, misfit } from './misfit';
import type { FramePair } from './pair-frames';
import { changeEnergy, flatPower, type Signatures } from './signatures';
import { spread } from './spread';
import { fastIndex, type Lay } from './timeline';

/** A pair is suspect that fits so many times worse than most do. Luma² a pixel: what fits better than this fits. */
const worse = 4;
const usualFloor = 0.25;
/** Suspect pairs in a row, but for single ones between them, that are looked for: fewer are found by chance. */
const fewest = 8;
const mostGap = 2;
const mostParts = 8;
/** A place fits where the part is so many times nearer than where it is paired, and no further off than usual by so much. */
const better = 4;
const asUsual = 2;
/** Frames of the faster side around a pair, and of a part, that are looked at. */
const furthest = 30_000;
const mostFrames = 24;
const mostPlaces = 24;

/**
 * Whether a part whose pairs don't fit is shown by the other side somewhere else: behind a cut, or put in. Motion tells it of long parts; here pictures
 * do, of the eight longest that are suspect, within 30,000 frames. What is black, frozen or broken fits nowhere, and is a fault to be scored.
 */
export function hasStrayPart(slow: Signatures, fast: Signatures, lay: Lay, pairs: readonly FramePair[]): boolean {
  const gain = contrast(slow, fast, pairs);
  const off = pairs.map((pair) => misfit(slow, pair.slow, fast, pair.fast, gain));
  const usual = Math.max(usualFloor, [...off].sort((a, b) => a - b)[Math.floor(off.length / 2)] ?? 0);
  const isSuspect = (n: number) => (off[n] ?? 0) > worse * usual && hasPicture(slow, fast, pairs[n]);
  // A picture that froze is where it was before; that it stands still is its fault, not its place.
  const moves = (run: readonly number[]) => {
    const [first, last] = [pairs[run[0] ?? 0], pairs[run.at(-1) ?? 0]];
    return first !== undefined && last !== undefined && changeEnergy(slow, first.slow, last.slow) > worse * usual;
  };
  return runsOf(pairs.length, isSuspect)
    .filter(moves)
    .sort((a, b) => b.length - a.length)
    .slice(0, mostParts)
    .some((run) => {
      const own = mean(run.map((n) => off[n] ?? 0));
      const part = spread(
        run.flatMap((n) => pairs[n] ?? []),
        mostFrames,
      );
      const least = leastMisfit(slow, fast, lay, part, gain);
      return least * better < own && least < asUsual * usual;
    });
}

function hasPicture(slow: Signatures, fast: Signatures, pair: FramePair | undefined): boolean {
  return pair !== undefined && Math.min(slow.power(pair.slow), fast.power(pair.fast)) > flatPower;
}

/** Numbers in a row that are meant, those between them left out. */
function runsOf(count: number, isMeant: (n: number) => boolean): number[][] {
  const runs: number[][] = [];
  for (let n = 0; n < count; n += 1) {
    if (!isMeant(n)) continue;
    const last = runs.at(-1);
    if (last && n - (last.at(-1) ?? 0) <= mostGap) last.push(n);
    else runs.push([n]);
  }
  return runs.filter(({ length }) => length >= fewest);
}

/** Of the part as a whole at the offset that fits best; offsets are those at which the picture in its middle fits best. */
function leastMisfit(slow: Signatures, fast: Signatures, lay: Lay, part: readonly FramePair[], gain: number): number {
  const middle = part[Math.floor(part.length / 2)];
  if (!middle) return Number.POSITIVE_INFINITY;
  const places: { offset: number; misfit: number }[] = [];
  const [from, to] = [Math.max(0, middle.fast - furthest), Math.min(fast.length, middle.fast + furthest)];
  for (let j = from; j < to; j += 1) {
    const value = misfit(slow, middle.slow, fast, j, gain);
    if (places.length === mostPlaces && value >= (places.at(-1)?.misfit ?? 0)) continue;
    const at = places.findIndex((place) => place.misfit > value);
    places.splice(at < 0 ? places.length : at, 0, { offset: j - fastIndex(lay, middle.slow), misfit: value });
    places.length = Math.min(places.length, mostPlaces);
  }
  return Math.min(...places.map(({ offset }) => misfitAt(slow, fast, lay, { part, offset, gain })));
}

/** Mean misfit of the part at an offset; infinite where some of it has no counterpart there. */
function misfitAt(
  slow: Signatures,
  fast: Signatures,
  lay: Lay,
  { part, offset, gain }: { part: readonly FramePair[]; offset: number; gain: number },
): number {
  const places = part.map((pair) => ({ i: pair.slow, j: fastIndex(lay, pair.slow) + offset }));
  if (places.some(({ j }) => j < 0 || j >= fast.length)) return Number.POSITIVE_INFINITY;
  return mean(places.map(({ i, j }) => misfit(slow, i, fast, j, gain)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
