/** Figures of every compared frame by name; NaN where there is none. Grows as frames come, 8 bytes a figure. */
export class FrameTable {
  private readonly columns = new Map<string, Float64Array>();
  private rows = 0;

  get length(): number {
    return this.rows;
  }

  get names(): string[] {
    return [...this.columns.keys()];
  }

  set(row: number, name: string, value: number): void {
    let column = this.columns.get(name) ?? new Float64Array(1024).fill(Number.NaN);
    if (row >= column.length) {
      const longer = new Float64Array(Math.max(row + 1, column.length * 2)).fill(Number.NaN);
      longer.set(column);
      column = longer;
    }
    column[row] = value;
    this.columns.set(name, column);
    this.rows = Math.max(this.rows, row + 1);
  }

  at(row: number, name: string): number {
    return this.columns.get(name)?.[row] ?? Number.NaN;
  }

  /** Values of a column by row; shorter than the table where the last rows have none. */
  column(name: string): Float64Array {
    return (this.columns.get(name) ?? new Float64Array(0)).subarray(0, this.rows);
  }
}
