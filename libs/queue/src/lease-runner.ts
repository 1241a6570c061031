import { CONFIG, type Config } from '@app/config';
import { AppError, isStoreAway } from '@app/errors';
import { type AttemptOutcome, LOGGER, type Logger, Metrics } from '@app/telemetry';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { AttemptWatch } from './attempt-watch';
import type { JobDefinition } from './define-job';
import { Doorbell } from './doorbell';
import { ExclusionGate } from './exclusion-gate';
import { failure } from './failure';
import { JobEvents } from './job-events';
import type { Progress } from './job-row.entity';
import type { Claim, JobTable, Outcome } from './job-table';
import { Lease } from './lease';
import { Words } from './words';

/** How an attempt ended, and the columns that tell. */
export interface Ending {
  outcome: Outcome;
  columns: Record<string, unknown>;
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
}

/** How long newcomers are kept out for a row that shall run alone. */
const alonePatienceMs = 5_000;

/** Attempts a store may cut short before each further one counts as a crash: work that itself ends its sessions must not circle for ever. */
const innocentAttempts = 5;

/** Runs one attempt under a lease: claim, beat, work, finish; hands the row back when the process is told to stop. */
@Injectable()
export class LeaseRunner implements BeforeApplicationShutdown {
  private readonly gate = new ExclusionGate();
  private readonly running = new Set<{ lease: Lease; done: Promise<void> }>();
  private readonly listeners: ((row: Record<string, unknown>, columns: Record<string, unknown>) => void)[] = [];
  private closing = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly words: Words,
    private readonly doorbell: Doorbell,
    private readonly events: JobEvents,
    private readonly metrics: Metrics,
  ) {}

  /** Told after an attempt's end was recorded: the row as it was claimed, and the columns that were set. */
  onFinished(listener: (row: Record<string, unknown>, columns: Record<string, unknown>) => void): void {
    this.listeners.push(listener);
  }

  /** Works off the fairest waiting row of the lane; does nothing when none waits. */
  async runNext(table: JobTable, job: JobDefinition, work: (attempt: Attempt) => Promise<Ending>): Promise<void> {
    const take = [job.lane, this.config.instanceId, this.config.LEASE_MS] as const;
    const leave = await this.gate.enterTogether();
    try {
      if (this.closing) return;
      const claim = await table.claim(...take);
      if (claim) return await this.run(table, job, claim, work);
    } finally {
      leave();
    }
    if (await table.hasSuspects(job.lane)) await this.runSuspect(table, job, work);
  }

  /** A row is claimed only once it is alone: those that wait for their turn must not share in another's crash. */
  private async runSuspect(
    table: JobTable,
    job: JobDefinition,
    work: (attempt: Attempt) => Promise<Ending>,
  ): Promise<void> {
    const leave = await this.gate.enterAlone(alonePatienceMs);
    // Long work is under way here: another worker, or a later round, takes it.
    if (!leave) return;
    try {
      if (this.closing) return;
      const claim = await table.claimSuspect(job.lane, this.config.instanceId, this.config.LEASE_MS);
      if (claim) await this.run(table, job, claim, work);
    } finally {
      leave();
    }
  }

  private async run(
    table: JobTable,
    job: JobDefinition,
    claim: Claim,
    work: (attempt: Attempt) => Promise<Ending>,
  ): Promise<void> {
    const lease = new Lease(table, claim, this.words, this.config);
    const entry = { lease, done: this.attempt(table, job, claim, lease, work) };
    this.running.add(entry);
    await entry.done.finally(() => this.running.delete(entry));
  }

  /** Stops taking, lets running attempts end within the grace time, then hands the rest back. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    const all = () => Promise.allSettled([...this.running].map((entry) => entry.done));
    const grace = new AbortController();
    await Promise.race([
      all(),
      delay(this.config.SHUTDOWN_GRACE_MS, undefined, { signal: grace.signal }).catch(() => undefined),
    ]);
    grace.abort();
    for (const { lease } of this.running) lease.stop('shutdown');
    await all();
  }

  private async attempt(
    table: JobTable,
    job: JobDefinition,
    claim: Claim,
    lease: Lease,
    work: (attempt: Attempt) => Promise<Ending>,
  ): Promise<void> {
    const watch = new AttemptWatch(job, claim, this.metrics, this.logger, this.config.SLOW_JOB_MS);
    try {
      await watch.follow(async () => {
        return this.settle(table, job, claim, lease, await this.ending(claim, lease, watch, work));
      });
    } finally {
      lease.end();
    }
  }

  private async settle(
    table: JobTable,
    job: JobDefinition,
    claim: Claim,
    lease: Lease,
    ending: Ending | null,
  ): Promise<AttemptOutcome> {
    if (lease.stopped === 'shutdown') {
      await this.handBack(table, job, claim);
      return 'handed_back';
    }
    if (lease.stopped === 'no-space' || lease.stopped === 'store-away') {
      // Nobody rings: a full disk is not emptied by hurry, and a store that starts again needs its time. The reconciler does in its own.
      const asCrash = lease.stopped === 'store-away' && isUnderSuspicion(claim);
      await this.persist(() => table.handBack(claim, asCrash));
      return 'handed_back';
    }
    if (lease.stopped !== null || ending === null) return lease.stopped ?? 'lost';
    if (!(await this.finish(table, claim, ending))) return 'stale';
    this.words.say({ kind: 'finished', id: claim.id });
    for (const listener of this.listeners) listener(claim.row, ending.columns);
    return ending.outcome;
  }

  /** Rings at once, so that another worker takes it without waiting for the reconciler. */
  private async handBack(table: JobTable, job: JobDefinition, claim: Claim): Promise<void> {
    await table.handBack(claim);
    await this.doorbell.ring(job, claim.id, claim.attempt).catch(() => undefined);
  }

  private async ending(
    claim: Claim,
    lease: Lease,
    watch: AttemptWatch,
    work: (attempt: Attempt) => Promise<Ending>,
  ): Promise<Ending | null> {
    try {
      return await work({
        id: claim.id,
        attempt: claim.attempt,
        row: claim.row,
        signal: lease.signal,
        report: (progress) => this.report(claim, lease, watch, progress),
        tell: (type, data) => this.events.tell(claim.id, type, data),
      });
    } catch (error) {
      if (lease.stopped !== null) return null;
      if (error instanceof AppError && error.category === 'no-space') {
        this.logger.warn({ row_id: claim.id }, 'the disk is full; the work waits until there is room');
        lease.stop('no-space');
        return null;
      }
      if (isStoreAway(error) && !this.isGivenUp(claim)) {
        this.logger.warn({ err: error, row_id: claim.id }, 'a store was away; the work is handed back');
        lease.stop('store-away');
        return null;
      }
      if (!(error instanceof AppError))
        this.logger.error({ err: error, row_id: claim.id }, 'an attempt failed unexpectedly');
      return { outcome: 'failed', columns: { error: failure(error) } };
    }
  }

  private isGivenUp(claim: Claim): boolean {
    return isUnderSuspicion(claim) && Number(claim.row['crash_count']) + 1 >= this.config.MAX_CRASHES;
  }

  private report(claim: Claim, lease: Lease, watch: AttemptWatch, progress: Progress): void {
    watch.entered(progress.stage);
    const before = lease.report(progress);
    if (before?.stage !== progress.stage) this.events.tell(claim.id, 'stage', { stage: progress.stage });
    this.events.tell(claim.id, 'progress', { ...progress });
  }

  private async finish(table: JobTable, claim: Claim, ending: Ending): Promise<boolean> {
    const held = await this.persist(() => table.finish(claim, ending.outcome, ending.columns));
    if (!held)
      this.logger.warn({ row_id: claim.id, attempt: claim.attempt }, 'a stale attempt finished; nothing was changed');
    return held;
  }

  /** A database that is away for a moment must not cost the result; past the lease the row is somebody else's. */
  private async persist<T>(write: () => Promise<T>): Promise<T> {
    const until = Date.now() + this.config.LEASE_MS;
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
