import type { DecodeFacts } from '../decode-facts';

/** Versions of the tool set a dash or a colon before it. */
const code = /(GOP )?timecode(?: -|:) (\d{2}):(\d{2}):(\d{2})([:;.])(\d{2})/;

interface Seen {
  frame: number;
  seconds: number;
  frames: number;
  /** It may as well belong to the picture after it. */
  isFirst: boolean;
}

/**
 * Timecodes of pictures (SMPTE ST 12-1 and GOP headers) as the log shows them, one after another: so many frames later the code
 * must be so much later. The code of a GOP header is that of the first picture shown of the group (ISO/IEC 13818-2, 6.3.8), and
 * ffmpeg hangs it to the picture it puts out while it reads the header, which is the one before; the first
 * picture may have its own or, where a group is one picture, the next one's.
 * A header's frames are counted by the stream's rate. Those of every picture are learned from the highest seen, since at 50 and 60
 * frames a second two may share a number; codes within the first second are waited for.
 * A code that stands at zero all along was never set: cameras reserve its place and leave it empty.
 */
export class TimecodeRun {
  private learned = 0;
  private isSet = false;
  private checked = 0;
  private breaks = 0;
  private firstBreakSec: number | null = null;
  private last: Seen | null = null;
  private readonly early: { before: Seen; seen: Seen; timeSec: number | null }[] = [];

  /** @param rate frames a second of the stream */
  constructor(private readonly rate: number | null) {}

  /** @param frame how many frames were shown so far, the one the line belongs to among them */
  take(line: string, frame: number, timeSec: number | null): void {
    const found = code.exec(line);
    if (!found) return;
    const [, header, ...digits] = found;
    const [hours = 0, minutes = 0, seconds = 0, , frames = 0] = digits.map(Number);
    this.isSet ||= hours + minutes + seconds + frames > 0;
    const isHeader = header !== undefined;
    if (isHeader && this.rate !== null) this.learned = Math.max(this.learned, Math.round(this.rate));
    this.learned = Math.max(this.learned, frames + 1);
    const isFirst = isHeader && frame <= 1;
    const seen = {
      frame: isHeader && !isFirst ? frame + 1 : frame,
      seconds: hours * 3600 + minutes * 60 + seconds,
      frames,
      isFirst,
    };
    const before = this.last;
    this.last = seen;
    if (!before || before.frame === seen.frame) return;
    this.checked += 1;
    if (seen.seconds === before.seconds || this.early.length >= 300) this.judge(before, seen, timeSec);
    else this.early.push({ before, seen, timeSec });
  }

  result(): DecodeFacts['timecode_continuity'] {
    if (this.checked === 0 || !this.isSet) return null;
    for (const { before, seen, timeSec } of this.early) this.judge(before, seen, timeSec);
    this.early.length = 0;
    return { checked: this.checked, breaks: this.breaks, first_break_sec: this.firstBreakSec };
  }

  private judge(before: Seen, seen: Seen, timeSec: number | null): void {
    const step = (seen.seconds - before.seconds) * this.learned + seen.frames - before.frames;
    const frames = seen.frame - before.frame;
    // drop frame leaves out two numbers a minute at 30 frames a second, four at 60
    const dropped = Math.floor(seen.seconds / 60) > Math.floor(before.seconds / 60);
    const runsOn = step === frames || (before.isFirst && step === frames - 1);
    if (runsOn || (dropped && step > frames && step <= frames + 4)) return;
    this.breaks += 1;
    this.firstBreakSec ??= timeSec;
  }
}
