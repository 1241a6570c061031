import type { LumaPicture } from './luma-picture';

/** A plateau is at least so wide; more than `counted` pixels of one are a plain area and not a gradient. */
const plateau = 8;
const counted = 64;
/** Steps between plateaus that are seen as bands, in 8-bit code values; larger ones are edges. */
const leastStep = 0.75;
const mostStep = 3;
const everyLine = 4;

/**
 * Share of the picture, per cent, that lies in staircases: three or more plateaus in a row that rise or fall by small steps, as a
 * gradient of too few code values shows. Rows and columns are read; the larger share counts.
 */
export function bandedShare({ width, height, scale, samples }: LumaPicture): number {
  const along = (lines: number, length: number, line: number, step: number): number => {
    let banded = 0;
    let read = 0;
    for (let at = 0; at < lines; at += everyLine) {
      banded += bandedPixels(samples, at * line, length, step, scale);
      read += length;
    }
    return read === 0 ? 0 : (banded / read) * 100;
  };
  return Math.max(along(height, width, width, 1), along(width, height, 1, width));
}

function bandedPixels(
  samples: Uint8Array | Uint16Array,
  from: number,
  length: number,
  step: number,
  scale: number,
): number {
  let banded = 0;
  let stairs = 0;
  let pixels = 0;
  let direction = 0;
  // of the plateau before; NaN where there was none
  let before = Number.NaN;
  let at = 0;
  while (at < length) {
    const value = samples[from + at * step] ?? 0;
    let end = at + 1;
    while (end < length && samples[from + end * step] === value) end += 1;
    const run = end - at;
    at = end;
    // most of a picture has no plateaus
    if (run < plateau && stairs === 0) continue;
    const change = (value - before) / scale;
    const size = Math.abs(change);
    const goesOn =
      run >= plateau && size >= leastStep && size <= mostStep && (direction === 0 || Math.sign(change) === direction);
    if (!goesOn) {
      if (stairs >= 3) banded += pixels;
      stairs = 0;
      pixels = 0;
      direction = 0;
      before = Number.NaN;
    } else direction = Math.sign(change);
    if (run < plateau) continue;
    stairs += 1;
    pixels += Math.min(run, counted);
    before = value;
  }
  return stairs >= 3 ? banded + pixels : banded;
}
