import { CONFIG, type Config } from '@app/config';
import { LOGGER, type Logger, Metrics } from '@app/telemetry';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { type Attempt, type AttemptParts, AttemptRun, type FinishedListener, type Work } from './attempt-run';
import { AttemptWatch } from './attempt-watch';
import type { JobDefinition } from './define-job';
import { Doorbell } from './doorbell';
import { ExclusionGate } from './exclusion-gate';
import { JobEvents } from './job-events';
import type { Claim, JobTable } from './job-table';
import { Lease } from './lease';
import { Words } from './words';

/** How long newcomers are kept out for a row that shall run alone. */
const alonePatienceMs = 5_000;

/** One that crashed before runs alone, and who was gathered gathers no others. */
const noCompany: Attempt['gather'] = () => Promise.resolve(0);

/** A row that is knocked for is about so far from being seen. */
const knockLeadMs = 1;

/** Between looks for a row whose bell was heard before it could be seen; together longer than {@link Doorbell.leadMs}. */
const looksMs = [2, 3, 5, 10, 20, 40, 80, 160];

/** Takes rows and runs an attempt of each under a lease; hands them back when the process is told to stop. */
@Injectable()
export class LeaseRunner implements AttemptParts, BeforeApplicationShutdown {
  private readonly gate = new ExclusionGate();
  private readonly running = new Set<{ lease: Lease; done: Promise<void> }>();
  private readonly listeners: FinishedListener[] = [];
  private closing = false;

  constructor(
    @Inject(CONFIG) readonly config: Config,
    @Inject(LOGGER) readonly logger: Logger,
    readonly words: Words,
    readonly doorbell: Doorbell,
    readonly events: JobEvents,
    private readonly metrics: Metrics,
  ) {}

  /** Told after an attempt's end was recorded: the row as it was claimed, and the columns that were set. */
  onFinished(listener: FinishedListener): void {
    this.listeners.push(listener);
  }

  /**
   * Works off the fairest waiting row of the lane; does nothing when none waits.
   * @param rung id of the row the bell was rung for
   */
  async runNext(table: JobTable, job: JobDefinition, work: Work, rung?: string): Promise<void> {
    if (await this.runWaiting(table, job, work)) return;
    if (await table.hasSuspects(job.lane)) await this.runSuspect(table, job, work);
    if (rung !== undefined && (await this.comesToWait(table, rung))) await this.runWaiting(table, job, work);
  }

  /**
   * For a row that was knocked for and is on its way into PostgreSQL: works off the fairest waiting row once it is there, or did not come in time.
   * Where somebody is alone here the bell is left to do.
   * @param begin what can be done before
   */
  async runKnocked(table: JobTable, job: JobDefinition, work: Work, id: string, begin: () => void): Promise<void> {
    const leave = this.closing ? null : this.gate.enterIfOpen();
    if (!leave) return;
    try {
      begin();
      // Its row needs its time, and is not needed before what was begun has ended.
      await delay(knockLeadMs);
      if (await this.comesToWait(table, id)) await this.take(table, job, work);
    } finally {
      leave();
    }
  }

  /** A bell may be rung while its row is on its way into PostgreSQL, and be heard first. */
  private async comesToWait(table: JobTable, rung: string): Promise<boolean> {
    for (const pause of looksMs) {
      const unfinished = await table.isUnfinished(rung);
      if (unfinished !== null) return unfinished;
      if (this.closing) return false;
      await delay(pause);
    }
    return true;
  }

  /** @returns false when there was nothing to take */
  private async runWaiting(table: JobTable, job: JobDefinition, work: Work): Promise<boolean> {
    const leave = await this.gate.enterTogether();
    try {
      return await this.take(table, job, work);
    } finally {
      leave();
    }
  }

  /** @returns false when there was nothing to take */
  private async take(table: JobTable, job: JobDefinition, work: Work): Promise<boolean> {
    if (this.closing) return true;
    const claim = await table.claim(job.lane, this.config.instanceId, this.config.LEASE_MS);
    if (claim) await this.runWithCompany(table, job, claim, work);
    return claim !== null;
  }

  /** A row is claimed only once it is alone: those that wait for their turn must not share in another's crash. */
  private async runSuspect(table: JobTable, job: JobDefinition, work: Work): Promise<void> {
    const leave = await this.gate.enterAlone(alonePatienceMs);
    // Long work is under way here: another worker, or a later round, takes it.
    if (!leave) return;
    try {
      if (this.closing) return;
      const claim = await table.claimSuspect(job.lane, this.config.instanceId, this.config.LEASE_MS);
      if (claim) await this.run(table, job, claim, work, noCompany);
    } finally {
      leave();
    }
  }

  /** Those it gathers are part of what it does: the place is free once all have ended. */
  private async runWithCompany(table: JobTable, job: JobDefinition, claim: Claim, work: Work): Promise<void> {
    const company: Promise<void>[] = [];
    await this.run(table, job, claim, work, async (alike, most, workOf) => {
      if (this.closing || most < 1) return 0;
      const mates = await table.claimAlike(claim, alike, most, this.config.LEASE_MS);
      company.push(...mates.map((mate) => this.runMate(table, job, mate, workOf())));
      return mates.length;
    }).finally(() => Promise.all(company));
  }

  /** Nobody waits for it until the one that gathered it has ended: what it throws is told here, or would end the process. */
  private async runMate(table: JobTable, job: JobDefinition, mate: Claim, work: Work): Promise<void> {
    await this.run(table, job, mate, work, noCompany).catch((error: unknown) =>
      this.logger.error({ err: error, row_id: mate.id }, 'how an attempt ended could not be recorded'),
    );
  }

  private async run(
    table: JobTable,
    job: JobDefinition,
    claim: Claim,
    work: Work,
    gather: Attempt['gather'],
  ): Promise<void> {
    const lease = new Lease(table, claim, this.words, this.config);
    const watch = new AttemptWatch(job, claim, this.metrics, this.logger, this.config.SLOW_JOB_MS);
    const run = new AttemptRun({ table, job, claim, lease, watch }, this, this.listeners, gather);
    const entry = { lease, done: run.through(work) };
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
}
