/** Whether there is more to do at once. */
type Round = () => Promise<boolean>;

/**
 * Runs rounds one after another: every `everyMs`, and when woken. Wakes during a round are one more round; between two rounds there
 * is at least `gapMs`, so that a thousand wakes a second cost no thousand rounds.
 */
export class Pulse {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private busy = false;
  private again = false;
  private stopped = false;
  private nextNotBefore = 0;
  private due = Infinity;

  /**
   * @param settings `leadMs`: how long a round waits after the wake that calls for it (absent: not at all), so that it does not take the
   *   processor from who waits for what woke it
   * @param onError a failed round is told and the next one comes as if nothing was
   */
  constructor(
    private readonly round: Round,
    private readonly settings: { everyMs: number; gapMs: number; leadMs?: number },
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Starts, or brings the next round forward; never puts it off. */
  wake(): void {
    if (this.busy) {
      this.again = true;
      return;
    }
    const now = Date.now();
    const next = Math.max(now + (this.settings.leadMs ?? 0), this.nextNotBefore);
    if (next < this.due) this.schedule(next - now);
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
    this.due = Date.now() + delayMs;
    this.timer = setTimeout(() => {
      this.running = this.beat();
    }, delayMs);
  }

  private async beat(): Promise<void> {
    this.busy = true;
    this.due = Infinity;
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
