import { CONFIG, type Config } from '@app/config';
import { LOGGER, type Logger } from '@app/telemetry';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Nudge } from './nudge';
import { FeedRound } from './round';

const leaseMs = 10_000;
const renewEveryMs = 2_000;
const soonMs = 100;
const atLastMs = 1_000;
/** So many ends are worth a round of their own; a batch with little in flight gets its next items at once. */
const muchOf = (concurrency: number) => Math.max(1, Math.floor(concurrency / 4));

/**
 * Feeds the batches this worker holds: each has one feeder at a time in the whole installation, named by a lease in its row, so that its work is
 * not done twice; that no item is counted twice rests on the rows alone.
 */
@Injectable()
export class BatchFeeder {
  private readonly feeds = new Map<string, { nudge: Nudge; done: Promise<void> }>();
  private timer: NodeJS.Timeout | undefined;
  private claiming: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly round: FeedRound,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.look(), renewEveryMs);
    this.look();
  }

  /** A batch has work: a new one, or one of ours. */
  look(): void {
    if (this.stopped) return;
    for (const { nudge } of this.feeds.values()) nudge.now();
    this.claiming = this.claiming.then(() => this.claim());
  }

  /** Some job ended somewhere. */
  hear(): void {
    for (const { nudge } of this.feeds.values()) nudge.hear();
  }

  /** Ends after the rounds that run, and lets others go on at once. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.claiming;
    for (const { nudge } of this.feeds.values()) nudge.now();
    await Promise.all([...this.feeds.values()].map(({ done }) => done));
    await this.dataSource
      .query('UPDATE batches SET lease_owner = NULL, lease_until = NULL WHERE lease_owner = $1', [this.owner])
      .catch((error: unknown) =>
        this.logger.warn({ err: error }, 'batches could not be handed back; their leases end'),
      );
  }

  private get owner(): string {
    return this.config.instanceId;
  }

  /** Renews what is ours and takes what nobody feeds, those that wait longest first. */
  private async claim(): Promise<void> {
    try {
      const [rows] = await this.dataSource.query<[{ id: string; concurrency: number }[], number]>(
        `UPDATE batches SET lease_owner = $1, lease_until = now() + $2 * interval '1 millisecond'
         WHERE id IN (SELECT id FROM batches
                      WHERE processed_at IS NULL AND status <> 'receiving' AND (status <> 'paused' OR running > 0)
                        AND (lease_until IS NULL OR lease_until < now() OR lease_owner = $1)
                      ORDER BY created_at LIMIT 200 FOR UPDATE SKIP LOCKED)
         RETURNING id, concurrency`,
        [this.owner, Math.min(leaseMs, this.config.LEASE_MS)],
      );
      for (const { id, concurrency } of rows) if (!this.feeds.has(id) && !this.stopped) this.begin(id, concurrency);
    } catch (error) {
      this.logger.warn({ err: error }, 'looking for batches failed; the next look tries again');
    }
  }

  private begin(id: string, concurrency: number): void {
    const nudge = new Nudge({ soonMs, atLastMs });
    const done = this.feed(id, nudge, muchOf(concurrency)).finally(() => {
      this.feeds.delete(id);
      this.round.forget(id);
    });
    this.feeds.set(id, { nudge, done });
  }

  private async feed(id: string, nudge: Nudge, much: number): Promise<void> {
    while (!this.stopped) {
      try {
        const after = await this.round.run(id, this.owner);
        if (after === 'over') return;
        if (after === 'waiting') await nudge.wait(much);
      } catch (error) {
        this.logger.warn({ err: error, batch_id: id }, 'feeding a batch failed; the next round tries again');
        await nudge.wait(Number.POSITIVE_INFINITY);
      }
    }
  }
}
