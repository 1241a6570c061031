/** The straight line through what was added, by least squares: y = base + slope · x. */
export class StraightLine {
  count = 0;
  private x = 0;
  private y = 0;
  private xx = 0;
  private xy = 0;

  add(x: number, y: number): void {
    this.count += 1;
    this.x += x;
    this.y += y;
    this.xx += x * x;
    this.xy += x * y;
  }

  /** Null where all lies at one x. */
  get slope(): number | null {
    const spread = this.count * this.xx - this.x * this.x;
    return spread > 0 ? (this.count * this.xy - this.x * this.y) / spread : null;
  }

  /** What y is at x = 0 on a line so steep through the middle of all. */
  base(slope: number): number {
    return (this.y - slope * this.x) / this.count;
  }
}
