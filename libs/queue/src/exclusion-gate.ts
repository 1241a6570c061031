/** Lets many in together, or one alone: a job that took its worker down once must not take its neighbours along. */
export class ExclusionGate {
  private together = 0;
  private alone = false;
  private readonly waiting: (() => void)[] = [];

  /** Enters beside others; waits while somebody is inside alone or waits to be. */
  async enterTogether(): Promise<() => void> {
    while (this.alone) await this.change();
    this.together += 1;
    return once(() => {
      this.together -= 1;
      this.wake();
    });
  }

  /** Enters alone: keeps newcomers out, waits for those inside to leave. */
  async enterAlone(): Promise<() => void> {
    while (this.alone) await this.change();
    this.alone = true;
    while (this.together > 0) await this.change();
    return once(() => {
      this.alone = false;
      this.wake();
    });
  }

  private change(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private wake(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
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
