import type { LineErrors } from '../content-results';
import { rounded } from '../reading/interval-log';

/** In grey code values: how far a line stands out from those around it, and how alike those are. */
const outlier = 28;
const alike = 14;
/** Of the columns that are looked at, so many must say so; a burst is at most so many lines high. */
const columnShare = 0.6;
const thickest = 4;
/** More lines than this share of the height are texture or combing. */
const mostShare = 0.04;
/** What stays longer than these frames is drawn there. */
const shortFrames = 2;
const longestList = 100;

interface Suspect {
  timeSec: number;
  frame: number;
  rows: number[];
  /** Frames since then in which the same lines stood out. */
  stayed: number;
}

/** Lines that stand out from both neighbours for a frame or two: drop-outs of a tape, and lines a decoder got wrong. */
export class LineErrorDetector {
  private frames = 0;
  private count = 0;
  private readonly list: LineErrors['list'] = [];
  private suspect: Suspect | null = null;
  private rowsBefore: readonly number[] = [];

  constructor(
    private readonly columns: number,
    private readonly height: number,
  ) {}

  /** @param picture rows of `columns` grey pixels each */
  take(picture: Buffer, timeSec: number): void {
    this.frames += 1;
    const rows = this.outstandingRows(picture);
    const { suspect } = this;
    if (suspect !== null) {
      if (rows.some((row) => isNear(suspect.rows, row))) suspect.stayed += 1;
      else this.settle();
      if (suspect.stayed >= shortFrames) this.suspect = null;
    }
    const fresh = rows.filter((row) => !isNear(this.rowsBefore, row));
    if (this.suspect === null && fresh.length > 0 && this.frames > 1)
      this.suspect = { timeSec, frame: this.frames, rows: fresh, stayed: 0 };
    this.rowsBefore = rows;
  }

  result(): LineErrors {
    this.settle();
    return { frames: this.count, list: this.list };
  }

  private settle(): void {
    const { suspect } = this;
    this.suspect = null;
    if (suspect === null) return;
    this.count += 1;
    if (this.list.length < longestList)
      this.list.push({
        time_sec: rounded(suspect.timeSec),
        frame: suspect.frame,
        rows: suspect.rows.slice(0, 10),
        row_count: suspect.rows.length,
      });
  }

  private outstandingRows(picture: Buffer): number[] {
    const { columns, height } = this;
    const rows: number[] = [];
    const least = Math.ceil(columns * columnShare);
    for (let row = 1; row < height - 1; row++) {
      // most lines are like the one above them: that alone decides nearly always
      if (!this.rises(picture, row, least)) continue;
      for (let thick = 1; thick <= thickest && row + thick < height; thick++) {
        if (this.standsOut(picture, row, thick, least)) {
          for (let of = 0; of < thick; of++) rows.push(row + of);
          row += thick;
          break;
        }
      }
    }
    return rows.length > height * mostShare ? [] : rows;
  }

  /** Whether enough columns differ from the line above by as much as an error would. */
  private rises(picture: Buffer, row: number, least: number): boolean {
    const { columns } = this;
    const begin = row * columns;
    let calm = columns - least;
    for (let at = begin; at < begin + columns; at++) {
      const rise = (picture[at] ?? 0) - (picture[at - columns] ?? 0);
      if (rise <= outlier && rise >= -outlier && --calm < 0) return false;
    }
    return true;
  }

  private standsOut(picture: Buffer, row: number, thick: number, least: number): boolean {
    const { columns } = this;
    const [above, top] = [(row - 1) * columns, row * columns];
    const [bottom, below] = [(row + thick - 1) * columns, (row + thick) * columns];
    let votes = 0;
    for (let column = 0; column < columns; column++) {
      const before = picture[above + column] ?? 0;
      const after = picture[below + column] ?? 0;
      const apart = before - after;
      const rise = (picture[top + column] ?? 0) - before;
      const fall = (picture[bottom + column] ?? 0) - after;
      const isOut = (rise > outlier && fall > outlier) || (rise < -outlier && fall < -outlier);
      if (isOut && apart < alike && apart > -alike) votes += 1;
      // not enough columns are left
      else if (votes + columns - column - 1 < least) return false;
    }
    return votes >= least;
  }
}

function isNear(rows: readonly number[], row: number): boolean {
  return rows.some((other) => Math.abs(other - row) <= 1);
}
