/** Times of a stream's frames: those that have none follow the one before. */
export class FrameClock {
  private last: number | null = null;
  private step: number;
  private seen = 0;

  /** @param nominalStepSec duration of a frame as the stream declares it, or null */
  constructor(nominalStepSec: number | null) {
    this.step = nominalStepSec ?? 0.04;
    this.nominal = nominalStepSec !== null;
  }

  private readonly nominal: boolean;

  /** Time of the next frame. */
  take(timeSec: number | null): number {
    const time = timeSec ?? (this.last === null ? 0 : this.last + this.step);
    if (!this.nominal && this.last !== null && time > this.last) this.step = time - this.last;
    this.last = this.last === null ? time : Math.max(this.last, time);
    this.seen += 1;
    return time;
  }

  get frames(): number {
    return this.seen;
  }

  get stepSec(): number {
    return this.step;
  }

  /** When the last frame is over; null before the first. */
  get endSec(): number | null {
    return this.last === null ? null : this.last + this.step;
  }
}
