import type { LumaPicture } from './luma-picture';

/** Grids of encoders, and of what was scaled after them, repeat within so many pixels. */
const [finest, coarsest] = [3, 24];
/** Pixels on each side of a step that tell how much it stands out. */
const reach = 3;
/** One pixel tells no more than this: a line that is drawn, or the edge of a bar, is one of many lines of the grid. */
const most = 4;
/** Every so manieth line is read across it: the steps of a block stand along all of its side. */
const everyLine = 16;
/** Between the lines of the grid there may be nothing at all. */
const strongestKnown = 100;
/** A line of the grid counts for no more than so many usual ones. */
const mostOfUsual = 4;

/**
 * How much steps that repeat in a grid stand out, as the filter blockdetect has it (no-reference perceptual blockiness, R. Muijs and
 * I. Kirenko, 2005): steps against those around them, on the lines of the grid that fits best against all others. 1 is no grid.
 * Null where nothing changes.
 */
export function blockiness({ width, height, scale, samples }: LumaPicture): number | null {
  const across = strengths(samples, width, height, 1, width, scale);
  const down = strengths(samples, height, width, width, 1, scale);
  const found = [across, down].map(strongestGrid).filter((grid) => grid !== null);
  return found.length === 0 ? null : Math.max(...found);
}

/** How much the step behind each pixel of a line stands out, summed over lines. */
function strengths(
  samples: LumaPicture['samples'],
  length: number,
  lines: number,
  step: number,
  line: number,
  scale: number,
): Float64Array {
  const sums = new Float64Array(Math.max(0, length - 2 * reach - 1));
  const steps = new Int32Array(length);
  for (let of = 1; of < lines; of += everyLine) {
    let at = of * line;
    let before = samples[at] ?? 0;
    for (let index = 0; index < length - 1; index++) {
      at += step;
      const value = samples[at] ?? 0;
      steps[index] = Math.abs(value - before);
      before = value;
    }
    // of the seven steps around one
    let around = 0;
    for (let index = 0; index < 2 * reach; index++) around += steps[index] ?? 0;
    for (let index = 0; index < sums.length; index++) {
      around += steps[index + 2 * reach] ?? 0;
      const here = steps[index + reach] ?? 0;
      if (here !== 0) {
        const beside = around - here;
        const strength = here / (beside > scale ? beside : scale);
        sums[index] = (sums[index] ?? 0) + (strength < most ? strength : most);
      }
      around -= steps[index] ?? 0;
    }
  }
  return sums;
}

function strongestGrid(sums: Float64Array): number | null {
  const total = sums.reduce((sum, of) => sum + of, 0);
  let strongest: number | null = null;
  for (let period = finest; period <= coarsest; period++) {
    const on: number[] = [];
    let off = total;
    for (let at = period - 1 - reach + (period <= reach ? period : 0); at < sums.length - 1; at += period) {
      const here = sums[at] ?? 0;
      // what was scaled has its grid between pixels
      on.push(Math.max(sums[at - 1] ?? 0, here, sums[at + 1] ?? 0));
      off -= here;
    }
    const onLines = on.length === 0 ? 0 : withoutOdd(on);
    if (onLines === 0) continue;
    const strength = onLines / Math.max(off / (sums.length - on.length), onLines / strongestKnown);
    if (strongest === null || strength > strongest) strongest = strength;
  }
  return strongest;
}

/** Mean of the lines of a grid, in which odd ones don't count for many. */
function withoutOdd(lines: number[]): number {
  lines.sort((a, b) => a - b);
  const limit = mostOfUsual * (lines[lines.length >> 1] ?? 0);
  return lines.reduce((sum, line) => sum + Math.min(line, limit), 0) / lines.length;
}
