import { signatureHeight, signaturePixels, type Signatures, signatureWidth } from './signatures';

/** How one side's picture has to be stretched about its centre and moved to lie on the other's. */
export interface Reframing {
  /** Share of the reference's width and height that is seen in the whole distorted picture; above 1 it has bars. */
  width: number;
  height: number;
  /** Correlation of the pictures as they are, and with the reframing undone. */
  asIs: number;
  undone: number;
}

const mostPictures = 8;
const scales = [0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1, 1.05, 1.1, 1.2, 1.35, 1.5];
const shifts = [-2, -1, 0, 1, 2];

/**
 * Looks for a crop, a zoom, bars or a shift between pictures that should cover the same scene: the stretch and shift of the reference
 * under which it resembles the distorted side best.
 */
export function findReframing(reference: Signatures, distorted: Signatures, pairs: readonly { reference: number; distorted: number }[]): Reframing {
  const chosen = spread(pairs, mostPictures);
  const score = (width: number, height: number, x: number, y: number) =>
    chosen.reduce((sum, pair) => sum + likeness(reference, pair.reference, distorted, pair.distorted, { width, height, x, y }), 0) /
    Math.max(1, chosen.length);
  const asIs = score(1, 1, 0, 0);
  let best = { width: 1, height: 1, undone: asIs };
  for (const width of scales) {
    for (const height of scales) {
      const undone = score(width, height, 0, 0);
      if (undone > best.undone) best = { width, height, undone };
    }
  }
  for (const x of shifts) {
    for (const y of shifts) best = { ...best, undone: Math.max(best.undone, score(best.width, best.height, x, y)) };
  }
  return { ...best, asIs };
}

/** Up to `most` entries spread over the list. */
function spread<T>(list: readonly T[], most: number): T[] {
  const step = Math.max(1, list.length / most);
  return Array.from({ length: Math.min(most, list.length) }, (_, n) => list[Math.floor(n * step)]).filter((entry) => entry !== undefined);
}

/** Correlation of a distorted picture with a reference picture seen through a window, where the window lies inside. */
function likeness(
  reference: Signatures,
  r: number,
  distorted: Signatures,
  d: number,
  window: { width: number; height: number; x: number; y: number },
): number {
  const [from, to] = [reference.at(r), distorted.at(d)];
  let [n, sx, sy, sxx, syy, sxy] = [0, 0, 0, 0, 0, 0];
  for (let row = 0; row < signatureHeight; row += 1) {
    const v = (row + 0.5 - signatureHeight / 2) * window.height + signatureHeight / 2 + window.y - 0.5;
    if (v < 0 || v > signatureHeight - 1) continue;
    for (let column = 0; column < signatureWidth; column += 1) {
      const u = (column + 0.5 - signatureWidth / 2) * window.width + signatureWidth / 2 + window.x - 0.5;
      if (u < 0 || u > signatureWidth - 1) continue;
      const a = bilinear(from, u, v);
      const b = to[row * signatureWidth + column] ?? 0;
      n += 1;
      sx += a;
      sy += b;
      sxx += a * a;
      syy += b * b;
      sxy += a * b;
    }
  }
  const variance = (n * sxx - sx * sx) * (n * syy - sy * sy);
  return n < signaturePixels / 6 || variance <= 0 ? 0 : (n * sxy - sx * sy) / Math.sqrt(variance);
}

function bilinear(picture: Uint8Array, u: number, v: number): number {
  const [x, y] = [Math.floor(u), Math.floor(v)];
  const [fx, fy] = [u - x, v - y];
  const at = (column: number, row: number) =>
    picture[Math.min(row, signatureHeight - 1) * signatureWidth + Math.min(column, signatureWidth - 1)] ?? 0;
  const top = at(x, y) * (1 - fx) + at(x + 1, y) * fx;
  const bottom = at(x, y + 1) * (1 - fx) + at(x + 1, y + 1) * fx;
  return top * (1 - fy) + bottom * fy;
}

