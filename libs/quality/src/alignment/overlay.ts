import type { SidePair } from './pair-frames';
import { StraightLine } from './straight-line';
import { signatureHeight, signaturePixels, type Signatures, signatureWidth } from './signatures';

/** An overlay covers at most this share of the picture, and holds at least this one of all that differs. */
const mostCovered = 0.1;
const holds = 0.75;
/** Seen in so many of the pictures at least: what is in fewer is another picture, or comes and goes. */
const shown = 0.75;
const rounds = 3;
const mostOfASide = 0.6;

/**
 * Places of the picture where one side has something burnt in that the other has not (a logo, a time code): nearly all that
 * differs lies there, in most pictures; what comes and goes, as subtitles do, is not found. It is a difference to be scored, and says
 * nothing of whether both show the same.
 * @returns a sample a place, 1 where it lies; null where nothing does
 */
export function findOverlay(
  reference: Signatures,
  distorted: Signatures,
  pairs: readonly SidePair[],
): Uint8Array | null {
  let covered = new Uint8Array(signaturePixels);
  let share = 0;
  for (let round = 0; round < rounds; round += 1) {
    const errors = pairs.map((pair) => errorsOf(reference.at(pair.reference), distorted.at(pair.distorted), covered));
    const usual = new Float64Array(signaturePixels);
    const values = new Float64Array(errors.length);
    for (let p = 0; p < signaturePixels; p += 1) {
      for (let n = 0; n < errors.length; n += 1) values[n] = errors[n]?.[p] ?? 0;
      usual[p] = seldomMore(values);
    }
    const worst = [...usual.keys()]
      .sort((a, b) => (usual[b] ?? 0) - (usual[a] ?? 0))
      .slice(0, Math.floor(mostCovered * signaturePixels));
    const total = usual.reduce((sum, value) => sum + value, 0);
    share = total > 0 ? worst.reduce((sum, p) => sum + (usual[p] ?? 0), 0) / total : 0;
    covered = new Uint8Array(signaturePixels);
    for (const p of worst) covered[p] = 1;
  }
  return share >= holds && !isBar(covered) ? covered : null;
}

/** Whether most of a side of the picture is covered, as bars do and a shift: that is no overlay. */
function isBar(covered: Uint8Array): boolean {
  const row = (y: number) => Array.from({ length: signatureWidth }, (_, x) => covered[y * signatureWidth + x]);
  const column = (x: number) => Array.from({ length: signatureHeight }, (_, y) => covered[y * signatureWidth + x]);
  const sides = [row(0), row(signatureHeight - 1), column(0), column(signatureWidth - 1)];
  return sides.some((places) => places.filter(Boolean).length > mostOfASide * places.length);
}

/** Squared errors of one picture from the other, but for brightness and contrast as they are where nothing is covered. */
function errorsOf(from: Uint16Array, to: Uint16Array, covered: Uint8Array): Float64Array {
  const line = new StraightLine();
  for (let p = 0; p < signaturePixels; p += 1) if (!covered[p]) line.add(from[p] ?? 0, to[p] ?? 0);
  const slope = line.slope ?? 1;
  const base = line.base(slope);
  const errors = new Float64Array(signaturePixels);
  for (let p = 0; p < signaturePixels; p += 1) {
    const error = (to[p] ?? 0) - base - slope * (from[p] ?? 0);
    errors[p] = error * error;
  }
  return errors;
}

/** What the values are at least in most pictures; they are sorted. */
function seldomMore(values: Float64Array): number {
  return values.sort()[values.length - 1 - Math.floor(shown * (values.length - 1))] ?? 0;
}
