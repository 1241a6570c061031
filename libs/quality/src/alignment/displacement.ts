import { add, inverseOf, product, times, weigh } from './least-squares';
import type { SidePair } from './pair-frames';
import { columns, type Motion, motions, places, rows, type Seen, seriesOf, withoutEncode } from './place-series';
import { flatPower, pictureProducts, type Signatures } from './signatures';
import { spread } from './spread';

/**
 * Where what is seen at a place of the distorted picture lies in the reference's: there, moved by `x` and `y` places of a signature, by `width` and
 * `height` times the way from the middle (−0.02 shows 2 % less), and turned by `turn` radians.
 */
export interface Displacement {
  by: Record<Motion, number>;
  /** Standard errors. */
  error: Record<Motion, number>;
  /** Luma, root mean square: how much the pictures differ for it. */
  effect: number;
  /** Share of what no encode explains that the displacement does, 0..1. */
  explained: number;
}

const mostPairs = 24;
const rounds = 3;
/** What differs by so many times the usual weighs half: something burnt in, a subtitle. Luma below which all is usual. */
const outlier = 3;
const leastUsual = 0.05;
/** Errors are alike within a patch of so many places. */
const patch = { width: 4, height: 5 };
const patchesAcross = Math.ceil(columns / patch.width);
const patches = patchesAcross * Math.ceil(rows / patch.height);

/** And within a stretch of time: what lags behind what moves is now here, now there. */
const moments = 8;

/**
 * Measures by how little the pictures are moved against each other, to about a hundredth of a place, by the slopes of the reference's picture (Lucas and
 * Kanade 1981) over many pairs at once. What encodes do is taken out first: any curve of tone, blur or sharpening, and what is late. The errors are robust for patches: what a coarse encode does to one place it does to the next ones, too. Good for displacements of up to a place or two.
 * @param shape of a place: its height over its width, in pixels
 * @returns null where the pictures have too little to tell
 */
export function displacementOf(
  reference: Signatures,
  distorted: Signatures,
  pairs: readonly SidePair[],
  shape: number,
): Displacement | null {
  const telling = pairs.filter(
    (pair) => Math.min(reference.power(pair.reference), distorted.power(pair.distorted)) > flatPower,
  );
  const chosen = spread(telling, mostPairs);
  const series = chosen.map((pair) => seriesOf({ reference, distorted, shape }, pair));
  let weights: Float64Array[] = chosen.map(() => new Float64Array(places).fill(1));
  for (let round = 1; ; round += 1) {
    const seen = series.map((one, n) => withoutEncode(one, weights[n] ?? none));
    const fitted = fit(seen);
    if (!fitted) return null;
    if (round === rounds) return judged(seen, fitted, contrastOf(reference, distorted, chosen));
    weights = weightsOf(fitted.errors);
  }
}

const none = new Float64Array(places);

interface Fit {
  shares: number[];
  inverse: number[][];
  /** What no motion explains, by pair and place. */
  errors: Float64Array[];
}

function fit(seen: readonly Seen[]): Fit | null {
  const squares = motions.map(() => motions.map(() => 0));
  const rests = motions.map(() => 0);
  const weighed = new Float64Array(places);
  for (const { slopes, rest, weights } of seen)
    slopes.forEach((slope, i) => {
      weigh(slope, weights, weighed);
      const row = squares[i] ?? [];
      slopes.forEach((other, j) => (row[j] = (row[j] ?? 0) + product(weighed, other)));
      rests[i] = (rests[i] ?? 0) + product(weighed, rest);
    });
  const inverse = inverseOf(squares);
  if (!inverse) return null;
  const shares = times(inverse, rests);
  const errors = seen.map(({ slopes, rest }) => {
    const moved = new Float64Array(places);
    slopes.forEach((slope, k) => add(moved, shares[k] ?? 0, slope));
    return rest.map((value, n) => value - (moved[n] ?? 0));
  });
  return { shares, inverse, errors };
}

function weightsOf(errors: readonly Float64Array[]): Float64Array[] {
  const sizes = new Float64Array(places * errors.length);
  errors.forEach((one, pair) => sizes.set(one, pair * places));
  for (let n = 0; n < sizes.length; n += 1) sizes[n] = Math.abs(sizes[n] ?? 0);
  sizes.sort();
  const far = outlier * Math.max(leastUsual, sizes[Math.floor(sizes.length / 2)] ?? 0);
  return errors.map((one) => {
    const weights = new Float64Array(places);
    for (let n = 0; n < places; n += 1) {
      const off = (one[n] ?? 0) / far;
      weights[n] = 1 / (1 + off * off);
    }
    return weights;
  });
}

function judged(seen: readonly Seen[], { shares, inverse, errors }: Fit, contrast: number): Displacement {
  const pulls = { patch: new Pulls(patches), moment: new Pulls(moments) };
  let [moved, left, weight] = [0, 0, 0];
  seen.forEach(({ slopes, rest, weights }, pair) => {
    const moment = Math.floor((pair * moments) / seen.length);
    const errorsOfPair = errors[pair] ?? none;
    for (let n = 0; n < places; n += 1) {
      const [own, error] = [weights[n] ?? 0, errorsOfPair[n] ?? 0];
      const patchRow = Math.floor(Math.floor(n / columns) / patch.height);
      const at = patchRow * patchesAcross + Math.floor((n % columns) / patch.width);
      for (let k = 0; k < slopes.length; k += 1) {
        const pull = own * error * (slopes[k]?.[n] ?? 0);
        pulls.patch.add(at, k, pull);
        pulls.moment.add(moment, k, pull);
      }
      const by = (rest[n] ?? 0) - error;
      moved += own * by * by;
      left += own * error * error;
      weight += own;
    }
  });
  const errorsBy = [pulls.patch, pulls.moment].map((of) => of.errors(inverse));
  return {
    by: byMotion((k) => (shares[k] ?? 0) / contrast),
    error: byMotion((k) => Math.max(...errorsBy.map((of) => of[k] ?? 0)) / contrast),
    effect: weight > 0 ? Math.sqrt(moved / weight) : 0,
    explained: moved > 0 ? moved / (moved + left) : 0,
  };
}

/** What pulls at each motion, by group: errors within one are alike, those of different ones are not. */
class Pulls {
  private readonly sums: Float64Array;

  constructor(private readonly groups: number) {
    this.sums = new Float64Array(groups * motions.length);
  }

  add(group: number, k: number, pull: number): void {
    const at = group * motions.length + k;
    this.sums[at] = (this.sums[at] ?? 0) + pull;
  }

  /** Standard errors, by motion. */
  errors(inverse: readonly (readonly number[])[]): number[] {
    const squares = motions.map(() => 0);
    for (let group = 0; group < this.groups; group += 1) {
      const from = group * motions.length;
      times(inverse, [...this.sums.subarray(from, from + motions.length)]).forEach((by, k) => {
        squares[k] = (squares[k] ?? 0) + by * by;
      });
    }
    return squares.map(Math.sqrt);
  }
}

function byMotion(of: (k: number) => number): Record<Motion, number> {
  return Object.fromEntries(motions.map((motion, k) => [motion, of(k)])) as Record<Motion, number>;
}

/** Of the distorted pictures, relative to the reference's. */
function contrastOf(reference: Signatures, distorted: Signatures, pairs: readonly SidePair[]): number {
  let [cross, power] = [0, 0];
  for (const pair of pairs) {
    const products = pictureProducts(reference, pair.reference, distorted, pair.distorted);
    cross += products.cross;
    power += products.left;
  }
  return power > 0 && cross > 0 ? cross / power : 1;
}
