/** Whether there is more to do at once. */
type Round = () => Promise<boolean>;

/**
 * Runs rounds one after another: every `everyMs`, and at once when woken. Wakes during a round are one more round; between two rounds there
 * is at least `gapMs`, so that a thousand wakes a second cost no thousand rounds.
 */
export class Pulse {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private busy = false;
  private again = false;
  private stopped = false;
  private nextNotBefore = 0;

  /** @param onError a failed round is told and the next one comes as if nothing was */
  constructor(
    private readonly round: Round,
    private readonly settings: { everyMs: number; gapMs: number },
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Starts, or brings the next round forward to now. */
  wake(): void {
    if (this.busy) this.again = true;
    else this.schedule(Math.max(0, this.nextNotBefore - Date.now()));
  }

  /** No round begins any more; resolves when the last has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(delayMs: number): void {
    clearTimeout(this.timer);
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.beat();
    }, delayMs);
  }

  private async beat(): Promise<void> {
    this.busy = true;
    this.again = false;
    try {
      if (await this.round()) this.again = true;
    } catch (error) {
      this.onError(error);
    }
    this.busy = false;
    this.nextNotBefore = Date.now() + this.settings.gapMs;
    this.schedule(this.again ? this.settings.gapMs : this.settings.everyMs);
  }
}
