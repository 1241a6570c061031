/**
 * Waits until it is worth while to look again: at once when much has ended, soon when something has, at last when nothing was heard.
 */
export class Nudge {
  private heard = 0;
  private wake: (() => void) | null = null;

  constructor(private readonly times: { soonMs: number; atLastMs: number }) {}

  /** Something ended. */
  hear(): void {
    this.heard += 1;
    this.wake?.();
  }

  /** Something is to be done now. */
  now(): void {
    this.heard = Number.MAX_SAFE_INTEGER;
    this.wake?.();
  }

  /** @param much how many ends are worth a look of their own */
  async wait(much: number): Promise<void> {
    await new Promise<void>((resolve) => {
      let soon: NodeJS.Timeout | undefined;
      const done = () => {
        clearTimeout(soon);
        clearTimeout(atLast);
        this.wake = null;
        this.heard = 0;
        resolve();
      };
      const look = () => {
        if (this.heard >= much) done();
        else if (this.heard > 0) soon ??= setTimeout(done, this.times.soonMs);
      };
      const atLast = setTimeout(done, this.times.atLastMs);
      this.wake = look;
      look();
    });
  }
}
