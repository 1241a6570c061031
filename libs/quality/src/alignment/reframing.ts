import { hasBars } from './bars';
import { findOverlay } from './overlay';
import type { SidePair } from './pair-frames';
import { spread } from './spread';
import { signatureHeight, signaturePixels, type Signatures, signatureWidth } from './signatures';

/** The window of the reference that the distorted picture shows: a crop, a zoom, bars or a shift. */
export interface Reframing {
  /** Share of the reference's width and height; above 1 the distorted side has bars. */
  width: number;
  height: number;
  /** How far its middle is from the reference's, in places of a signature. */
  x: number;
  y: number;
  /** Correlation of the pictures as they are, and with the window. */
  asIs: number;
  undone: number;
  /** One side has bars where the other shows something, whether the picture between them is the same or smaller. */
  bars: boolean;
  /** Places where something is burnt into one side, which are left out of both; null without any. */
  overlay: Uint8Array | null;
}

interface Window {
  width: number;
  height: number;
  /** shift of the centre, in signature pixels */
  x: number;
  y: number;
}

const mostPictures = 8;
const mostForOverlay = 32;
const coarse = [0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.35, 1.5];
const wide = { scale: [0.5, 2] as const, shift: 6 };
const whole: Window = { width: 1, height: 1, x: 0, y: 0 };

/** Looks for the window of the reference that resembles the distorted picture best, over a few pairs spread over the clip. */
export function findReframing(reference: Signatures, distorted: Signatures, pairs: readonly SidePair[]): Reframing {
  const chosen = spread(pairs, mostPictures);
  const overlay = findOverlay(reference, distorted, spread(pairs, mostForOverlay));
  const pictures = { reference, distorted, pairs: chosen, overlay };
  const score = (window: Window) => likeness(pictures, axesOf(window));
  const asIs = score(whole);
  const starts = coarse.flatMap((width) => coarse.map((height) => ({ ...whole, width, height })));
  const scored = [whole, ...starts].map((window) => ({ window, score: window === whole ? asIs : score(window) }));
  const start = scored.reduce((best, next) => (next.score > best.score ? next : best));
  const found = [{ window: whole, score: asIs }, start]
    .map((from) => climb(from, score))
    .reduce((best, next) => (next.score > best.score ? next : best));
  const bars = hasBars(reference, distorted, chosen);
  return { ...found.window, asIs, undone: found.score, bars, overlay };
}

interface Scored {
  window: Window;
  score: number;
}

/** Goes uphill one parameter at a time, in ever smaller steps. */
function climb(from: Scored, score: (window: Window) => number): Scored {
  let best = from;
  for (let scaleStep = 0.08, shiftStep = 1.6; scaleStep > 0.004; scaleStep /= 2, shiftStep /= 2) {
    for (let improved = true, round = 0; improved && round < 8; round += 1) {
      improved = false;
      for (const window of neighbours(best.window, scaleStep, shiftStep)) {
        const next = score(window);
        if (next > best.score + 1e-6) [best, improved] = [{ window, score: next }, true];
      }
    }
  }
  return best;
}

function neighbours(at: Window, scale: number, shift: number): Window[] {
  const around = ([-1, 1] as const).flatMap((sign) => [
    { ...at, width: at.width + sign * scale },
    { ...at, height: at.height + sign * scale },
    { ...at, width: at.width + sign * scale, height: at.height + sign * scale },
    { ...at, x: at.x + sign * shift },
    { ...at, y: at.y + sign * shift },
  ]);
  const inside = (value: number) => value >= wide.scale[0] && value <= wide.scale[1];
  return around.filter(
    ({ width, height, x, y }) => inside(width) && inside(height) && Math.max(Math.abs(x), Math.abs(y)) <= wide.shift,
  );
}

interface Pictures {
  reference: Signatures;
  distorted: Signatures;
  pairs: readonly SidePair[];
  overlay: Uint8Array | null;
}

interface Axes {
  columns: readonly Step[];
  rows: readonly Step[];
}

function axesOf(window: Window): Axes {
  return {
    columns: axis(signatureWidth, window.width, window.x),
    rows: axis(signatureHeight, window.height, window.y),
  };
}

/** Correlation of the distorted pictures with the reference's seen through the window, where the window lies inside, all pairs together. */
function likeness({ reference, distorted, pairs, overlay }: Pictures, { columns, rows }: Axes): number {
  if (columns.length * rows.length < signaturePixels / 5) return 0;
  let [covariance, left, right] = [0, 0, 0];
  for (const pair of pairs) {
    const sums = overlap(reference.at(pair.reference), distorted.at(pair.distorted), { columns, rows }, overlay);
    covariance += sums.covariance;
    left += sums.left;
    right += sums.right;
  }
  return left > 0 && right > 0 ? covariance / Math.sqrt(left * right) : 0;
}

/** Correlation of one pair as it is, its overlay left out. */
export function likenessOf(
  reference: Signatures,
  distorted: Signatures,
  pair: SidePair,
  overlay: Uint8Array | null,
): number {
  return likeness({ reference, distorted, pairs: [pair], overlay }, axesOf(whole));
}

/** Where a place of the distorted picture lies between two places of the reference. */
interface Step {
  to: number;
  first: number;
  second: number;
  weight: number;
}

function axis(length: number, scale: number, shift: number): Step[] {
  const steps: Step[] = [];
  for (let to = 0; to < length; to += 1) {
    const at = (to + 0.5 - length / 2) * scale + length / 2 + shift - 0.5;
    if (at < -0.5 || at > length - 0.5) continue;
    const inside = Math.max(0, Math.min(length - 1, at));
    const first = Math.floor(inside);
    steps.push({ to, first, second: Math.min(first + 1, length - 1), weight: inside - first });
  }
  return steps;
}

function overlap(
  from: Uint16Array,
  to: Uint16Array,
  { columns, rows }: Axes,
  overlay: Uint8Array | null,
): { covariance: number; left: number; right: number } {
  let [n, sx, sy, sxx, syy, sxy] = [0, 0, 0, 0, 0, 0];
  for (const row of rows) {
    const top = row.first * signatureWidth;
    const bottom = row.second * signatureWidth;
    const line = row.to * signatureWidth;
    for (const { to: column, first, second, weight } of columns) {
      if (overlay?.[line + column]) continue;
      const above = (from[top + first] ?? 0) * (1 - weight) + (from[top + second] ?? 0) * weight;
      const below = (from[bottom + first] ?? 0) * (1 - weight) + (from[bottom + second] ?? 0) * weight;
      const a = above * (1 - row.weight) + below * row.weight;
      const b = to[line + column] ?? 0;
      n += 1;
      sx += a;
      sy += b;
      sxx += a * a;
      syy += b * b;
      sxy += a * b;
    }
  }
  if (n === 0) return { covariance: 0, left: 0, right: 0 };
  return { covariance: (sxy - (sx * sy) / n) / n, left: (sxx - (sx * sx) / n) / n, right: (syy - (sy * sy) / n) / n };
}
