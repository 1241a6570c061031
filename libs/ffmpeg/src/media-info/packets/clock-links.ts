/** A clock that falls by more than this starts anew; less is packets out of order. */
const RESTART_SEC = 1;

/** Adds up the stretches of a stream whose clock starts anew in between, as in a chained Ogg. */
export class ClockLinks {
  private finishedSec = 0;
  private restarts = 0;
  private start: number | null = null;
  private end: number | null = null;

  add(timeSec: number, durationSec: number): void {
    if (
      this.start !== null &&
      this.end !== null &&
      timeSec < this.end - RESTART_SEC &&
      timeSec <= this.start + RESTART_SEC
    ) {
      this.finishedSec += this.end - this.start;
      this.restarts += 1;
      this.start = this.end = null;
    }
    this.start = Math.min(this.start ?? timeSec, timeSec);
    this.end = Math.max(this.end ?? timeSec, timeSec + durationSec);
  }

  /** Seconds of all stretches; null where the clock never started anew. */
  finish(): number | null {
    return this.restarts === 0 ? null : this.finishedSec + (this.end ?? 0) - (this.start ?? 0);
  }
}
