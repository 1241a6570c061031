import { isToldBefore } from '@app/queue';
import type { ServerResponse } from 'node:http';
import type { Reading } from './reading';

/** A reader so far behind is let go: it comes back and is told how it stands. */
const mostUnreadBytes = 1024 * 1024;

/** Comes before every event. */
const beforeAll = '0-0';

/** One client of a job's events: what it was told, and what of a reading is new to it. */
export class Follower {
  /** resolves when it was ended or went away */
  readonly over: Promise<void>;
  private told = '';
  private leave: () => void = () => undefined;

  /**
   * @param lastId id of the last event it saw; null: it saw none, and is told at first how the job stands
   * @param mayStill whether it would still be let in
   */
  constructor(
    private readonly reply: ServerResponse,
    private lastId: string | null,
    readonly mayStill: () => Promise<boolean>,
  ) {
    this.over = new Promise((resolve) => {
      this.leave = resolve;
      reply.once('close', resolve);
      // It may have gone while the job was looked up.
      if (reply.destroyed) resolve();
    });
  }

  /** What it has to be told comes after this event; null: everything that is kept. */
  get after(): string | null {
    return this.lastId;
  }

  /** How it stands, for a client that comes without a past. */
  greet(reading: Reading): void {
    if (this.lastId === null) this.write(this.snapshotOf(reading));
  }

  /** News first, then whether it ended: a finding is never told after the end. */
  take(reading: Reading): void {
    const news = this.newsOf(reading);
    this.write(reading.end === null ? news : `${news}id: ${this.idOfEnd}\n${reading.end}`);
    if (reading.end !== null) this.end();
  }

  stillHere(): void {
    this.write(': still here\n\n');
  }

  /** Whether or not the client takes the rest, nothing more is read for it. */
  end(): void {
    this.reply.end();
    this.leave();
  }

  private newsOf(reading: Reading): string {
    const { news } = reading;
    // While the stream can't be read, PostgreSQL's progress is the news.
    if (!news) return reading.visible === this.told ? '' : this.snapshotOf(reading);
    const first = news.events[0]?.id;
    const missed = news.whole && this.lastId !== null && (first === undefined || isToldBefore(this.lastId, first));
    let text = missed ? this.snapshotOf(reading) : '';
    if (missed) this.lastId = null;
    for (const { id, frame } of news.events) {
      if (this.lastId !== null && !isToldBefore(this.lastId, id)) continue;
      text += frame;
      this.lastId = id;
    }
    return text;
  }

  private snapshotOf(reading: Reading): string {
    this.told = reading.visible;
    return reading.snapshot(this.lastId ?? beforeAll);
  }

  /** The end has no number of its own: the one after all that was told. Whoever comes back with it is told the end again. */
  private get idOfEnd(): string {
    const [time, number] = (this.lastId ?? beforeAll).split('-');
    return `${time}-${Number(number) + 1}`;
  }

  private write(text: string): void {
    if (text === '' || this.reply.writableEnded || this.reply.destroyed) return;
    this.reply.write(text);
    if (this.reply.writableLength > mostUnreadBytes) this.reply.destroy();
  }
}
