import { CONFIG, type Config } from '@app/config';
import { LOGGER, type Logger } from '@app/telemetry';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { declaredJobs } from './define-job';
import { Doorbell } from './doorbell';
import { JobTable } from './job-table';

const ringsPerRound = 500;
const lockKey = 7_310_145;
const frozenMs = 10_000;

/** Looks after what doorbells and dead workers forget: expired leases go back, waiting rows are rung for again. */
@Injectable()
export class Reconciler implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly doorbell: Doorbell,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.round = this.round.then(() => this.reconcile());
    }, this.config.RECONCILE_INTERVAL_MS);
    this.round = this.reconcile();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
  }

  private async reconcile(): Promise<void> {
    try {
      for (const [name, event] of new Map(declaredJobs().map((job) => [job.table, job.event]))) {
        const table = new JobTable(this.dataSource, name, event);
        if (await this.sweepAlone(table)) await this.ringFor(table, name);
      }
    } catch (error) {
      this.logger.warn({ err: error }, 'reconciling failed; the next round tries again');
    }
  }

  /** One worker at a time sweeps; the others have nothing to do this round. */
  private async sweepAlone(table: JobTable): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      // A worker that freezes in here must not keep all others from sweeping: PostgreSQL ends its session, and its lock with it.
      await manager.query(`SET LOCAL idle_in_transaction_session_timeout = ${frozenMs}`);
      const [lock] = await manager.query<{ held: boolean }[]>('SELECT pg_try_advisory_xact_lock($1) AS held', [
        lockKey,
      ]);
      if (!lock?.held) return false;
      await table.sweepExpired(this.config.MAX_CRASHES, {
        code: 'WORKER_CRASHED',
        title: 'The work could not be done',
        detail: `The worker ended unexpectedly ${this.config.MAX_CRASHES} times while this was being analysed; it is not tried again by itself.`,
      });
      return true;
    });
  }

  private async ringFor(table: JobTable, name: string): Promise<void> {
    for (const row of await table.waiting(ringsPerRound)) {
      const job = declaredJobs().find((candidate) => candidate.table === name && candidate.lane === row.lane);
      if (job) await this.doorbell.ring(job, row.id, row.attempt);
    }
  }
}
