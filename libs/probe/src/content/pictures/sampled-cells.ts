interface Size {
  width: number;
  height: number;
}

/** Cells that are not as they were in the picture before, by their number among those looked at. */
export interface ChangedCells {
  readonly changed: Uint16Array;
  /** How many of them count. */
  readonly count: number;
}

export const noCells: ChangedCells = { changed: new Uint16Array(0), count: 0 };

/** No colour is below 0: in the first picture all cells are new. */
const none = -1;

/**
 * Every second cell of a small picture, as the black fields of a chessboard: a quarter of the picture is as well known by half of
 * its cells. Most of them stay as they were, and what stays need not be judged again.
 */
export class SampledCells implements ChangedCells {
  /** How many cells are looked at. */
  readonly size: number;
  /** Their code values: Y in the lowest eight bits, then U, then V. */
  readonly colours: Int32Array;
  readonly changed: Uint16Array;
  count = 0;
  /** Sum of the steps of both colour differences, whatever their sign; 0 for the first picture. */
  chromaSteps = 0;
  private first = true;

  /** @param picture its width even, half of its cells below 65,536 */
  constructor(private readonly picture: Size) {
    this.size = (picture.width * picture.height) / 2;
    this.colours = new Int32Array(this.size).fill(none);
    this.changed = new Uint16Array(this.size);
  }

  /** @param picture planar 4:4:4, 8 bits */
  take(picture: Buffer): void {
    const { colours, changed } = this;
    const { width, height } = this.picture;
    const plane = width * height;
    let cell = 0;
    let count = 0;
    let steps = 0;
    for (let row = 0; row < height; row++) {
      const end = (row + 1) * width;
      for (let at = row * width + (row & 1); at < end; at += 2) {
        const colour = (picture[at] ?? 0) | ((picture[at + plane] ?? 0) << 8) | ((picture[at + 2 * plane] ?? 0) << 16);
        const before = colours[cell] ?? 0;
        if (colour !== before) {
          // without a branch on the sign, which nobody can foretell
          steps +=
            Math.abs(((colour >> 8) & 0xff) - ((before >> 8) & 0xff)) + Math.abs((colour >> 16) - (before >> 16));
          colours[cell] = colour;
          changed[count] = cell;
          count += 1;
        }
        cell += 1;
      }
    }
    this.count = count;
    this.chromaSteps = this.first ? 0 : steps;
    this.first = false;
  }
}
