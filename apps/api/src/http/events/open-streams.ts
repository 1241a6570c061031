import { errorKind } from '@app/errors';

/** Of one user at one API, of the 10,000 connections it takes: nobody follows so much that others are not let in. */
const mostStreams = 1_000;
const retryAfterSec = 10;

const tooManyStreams = errorKind<{ most: number }>(
  'TOO_MANY_STREAMS',
  'too-many-requests',
  (d) => `You follow ${d.most} event streams here already. End some of them, or follow a batch in place of its items.`,
);

/** How many streams of events each user has open. */
export class OpenStreams {
  private readonly open = new Map<string, number>();

  constructor(private readonly most = mostStreams) {}

  /**
   * Counts one more.
   * @returns what ends it
   * @throws AppError TOO_MANY_STREAMS
   */
  enter(userId: string): () => void {
    const before = this.open.get(userId) ?? 0;
    if (before >= this.most) throw tooManyStreams({ most: this.most }, { retryAfterSec });
    this.open.set(userId, before + 1);
    return () => this.leave(userId);
  }

  private leave(userId: string): void {
    const left = (this.open.get(userId) ?? 1) - 1;
    if (left > 0) this.open.set(userId, left);
    else this.open.delete(userId);
  }
}
