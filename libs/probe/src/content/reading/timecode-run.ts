import type { DecodeFacts } from '../decode-facts';

/** Versions of the tool set a dash or a colon before it. */
const code = /timecode(?: -|:) (\d{2}):(\d{2}):(\d{2})([:;.])(\d{2})/;

interface Seen {
  frame: number;
  seconds: number;
  frames: number;
}

/**
 * Timecodes of pictures (SMPTE ST 12-1 and GOP headers) as the log shows them, one after another: so many frames later the code
 * must be so much later. The rate is learned from the highest frame number seen; codes within the first second are waited for.
 */
export class TimecodeRun {
  private base = 0;
  private checked = 0;
  private breaks = 0;
  private firstBreakSec: number | null = null;
  private last: Seen | null = null;
  private readonly early: { before: Seen; seen: Seen; timeSec: number | null }[] = [];

  /** @param frame how many frames were shown so far, the one the line belongs to among them */
  take(line: string, frame: number, timeSec: number | null): void {
    const found = code.exec(line);
    if (!found) return;
    const [hours, minutes, seconds, frames] = [found[1], found[2], found[3], found[5]].map(Number) as [
      number,
      number,
      number,
      number,
    ];
    this.base = Math.max(this.base, frames + 1);
    const seen = { frame, seconds: hours * 3600 + minutes * 60 + seconds, frames };
    const before = this.last;
    this.last = seen;
    if (!before || before.frame === frame) return;
    this.checked += 1;
    if (seen.seconds === before.seconds || this.early.length >= 300) this.judge(before, seen, timeSec);
    else this.early.push({ before, seen, timeSec });
  }

  result(): DecodeFacts['timecode_continuity'] {
    if (this.checked === 0) return null;
    for (const { before, seen, timeSec } of this.early) this.judge(before, seen, timeSec);
    this.early.length = 0;
    return { checked: this.checked, breaks: this.breaks, first_break_sec: this.firstBreakSec };
  }

  private judge(before: Seen, seen: Seen, timeSec: number | null): void {
    const step = (seen.seconds - before.seconds) * this.base + seen.frames - before.frames;
    const frames = seen.frame - before.frame;
    // drop frame leaves out two numbers a minute at 30 frames a second, four at 60
    const dropped = Math.floor(seen.seconds / 60) > Math.floor(before.seconds / 60);
    if (step === frames || (dropped && step > frames && step <= frames + 4)) return;
    this.breaks += 1;
    this.firstBreakSec ??= timeSec;
  }
}
