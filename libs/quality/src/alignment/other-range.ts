import type { SidePair } from './pair-frames';
import { stepsPerLuma } from './signatures';
import { StraightLine } from './straight-line';
import type { Sides } from './alignment';

/** Limited range read as full, or the other way round: 219 steps of luma against 255, black at 16 (ITU-R BT.709-6, BT.601-7). */
const stretch = 255 / 219;
const black = 16 * stretch;
/** How near slope and black must be: a grade rarely meets both. A coarse encode takes some of the slope (tried: 1.14 of 1.16). */
const near = { slope: 0.035, black: 4.5 };
/** Luma that is clipped by neither. */
const within = { least: 8, most: 247 };
const mostPairs = 200;
const fewestPixels = 5000;

/**
 * Whether the distorted pictures have just the levels of the reference's in the other range, though neither side's flag says so: one of the
 * flags is then wrong or missing, and every figure counts the difference.
 */
export function looksLikeOtherRange({ reference, distorted }: Sides, pairs: readonly SidePair[]): boolean {
  const step = Math.max(1, Math.floor(pairs.length / mostPairs));
  const line = new StraightLine();
  for (let k = 0; k < pairs.length; k += step) {
    const pair = pairs[k];
    if (!pair) continue;
    const [from, to] = [reference.at(pair.reference), distorted.at(pair.distorted)];
    from.forEach((sample, p) => {
      const [x, y] = [sample / stepsPerLuma, (to[p] ?? 0) / stepsPerLuma];
      if (Math.min(x, y) < within.least || Math.max(x, y) > within.most) return;
      line.add(x, y);
    });
  }
  const { slope } = line;
  if (line.count < fewestPixels || slope === null) return false;
  const atBlack = line.base(slope);
  const fits = (wantedSlope: number, wantedBlack: number) =>
    Math.abs(slope - wantedSlope) < near.slope && Math.abs(atBlack - wantedBlack) < near.black;
  return fits(stretch, -black) || fits(1 / stretch, 16);
}
