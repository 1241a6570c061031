import type { Config } from '@app/config';
import { AppError, isStoreAway } from '@app/errors';
import type { AttemptOutcome, Logger, WorkOrigin } from '@app/telemetry';
import { setImmediate, setTimeout as delay } from 'node:timers/promises';
import type { AttemptWatch } from './attempt-watch';
import type { JobDefinition } from './define-job';
import type { Doorbell } from './doorbell';
import { failure } from './failure';
import type { JobEvents } from './job-events';
import type { Progress } from './job-row.entity';
import type { Claim, Ended, JobTable, Outcome } from './job-table';
import type { Lease } from './lease';
import type { Words } from './words';

/** How an attempt ended, and the columns that tell. */
export interface Ending {
  outcome: Outcome;
  columns: Record<string, unknown>;
  /**
   * Makes the answer to a caller who waits for this row, while PostgreSQL writes the end: JSON, but for its start, which tells what that
   * sets. Absent: they read the row.
   */
  reply?: () => { start: (ended: Ended) => string; rest: string };
}

/** What a pipeline gets for one attempt. `signal` ends it at once: cancelled, taken over, or shutting down. */
export interface Attempt {
  id: string;
  attempt: number;
  /** The row's columns as stored. */
  row: Record<string, unknown>;
  signal: AbortSignal;
  /** Remembered by the next beat and told to listeners. */
  report(progress: Progress): void;
  /** Tells whoever follows the job, e.g. of a finding. */
  tell(type: string, data: Record<string, unknown>): void;
  /**
   * Takes up to `most` waiting rows of the same owner that are like this one in `alike`, for work that serves several at once. Each is an
   * attempt of its own, with its own lease, cancel and end; `workOf` is asked once for each, before this returns. A suspect gets none.
   * @returns how many
   */
  gather(alike: readonly string[], most: number, workOf: () => Work): Promise<number>;
}

/** What is done in an attempt. */
export type Work = (attempt: Attempt) => Promise<Ending>;

/** Told after an attempt's end was recorded: the row as it was claimed, and the columns that were set. */
export type FinishedListener = (row: Record<string, unknown>, columns: Record<string, unknown>) => void;

/** What an attempt speaks to. */
export interface AttemptParts {
  config: Config;
  logger: Logger;
  words: Words;
  doorbell: Doorbell;
  events: JobEvents;
}

/** Attempts a store may cut short before each further one counts as a crash: work that itself ends its sessions must not circle for ever. */
const innocentAttempts = 5;

/** Characters; what is larger is read from PostgreSQL: Redis drops a listener that falls behind by megabytes. */
const largestReply = 262_144;

/** One attempt at a claimed row: its work, and the end that is recorded, or the row given back. */
export class AttemptRun {
  constructor(
    private readonly of: { table: JobTable; job: JobDefinition; claim: Claim; lease: Lease; watch: AttemptWatch },
    private readonly parts: AttemptParts,
    private readonly listeners: readonly FinishedListener[],
    private readonly gather: Attempt['gather'],
  ) {}

  /** Works, and settles how it ended. */
  async through(work: Work): Promise<void> {
    const { watch, lease } = this.of;
    try {
      await watch.follow(async () => this.settle(await this.ending(work)));
    } finally {
      lease.end();
    }
  }

  private async settle(ending: Ending | null): Promise<AttemptOutcome> {
    const { table, claim, lease } = this.of;
    if (lease.stopped === 'shutdown') {
      await this.handBack();
      return 'handed_back';
    }
    if (lease.stopped === 'no-space' || lease.stopped === 'store-away') {
      // Nobody rings: a full disk is not emptied by hurry, and a store that starts again needs its time. The reconciler does in its own.
      const asCrash = lease.stopped === 'store-away' && isUnderSuspicion(claim);
      await this.persist(() => table.handBack(claim, asCrash));
      return 'handed_back';
    }
    if (lease.stopped !== null || ending === null) return lease.stopped ?? 'lost';
    const [ended, completeReply] = await Promise.all([this.finish(ending), this.handReply(ending)]);
    if (!ended) return 'stale';
    completeReply?.(ended);
    this.parts.words.say({ kind: 'finished', id: claim.id });
    for (const listener of this.listeners) listener(claim.row, ending.columns);
    return ending.outcome;
  }

  /**
   * Spares the caller's process from reading the row it waited for. A reply that gets lost costs it that read: the row is the truth.
   * @returns what completes it, once the row has ended
   */
  private async handReply({ reply }: Ending): Promise<((ended: Ended) => void) | null> {
    const { words, logger } = this.parts;
    const { claim } = this.of;
    const { waiter } = (claim.row['origin'] ?? {}) as WorkOrigin;
    if (waiter === undefined || !reply) return null;
    // Past the turn in which the statement is sent.
    await setImmediate();
    try {
      const { start, rest } = reply();
      if (rest.length > largestReply) return null;
      words.handRest(waiter, claim, rest);
      return (ended) => words.handStart(waiter, claim, ended.version, start(ended));
    } catch (error) {
      logger.error({ err: error, row_id: claim.id }, 'a reply could not be made; the row is read');
      return null;
    }
  }

  /** Rings at once, so that another worker takes it without waiting for the reconciler. */
  private async handBack(): Promise<void> {
    const { table, job, claim } = this.of;
    await table.handBack(claim);
    await this.parts.doorbell.ring(job, claim.id, claim.attempt).catch(() => undefined);
  }

  private async ending(work: Work): Promise<Ending | null> {
    const { claim, lease } = this.of;
    try {
      return await work({
        id: claim.id,
        attempt: claim.attempt,
        row: claim.row,
        signal: lease.signal,
        report: (progress) => this.report(progress),
        tell: (type, data) => this.parts.events.tell(claim.id, type, data),
        gather: this.gather,
      });
    } catch (error) {
      if (lease.stopped !== null) return null;
      if (error instanceof AppError && error.category === 'no-space') {
        this.parts.logger.warn({ row_id: claim.id }, 'the disk is full; the work waits until there is room');
        lease.stop('no-space');
        return null;
      }
      if (isStoreAway(error) && !this.isGivenUp()) {
        this.parts.logger.warn({ err: error, row_id: claim.id }, 'a store was away; the work is handed back');
        lease.stop('store-away');
        return null;
      }
      if (!(error instanceof AppError))
        this.parts.logger.error({ err: error, row_id: claim.id }, 'an attempt failed unexpectedly');
      return { outcome: 'failed', columns: { error: failure(error) } };
    }
  }

  private isGivenUp(): boolean {
    const { claim } = this.of;
    return isUnderSuspicion(claim) && Number(claim.row['crash_count']) + 1 >= this.parts.config.MAX_CRASHES;
  }

  private report(progress: Progress): void {
    const { claim, lease, watch } = this.of;
    watch.entered(progress.stage);
    const before = lease.report(progress);
    if (before?.stage !== progress.stage) this.parts.events.tell(claim.id, 'stage', { stage: progress.stage });
    this.parts.events.tell(claim.id, 'progress', { ...progress });
  }

  private async finish(ending: Ending): Promise<Ended | null> {
    const { table, claim } = this.of;
    const ended = await this.persist(() => table.finish(claim, ending.outcome, ending.columns));
    if (!ended)
      this.parts.logger.warn(
        { row_id: claim.id, attempt: claim.attempt },
        'a stale attempt finished; nothing was changed',
      );
    return ended;
  }

  /** A database that is away for a moment must not cost the result; past the lease the row is somebody else's. */
  private async persist<T>(write: () => Promise<T>): Promise<T> {
    const until = Date.now() + this.parts.config.LEASE_MS;
    for (;;) {
      try {
        return await write();
      } catch (error) {
        if (Date.now() > until) throw error;
        await delay(250);
      }
    }
  }
}

function isUnderSuspicion(claim: Claim): boolean {
  return claim.attempt > innocentAttempts;
}
