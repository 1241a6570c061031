import { inverseOf, product, takeOut, times } from './least-squares';
import type { SidePair } from './pair-frames';
import {
  flatPower,
  pictureProducts,
  signatureHeight,
  type Signatures,
  signatureWidth,
  stepsPerLuma,
} from './signatures';
import { spread } from './spread';

export const motions = ['x', 'y', 'width', 'height', 'turn'] as const;
/** How a picture may lie: moved, stretched or squeezed about its middle, turned. */
export type Motion = (typeof motions)[number];

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

/** At the edge of a picture there is no slope. */
const edge = 2;
const columns = signatureWidth - 2 * edge;
const rows = signatureHeight - 2 * edge;
const places = columns * rows;
const mostPairs = 24;
const rounds = 3;
/** What differs by so many times the usual weighs half: something burnt in, a subtitle. Luma below which all is usual. */
const outlier = 3;
const leastUsual = 0.05;
/** A tone curve bends where these shares of a picture are darker. */
const tonesBetween = [0.1, 0.3, 0.5, 0.7, 0.9];
/** Errors are alike within a patch of so many places. */
const patch = { width: 4, height: 5 };
const patchesAcross = Math.ceil(columns / patch.width);
const patches = patchesAcross * Math.ceil(rows / patch.height);

/** And within a stretch of time: what lags behind what moves is now here, now there. */
const moments = 8;

/** One pair, a number a place: what is left of each when all that an encode does is taken out. */
interface Seen {
  /** Slopes of the reference's picture, by motion. */
  slopes: readonly Float64Array[];
  rest: Float64Array;
  weights: Float64Array;
}

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
  let weights: Float64Array[] = chosen.map(() => new Float64Array(places).fill(1));
  for (let round = 1; ; round += 1) {
    const seen = chosen.map((pair, n) =>
      look({ reference, distorted, shape }, pair, weights[n] ?? new Float64Array(places)),
    );
    const fitted = fit(seen);
    if (!fitted) return null;
    if (round === rounds) return judged(seen, fitted, contrastOf(reference, distorted, chosen));
    weights = weightsOf(fitted.errors);
  }
}

interface Pictures {
  reference: Signatures;
  distorted: Signatures;
  shape: number;
}

function look({ reference, distorted, shape }: Pictures, pair: SidePair, weights: Float64Array): Seen {
  const [picture, other] = [reference.at(pair.reference), distorted.at(pair.distorted)];
  const before = reference.at(Math.max(0, pair.reference - 1));
  const tones = Uint16Array.from(picture).sort();
  const knots = tonesBetween.map((share) => tones[Math.floor(share * tones.length)] ?? 0);
  const slopes = motions.map(() => new Float64Array(places));
  const nuisances = Array.from({ length: 7 + knots.length }, () => new Float64Array(places));
  const rest = new Float64Array(places);
  for (let n = 0; n < places; n += 1) {
    const [column, row] = [(n % columns) + edge, Math.floor(n / columns) + edge];
    const p = row * signatureWidth + column;
    const [x, y] = [column + 0.5 - signatureWidth / 2, row + 0.5 - signatureHeight / 2];
    const [across, down] = [slope(picture, p, 1), slope(picture, p, signatureWidth)];
    put(slopes, n, [across, down, across * x, down * y, (down * x) / shape - across * y * shape]);
    const luma = picture[p] ?? 0;
    const tone = [1, luma, ...knots.map((knot) => Math.max(0, luma - knot))];
    const light = [x, y, x * x + y * y];
    put(nuisances, n, [...tone, ...light, bend(picture, p), (before[p] ?? 0) - luma]);
    rest[n] = (other[p] ?? 0) / stepsPerLuma;
  }
  takeOut(nuisances, [...slopes, rest], weights);
  return { slopes, rest, weights };
}

/** Luma a place: the central difference of fourth order. The plain one is a fifth too flat for what signatures hold. */
function slope(picture: Uint16Array, p: number, step: number): number {
  const between = (reach: number) => (picture[p + reach * step] ?? 0) - (picture[p - reach * step] ?? 0);
  return (8 * between(1) - between(2)) / 12 / stepsPerLuma;
}

/** Of the picture about a place: what blur adds to it, and sharpening takes away. */
function bend(picture: Uint16Array, p: number): number {
  const around = [1, -1, signatureWidth, -signatureWidth].reduce((sum, step) => sum + (picture[p + step] ?? 0), 0);
  return (around - 4 * (picture[p] ?? 0)) / stepsPerLuma;
}

function put(series: readonly Float64Array[], n: number, values: readonly number[]): void {
  series.forEach((one, k) => {
    one[n] = values[k] ?? 0;
  });
}

interface Fit {
  shares: number[];
  inverse: number[][];
  /** What no motion explains, by pair and place. */
  errors: Float64Array[];
}

function fit(seen: readonly Seen[]): Fit | null {
  const sum = (of: (one: Seen) => number) => seen.reduce((total, one) => total + of(one), 0);
  const inverse = inverseOf(
    motions.map((_, i) =>
      motions.map((__, j) => sum(({ slopes, weights }) => product(slopes[i] ?? none, slopes[j] ?? none, weights))),
    ),
  );
  if (!inverse) return null;
  const shares = times(
    inverse,
    motions.map((_, i) => sum(({ slopes, rest, weights }) => product(slopes[i] ?? none, rest, weights))),
  );
  const errors = seen.map(({ slopes, rest }) =>
    rest.map((value, n) => value - shares.reduce((moved, share, k) => moved + share * (slopes[k]?.[n] ?? 0), 0)),
  );
  return { shares, inverse, errors };
}

const none = new Float64Array(places);

function weightsOf(errors: readonly Float64Array[]): Float64Array[] {
  const sizes = Float64Array.from({ length: places * errors.length }, (_, n) =>
    Math.abs(errors[Math.floor(n / places)]?.[n % places] ?? 0),
  ).sort();
  const far = outlier * Math.max(leastUsual, sizes[Math.floor(sizes.length / 2)] ?? 0);
  return errors.map((one) => one.map((error) => 1 / (1 + (error / far) ** 2)));
}

function judged(seen: readonly Seen[], { shares, inverse, errors }: Fit, contrast: number): Displacement {
  const pulls = { patch: noPulls(patches), moment: noPulls(moments) };
  let [moved, left, weight] = [0, 0, 0];
  seen.forEach(({ slopes, rest, weights }, pair) => {
    const moment = pulls.moment[Math.floor((pair * moments) / seen.length)];
    for (let n = 0; n < places; n += 1) {
      const error = errors[pair]?.[n] ?? 0;
      const own = weights[n] ?? 0;
      const [column, row] = [n % columns, Math.floor(n / columns)];
      const at = pulls.patch[Math.floor(row / patch.height) * patchesAcross + Math.floor(column / patch.width)];
      slopes.forEach((one, k) => {
        const pull = own * error * (one[n] ?? 0);
        if (at) at[k] = (at[k] ?? 0) + pull;
        if (moment) moment[k] = (moment[k] ?? 0) + pull;
      });
      moved += own * ((rest[n] ?? 0) - error) ** 2;
      left += own * error ** 2;
      weight += own;
    }
  });
  const [byPatch, byMoment] = [pulls.patch, pulls.moment].map((of) => of.map((pull) => times(inverse, pull)));
  const errorOf = (of: readonly number[][] | undefined, k: number) =>
    Math.sqrt((of ?? []).reduce((sum, one) => sum + (one[k] ?? 0) ** 2, 0)) / contrast;
  return {
    by: byMotion((k) => (shares[k] ?? 0) / contrast),
    error: byMotion((k) => Math.max(errorOf(byPatch, k), errorOf(byMoment, k))),
    effect: weight > 0 ? Math.sqrt(moved / weight) : 0,
    explained: moved > 0 ? moved / (moved + left) : 0,
  };
}

function noPulls(count: number): number[][] {
  return Array.from({ length: count }, () => motions.map(() => 0));
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
