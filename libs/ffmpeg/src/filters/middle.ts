const leastWidth = 640;
const leastHeight = 368;
/** Blocks of every encoder begin on this grid. */
const grid = 16;

/** A third of a side, on the grid; small pictures keep more of theirs. */
const part = (whole: number, least: number): number =>
  Math.min(whole, Math.max(least, Math.floor(whole / 3 / grid) * grid));
const from = (whole: number, of: number): number => Math.floor((whole - of) / 2 / grid) * grid;

/**
 * Filter `crop`, which copies nothing: the middle of the picture, a third of each side and at least 640x368, cut on the encoders'
 * grid. What costs much is measured there; pixels stay as they are, which scaling would not leave them.
 */
export const middle = {
  /** Empty for a picture that is small enough. */
  ask: (width: number, height: number): string[] => {
    const [w, h] = [part(width, leastWidth), part(height, leastHeight)];
    return w === width && h === height ? [] : [`crop=${w}:${h}:${from(width, w)}:${from(height, h)}`];
  },
  /** The middle third of every line, at least 320 pixels of it: fields lie in all lines, and on all of their length. */
  askLines: (width: number): string[] => {
    const w = part(width, leastWidth / 2);
    return w === width ? [] : [`crop=${w}:ih:${from(width, w)}:0`];
  },
};
