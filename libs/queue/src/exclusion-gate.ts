/** Lets many in together, or one alone: a job that took its worker down once must not take its neighbours along. */
export class ExclusionGate {
  private together = 0;
  private alone = false;
  private readonly waiting = new Set<() => void>();

  /** Enters beside others; waits while somebody is inside alone or waits to be. */
  async enterTogether(): Promise<() => void> {
    while (this.alone) await this.change();
    return this.enter();
  }

  /** Enters beside others; null, at once, while somebody is inside alone or waits to be. */
  enterIfOpen(): (() => void) | null {
    return this.alone ? null : this.enter();
  }

  private enter(): () => void {
    this.together += 1;
    return once(() => {
      this.together -= 1;
      this.wake();
    });
  }

  /**
   * Enters alone: keeps newcomers out and waits for those inside to leave.
   * @returns null when they did not within `patienceMs`: work of hours must not close the door for hours
   */
  async enterAlone(patienceMs: number): Promise<(() => void) | null> {
    const until = Date.now() + patienceMs;
    while (this.alone) if (!(await this.change(until))) return null;
    this.alone = true;
    const leave = once(() => {
      this.alone = false;
      this.wake();
    });
    while (this.together > 0) {
      if (await this.change(until)) continue;
      leave();
      return null;
    }
    return leave;
  }

  /** @returns false when `until` came first */
  private change(until?: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = until === undefined ? undefined : setTimeout(() => settle(false), Math.max(0, until - Date.now()));
      const settle = (changed: boolean) => {
        this.waiting.delete(woken);
        clearTimeout(timer);
        resolve(changed);
      };
      const woken = () => settle(true);
      this.waiting.add(woken);
    });
  }

  private wake(): void {
    for (const resolve of [...this.waiting]) resolve();
  }
}

function once(leave: () => void): () => void {
  let left = false;
  return () => {
    if (left) return;
    left = true;
    leave();
  };
}
