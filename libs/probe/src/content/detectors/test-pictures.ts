import { thumbnailFormat } from '../graph/thumbnail-format';
import { isColorBars } from '../pictures/color-bars';
import { isTextCard } from '../pictures/text-card';
import type { Interval } from '../content-results';
import { IntervalLog } from '../reading/interval-log';

/** Mean difference of the small picture below which it stands still, code values. */
const still = 0.35;
const slateSec = 1;
const barsSec = 0.2;

/** Colour bars, and still cards of text such as slates, on the small picture of every frame. */
export class TestPicturesDetector {
  private readonly bars: IntervalLog;
  private readonly cards: IntervalLog;
  private before: Buffer | null = null;
  private stillSince: number | null = null;
  private isCard: boolean | null = null;
  private areBars = false;

  constructor(streamIndex: number) {
    this.bars = new IntervalLog({ stream_index: streamIndex }, barsSec);
    this.cards = new IntervalLog({ stream_index: streamIndex }, slateSec);
  }

  /** @param picture planar 4:4:4, 8 bits, narrow range */
  take(picture: Buffer, timeSec: number): void {
    const stands = this.before !== null && isStill(this.before, picture);
    if (this.before === null) this.before = Buffer.from(picture);
    else if (!stands) picture.copy(this.before);
    if (!stands) {
      this.areBars = isColorBars(picture, thumbnailFormat);
      this.cards.end(timeSec);
      this.stillSince = timeSec;
      this.isCard = null;
    }
    this.bars.mark(this.areBars, timeSec);
    if (!stands || this.isCard !== null || timeSec - (this.stillSince ?? timeSec) < slateSec / 2) return;
    this.isCard = !this.areBars && isTextCard(picture, thumbnailFormat);
    if (this.isCard) this.cards.begin(this.stillSince ?? timeSec);
  }

  result(endSec: number): { bars: Interval[]; cards: Interval[] } {
    this.bars.end(endSec);
    this.cards.end(endSec);
    return { bars: this.bars.list, cards: this.cards.list };
  }
}

function isStill(before: Buffer, after: Buffer): boolean {
  const pixels = Math.trunc(after.length / 3);
  const most = still * pixels;
  let sum = 0;
  for (let at = 0; at < pixels; at++) {
    sum += Math.abs((after[at] ?? 0) - (before[at] ?? 0));
    // what moves is known to move after a few lines
    if (sum > most) return false;
  }
  return true;
}
