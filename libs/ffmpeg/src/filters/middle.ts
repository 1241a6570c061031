const mostWidth = 960;
const mostHeight = 544;
/** Blocks of every encoder begin on this grid. */
const grid = 16;

/**
 * Filter `crop`: the middle of a large picture, at most 960x544, cut on the encoders' grid. What costs much is measured there;
 * pixels stay as they are, which scaling would not leave them. Empty for a picture that is small enough.
 */
export const middle = {
  ask: (width: number, height: number): string[] => {
    if (width <= mostWidth && height <= mostHeight) return [];
    const [w, h] = [Math.min(width, mostWidth), Math.min(height, mostHeight)];
    const from = (whole: number, part: number) => Math.floor((whole - part) / 2 / grid) * grid;
    return [`crop=${w}:${h}:${from(width, w)}:${from(height, h)}`];
  },
};
