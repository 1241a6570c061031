import { CONFIG, type Config } from '@app/config';
import { errorKind } from '@app/errors';
import { Metrics } from '@app/telemetry';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { JobDefinition } from './define-job';
import { JobTable } from './job-table';

const freshMs = 1_000;
const retryAfterSec = 15;

const queueFull = errorKind<{ job: string; limit: number }>(
  'QUEUE_FULL',
  'unavailable',
  (d) =>
    `${d.limit} jobs of this kind (${d.job}) wait already: more than the workers can do soon. Try again as Retry-After says; the operator can add workers or raise QUEUE_MAX_WAITING.`,
);

interface Standing {
  waiting: number;
  at: number;
  looking: boolean;
}

/** Refuses new work while too much waits: a queue that only grows answers nobody. Work of batches is let in by its own rounds. */
@Injectable()
export class Admission {
  private readonly lanes = new Map<string, Standing>();

  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'QUEUE_MAX_WAITING'>,
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Costs a question to PostgreSQL once a second a lane, and only the first of a process waits for its answer.
   * @throws AppError QUEUE_FULL
   */
  async require(job: JobDefinition): Promise<void> {
    const limit = this.config.QUEUE_MAX_WAITING;
    if (limit === 0) return;
    const standing = this.lanes.get(job.name) ?? (await this.look(job, limit));
    if (performance.now() - standing.at > freshMs && !standing.looking) {
      standing.looking = true;
      // A database that is away refuses the work itself.
      void this.look(job, limit).catch(() => (standing.looking = false));
    }
    if (standing.waiting >= limit) {
      this.metrics.refusedForLoad('queue');
      throw queueFull({ job: job.name, limit }, { retryAfterSec });
    }
    standing.waiting += 1;
  }

  private async look(job: JobDefinition, limit: number): Promise<Standing> {
    const waiting = await new JobTable(this.dataSource, job.table, job.event).countWaiting(job.lane, limit);
    const standing = { waiting, at: performance.now(), looking: false };
    this.lanes.set(job.name, standing);
    return standing;
  }
}
