import type { SidePair } from './pair-frames';
import { signatureHeight, signaturePixels, type Signatures, signatureWidth, stepsPerLuma } from './signatures';

/** Places are of one tone within so many steps of a signature; of a bar nearly all are, and of a picture at least a third are not, by far. */
const tone = { same: 3 * stepsPerLuma, near: 8 * stepsPerLuma };
const share = { bar: 0.95, picture: 0.67 };
/** Top and bottom, left and right. */
const facing = [
  [
    Array.from({ length: signatureWidth }, (_, x) => x),
    Array.from({ length: signatureWidth }, (_, x) => signaturePixels - signatureWidth + x),
  ],
  [
    Array.from({ length: signatureHeight }, (_, y) => y * signatureWidth),
    Array.from({ length: signatureHeight }, (_, y) => y * signatureWidth + signatureWidth - 1),
  ],
];

/** Whether one side has bars, painted over the picture or beside it, where the other side shows something in most pictures. */
export function hasBars(reference: Signatures, distorted: Signatures, pairs: readonly SidePair[]): boolean {
  const left = pairs.map((pair) => reference.at(pair.reference));
  const right = pairs.map((pair) => distorted.at(pair.distorted));
  return facing.some((sides) => covers(sides, left, right) || covers(sides, right, left));
}

function covers(sides: readonly number[][], bars: readonly Uint16Array[], pictures: readonly Uint16Array[]): boolean {
  const shows = (picture: Uint16Array) =>
    sides.some((places) => inTone(valuesAt(picture, places), tone.near) < share.picture);
  return (
    sides.every((places) => inTone(meanAt(bars, places), tone.same) >= share.bar) &&
    pictures.filter(shows).length * 2 > pictures.length
  );
}

function valuesAt(picture: Uint16Array, places: readonly number[]): number[] {
  return places.map((p) => picture[p] ?? 0);
}

/** Of all pictures: bars stay as they are, and noise doesn't. */
function meanAt(pictures: readonly Uint16Array[], places: readonly number[]): number[] {
  return places.map(
    (p) => pictures.reduce((sum, picture) => sum + (picture[p] ?? 0), 0) / Math.max(1, pictures.length),
  );
}

/** Share of the values that are no further than `within` from the middle one. */
function inTone(values: readonly number[], within: number): number {
  const middle = [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return values.filter((value) => Math.abs(value - middle) <= within).length / values.length;
}
