import { declaredJobs, WorkerRegistry } from '@app/queue';
import { Metrics, type QueueGroup } from '@app/telemetry';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

const answerWithinMs = 2_000;

/** Figures that live in the stores, read when somebody asks for metrics: queue depth from PostgreSQL, workers from Redis. */
@Injectable()
export class StoreMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly workers: WorkerRegistry,
  ) {}

  onModuleInit(): void {
    this.metrics.beforeScrape(async () => this.metrics.setQueue(await inTime(this.queue())));
    this.metrics.beforeScrape(async () =>
      this.metrics.setWorkers(await inTime(this.workers.alive().then((cards) => cards.length))),
    );
  }

  /** Every declared lane, also the empty ones: a figure that is 0 is not one that is missing. */
  private async queue(): Promise<QueueGroup[]> {
    const tables = [...new Set(declaredJobs().map((job) => job.table))];
    const found = await Promise.all(tables.map((table) => this.unfinished(table)));
    const lanes = declaredJobs().flatMap(({ table, lane }) =>
      (['pending', 'running'] as const).map((status) => ({ table, lane, status, count: 0, oldestSec: null })),
    );
    const known = new Map<string, QueueGroup>();
    for (const group of [...lanes, ...found.flat()]) known.set(`${group.table} ${group.lane} ${group.status}`, group);
    return [...known.values()];
  }

  private async unfinished(table: string): Promise<QueueGroup[]> {
    const rows = await this.dataSource.query<
      { lane: string; status: 'pending' | 'running'; count: string; age: string }[]
    >(
      `SELECT lane, status, count(*), extract(epoch FROM now() - min(created_at)) AS age FROM ${table}
       WHERE status IN ('pending', 'running') GROUP BY lane, status`,
    );
    return rows.map(({ lane, status, count, age }) => ({
      table,
      lane,
      status,
      count: Number(count),
      oldestSec: Math.max(0, Number(age)),
    }));
  }
}

/** null where nothing comes in time: a store that hangs is a store that is down. */
async function inTime<T>(question: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), answerWithinMs)));
  try {
    return await Promise.race([question, late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
