import { takeOut } from './least-squares';
import type { SidePair } from './pair-frames';
import { signatureHeight, type Signatures, signatureWidth, stepsPerLuma } from './signatures';

export const motions = ['x', 'y', 'width', 'height', 'turn'] as const;
/** How a picture may lie: moved, stretched or squeezed about its middle, turned. */
export type Motion = (typeof motions)[number];

/** At the edge of a picture there is no slope. */
const edge = 2;
export const columns = signatureWidth - 2 * edge;
export const rows = signatureHeight - 2 * edge;
export const places = columns * rows;

/** A tone curve bends where these shares of a picture are darker. */
const tonesBetween = [0.1, 0.3, 0.5, 0.7, 0.9];
const series = { slopes: motions.length, rest: 1, fixed: 7, tones: tonesBetween.length };
const kept = series.slopes + series.rest;
const count = kept + series.fixed + series.tones;

export interface Pictures {
  reference: Signatures;
  distorted: Signatures;
  /** of a place: its height over its width, in pixels */
  shape: number;
}

/** One pair, a number a place: what is left of each when all that an encode does is taken out. */
export interface Seen {
  /** Slopes of the reference's picture, by motion. */
  slopes: readonly Float64Array[];
  rest: Float64Array;
  weights: Float64Array;
}

/**
 * One pair, a number a place, one series after the other: the slopes of the reference's picture by motion, the distorted picture, and all that encodes
 * do to a picture: a shift of light, curves of tone, light that falls off, blur or sharpening, and what is late.
 */
export function seriesOf({ reference, distorted, shape }: Pictures, pair: SidePair): Float64Array {
  const [picture, other] = [reference.at(pair.reference), distorted.at(pair.distorted)];
  const before = reference.at(Math.max(0, pair.reference - 1));
  const sorted = Uint16Array.from(picture).sort();
  const knots = Uint16Array.from(tonesBetween, (share) => sorted[Math.floor(share * sorted.length)] ?? 0);
  const all = new Float64Array(count * places);
  for (let n = 0; n < places; n += 1) {
    const [column, row] = [(n % columns) + edge, Math.floor(n / columns) + edge];
    const p = row * signatureWidth + column;
    const [x, y] = [column + 0.5 - signatureWidth / 2, row + 0.5 - signatureHeight / 2];
    const [across, down] = [slope(picture, p, 1), slope(picture, p, signatureWidth)];
    const luma = picture[p] ?? 0;
    let at = n;
    const put = (value: number) => {
      all[at] = value;
      at += places;
    };
    put(across);
    put(down);
    put(across * x);
    put(down * y);
    put((down * x) / shape - across * y * shape);
    put((other[p] ?? 0) / stepsPerLuma);
    put(1);
    put(luma);
    for (let k = 0; k < knots.length; k += 1) put(Math.max(0, luma - (knots[k] ?? 0)));
    put(x);
    put(y);
    put(x * x + y * y);
    put(bend(picture, p));
    put((before[p] ?? 0) - luma);
  }
  return all;
}

/** @param all as {@link seriesOf}; stays as it is */
export function withoutEncode(all: Float64Array, weights: Float64Array): Seen {
  const copy = all.slice();
  const one = (k: number) => copy.subarray(k * places, (k + 1) * places);
  const left = Array.from({ length: kept }, (_, k) => one(k));
  const nuisances = Array.from({ length: count - kept }, (_, k) => one(kept + k));
  takeOut(nuisances, left, weights);
  return { slopes: left.slice(0, series.slopes), rest: one(series.slopes), weights };
}

/** Luma a place: the central difference of fourth order. The plain one is a fifth too flat for what signatures hold. */
function slope(picture: Uint16Array, p: number, step: number): number {
  const near = (picture[p + step] ?? 0) - (picture[p - step] ?? 0);
  const far = (picture[p + 2 * step] ?? 0) - (picture[p - 2 * step] ?? 0);
  return (8 * near - far) / 12 / stepsPerLuma;
}

/** Of the picture about a place: what blur adds to it, and sharpening takes away. */
function bend(picture: Uint16Array, p: number): number {
  const beside = (picture[p + 1] ?? 0) + (picture[p - 1] ?? 0);
  const around = beside + (picture[p + signatureWidth] ?? 0) + (picture[p - signatureWidth] ?? 0);
  return (around - 4 * (picture[p] ?? 0)) / stepsPerLuma;
}
