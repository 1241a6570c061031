import { isToldBefore, type JobEvents, type Words } from '@app/queue';
import type { Follower } from './follower';
import { type News, Reading, type Standing } from './reading';

const heartbeatMs = 10_000;
const pollMs = 2_000;

/**
 * A job as all who follow it in this process see it: whatever wakes them, its row and its events are read once, from where the one furthest
 * behind is.
 */
export class JobFeed {
  private readonly followers = new Set<Follower>();
  private readonly stops: (() => void)[];
  private reading = false;
  private again = false;

  /** @param standing reads the row as those who follow here may see it */
  constructor(
    private readonly jobId: string,
    private readonly standing: () => Promise<Standing>,
    private readonly events: JobEvents,
    words: Words,
  ) {
    const poll = setInterval(() => this.poll(), pollMs);
    const heartbeat = setInterval(() => this.followers.forEach((follower) => follower.stillHere()), heartbeatMs);
    this.stops = [
      words.on({ kind: 'event', id: jobId }, () => this.wake()),
      words.on({ kind: 'finished', id: jobId }, () => this.wake()),
      () => clearInterval(poll),
      () => clearInterval(heartbeat),
    ];
  }

  get isEmpty(): boolean {
    return this.followers.size === 0;
  }

  join(follower: Follower): void {
    this.followers.add(follower);
    this.wake();
  }

  leave(follower: Follower): void {
    this.followers.delete(follower);
  }

  close(): void {
    this.stops.forEach((stop) => stop());
  }

  private poll(): void {
    this.wake();
    for (const follower of this.followers) {
      follower.mayStill().then(
        (may) => may || follower.end(),
        () => follower.end(),
      );
    }
  }

  /** However often it is called during a reading, one more follows. */
  private wake(): void {
    this.again = true;
    if (!this.reading) void this.readOn();
  }

  private async readOn(): Promise<void> {
    this.reading = true;
    while (this.again && !this.isEmpty) {
      this.again = false;
      // Whoever comes meanwhile may be further behind than this reading goes back: the next is theirs.
      const present = [...this.followers];
      const reading = await this.read(furthestBehind(present));
      for (const follower of present) {
        if (reading) follower.take(reading);
        else follower.end();
      }
    }
    this.reading = false;
  }

  /** @returns null when the row was deleted or a store is away: a client that comes back is told how it stands */
  private async read(after: string | null): Promise<Reading | null> {
    try {
      const standing = await this.standing();
      return new Reading(standing, await this.newsAfter(after));
    } catch {
      return null;
    }
  }

  private async newsAfter(after: string | null): Promise<News | null> {
    const news = await this.events.after(this.jobId, after).catch(() => null);
    return news && { events: news.events, whole: after === null || news.gap };
  }
}

function furthestBehind(followers: readonly Follower[]): string | null {
  const ids = followers.map(({ after }) => after);
  return ids.reduce((a, b) => (a === null || b === null ? null : isToldBefore(a, b) ? a : b), ids[0] ?? null);
}
