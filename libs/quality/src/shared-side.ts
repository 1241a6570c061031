import type { OpenSide } from './open-side';

/** A side that stays open until the last who uses it is done. */
export class SharedSide {
  private users = 0;
  private closed = false;

  private constructor(
    private readonly side: OpenSide,
    private readonly close: () => void,
  ) {}

  /**
   * Opened by the first, who is its first user.
   * @param open opens it for as long as what it is given runs. @throws what `open` throws
   */
  static open(open: (use: (side: OpenSide) => Promise<void>) => Promise<void>): Promise<SharedSide> {
    return new Promise((resolve, reject) => {
      open((side) => new Promise((close) => resolve(new SharedSide(side, close)))).catch(reject);
    });
  }

  /** Whoever enters leaves by the returned function, which is safe to call twice; null once the last one has left. */
  enter(): { side: OpenSide; leave: () => void } | null {
    if (this.closed) return null;
    this.users += 1;
    let inside = true;
    const leave = () => {
      if (!inside) return;
      inside = false;
      this.users -= 1;
      if (this.users > 0) return;
      this.closed = true;
      this.close();
    };
    return { side: this.side, leave };
  }
}
