import type { LumaPicture } from './luma-picture';

/** How much more a pixel differs from those above and below than they from each other, in 8-bit code values. */
const least = 4;
const everyLine = 8;

/**
 * Share of pixels, per cent, that are unlike what is above and below them: noise, drop-outs. As the filter signalstats counts its
 * temporal outliers (TOUT), on every eighth line: with the pixels to the left and right, and on the next lines as on those of the same field.
 */
export function outlierShare({ width, height, scale, samples }: LumaPicture): number {
  const threshold = least * scale;
  let count = 0;
  let lines = 0;
  for (let y = 2; y < height - 2; y += everyLine) {
    lines += 1;
    const end = (y + 1) * width - 1;
    for (let at = y * width + 1; at < end; at++) {
      // most pixels are none by themselves
      if (!isOut(samples, at, width, threshold)) continue;
      if (isRow(samples, at, width, threshold) && isRow(samples, at, 2 * width, threshold)) count += 1;
    }
  }
  return lines === 0 ? 0 : (count / (lines * width)) * 100;
}

/** A pixel and the two beside it. */
function isRow(samples: LumaPicture['samples'], at: number, apart: number, threshold: number): boolean {
  return (
    isOut(samples, at, apart, threshold) &&
    isOut(samples, at - 1, apart, threshold) &&
    isOut(samples, at + 1, apart, threshold)
  );
}

function isOut(samples: LumaPicture['samples'], at: number, apart: number, threshold: number): boolean {
  const here = samples[at] ?? 0;
  const above = samples[at - apart] ?? 0;
  const below = samples[at + apart] ?? 0;
  return (Math.abs(above - here) + Math.abs(below - here)) / 2 - Math.abs(below - above) > threshold;
}
