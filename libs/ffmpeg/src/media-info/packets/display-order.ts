const WINDOW = 32;

export interface TimedFrame {
  timeSec: number;
  durationSec: number | null;
}

/** Gives frames back in ascending time as far as 32 packets of reordering allow: decoders reorder by 16 frames at most. */
export class DisplayOrder {
  private readonly waiting: TimedFrame[] = [];

  /** Takes the next frame in file order; gives the next one in display order, or null while the window fills. */
  push(frame: TimedFrame): TimedFrame | null {
    let at = this.waiting.length;
    while (at > 0 && (this.waiting[at - 1]?.timeSec ?? 0) > frame.timeSec) at -= 1;
    this.waiting.splice(at, 0, frame);
    return this.waiting.length > WINDOW ? (this.waiting.shift() ?? null) : null;
  }

  drain(): TimedFrame[] {
    return this.waiting.splice(0);
  }
}
