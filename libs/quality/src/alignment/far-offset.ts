import { changeEnergy, type Signatures } from './signatures';
import { fastIndex, type Lay } from './timeline';

/** Fewer common frames than this are alike by chance. */
const fewestCommon = 24;
/** What offsets can be kept. */
const furthest = 30_000;
/** Luma² a pixel: changes below it are all the same. */
const floor = 0.01;
/** Of a likeness of 1 the measure below has no value. */
const mostLike = 0.999;

/**
 * A guess at an offset however far away, as behind a minute of slate, or for a part of a long film: where the sides move and stand still
 * alike. How much a picture changes is one number, which makes it cheap to try all offsets; pictures must decide whether it is true.
 * Null where too few frames can compare.
 * @param frames moving frames of the slower side
 */
export function farOffset(slow: Signatures, fast: Signatures, lay: Lay, frames: readonly number[]): number | null {
  return (
    likelyOffsets(slow, fast, lay, frames, {
      most: 1,
      fewest: fewestCommon,
    })[0] ?? null
  );
}

/** The likeliest such offsets, best first, at most `most` of them, with at least `fewest` of the frames in common. */
export function likelyOffsets(
  slow: Signatures,
  fast: Signatures,
  lay: Lay,
  frames: readonly number[],
  { most, fewest }: { most: number; fewest: number },
): number[] {
  const own = frames.map((i) => changeTo(slow, i));
  const places = frames.map((i) => fastIndex(lay, i));
  const other = Float64Array.from({ length: fast.length }, (_, j) => changeTo(fast, j));
  const last = Math.ceil(slow.length * lay.ratio);
  const found: { offset: number; likeness: number }[] = [];
  for (let offset = -Math.min(furthest, last); offset <= Math.min(furthest, fast.length); offset += 1) {
    const likeness = likenessAt(own, places, other, { offset, fewest });
    if (likeness <= (found.length < most ? 0 : (found.at(-1)?.likeness ?? 0))) continue;
    if (found.length === most) found.pop();
    const place = found.findIndex((known) => known.likeness < likeness);
    found.splice(place < 0 ? found.length : place, 0, { offset, likeness });
  }
  return found.map(({ offset }) => offset);
}

function changeTo(side: Signatures, frame: number): number {
  return frame > 0 ? Math.log(floor + changeEnergy(side, frame - 1, frame)) : 0;
}

/** Correlation of both in the common frames, in its standard deviations (Fisher's z): one of many frames counts more. */
function likenessAt(
  own: readonly number[],
  places: readonly number[],
  other: Float64Array,
  { offset, fewest }: { offset: number; fewest: number },
): number {
  let [n, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
  for (let row = 0; row < own.length; row += 1) {
    const j = (places[row] ?? 0) + offset;
    if (j < 1 || j >= other.length) continue;
    const [a, b] = [own[row] ?? 0, other[j] ?? 0];
    n += 1;
    x += a;
    y += b;
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  if (n < fewest) return 0;
  const norm = Math.sqrt((xx - (x * x) / n) * (yy - (y * y) / n));
  return norm > 0 ? Math.atanh(Math.min(mostLike, (xy - (x * y) / n) / norm)) * Math.sqrt(n - 3) : 0;
}
