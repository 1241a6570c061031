import { CONFIG, type Config } from '@app/config';
import { LOGGER, type Logger } from '@app/telemetry';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { JobTable } from './job-table';
import type { Station } from './station';

/**
 * Sees to it that no worker is idle while work waits: free places look at PostgreSQL themselves now and then. A bell may have died with
 * the worker that took it, a connection to Redis may have gone deaf, or Redis may be away altogether: then work is slower, never stuck.
 */
@Injectable()
export class IdleWatch implements OnModuleDestroy {
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly looks = new Set<Promise<void>>();
  private closing = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  watch(station: Station): void {
    this.timers.push(setInterval(() => this.look(station), this.config.RECONCILE_INTERVAL_MS));
  }

  async onModuleDestroy(): Promise<void> {
    this.closing = true;
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all(this.looks);
  }

  private look(station: Station): void {
    if (this.closing || station.free <= 0) return;
    const look = this.fill(station)
      .catch((error: unknown) => this.logger.warn({ err: error }, 'looking for overlooked work failed'))
      .finally(() => this.looks.delete(look));
    this.looks.add(look);
  }

  /** Whoever ends looks again: where no bell rings, the places still work one row after the other. */
  private async fill(station: Station): Promise<void> {
    const { table, event, lane, name } = station.job;
    const waiting = await new JobTable(this.dataSource, table, event).countWaiting(lane, station.free);
    if (waiting > 0) this.logger.debug({ job: name, waiting }, 'free places take work without a bell');
    for (let index = 0; index < waiting; index += 1) {
      void station
        .answer()
        .catch((error: unknown) => this.logger.error({ err: error, job: name }, 'job handler failed'))
        .then(() => this.look(station));
    }
  }
}
