import type { QueueGroup } from '@app/telemetry';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { declaredJobs } from './define-job';
import { Doorbell } from './doorbell';

const statuses = ['pending', 'running'] as const;

/** One query a status: each reads an index of that status alone, and never the millions of rows that have ended. */
const figuresOf = (table: string, status: string): string =>
  `SELECT lane, status, count(*), extract(epoch FROM now() - min(created_at)) AS age FROM ${table} WHERE status = '${status}' GROUP BY lane, status`;

/** How much waits and runs: the rows as PostgreSQL says, the bells as Redis says. */
@Injectable()
export class QueueFigures {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly doorbell: Doorbell,
  ) {}

  /** Every declared lane, also the empty ones: a figure that is 0 is not one that is missing. */
  async groups(): Promise<QueueGroup[]> {
    const tables = [...new Set(declaredJobs().map((job) => job.table))];
    const found = await Promise.all(tables.map((table) => this.unfinished(table)));
    const lanes = declaredJobs().flatMap(({ table, lane }) =>
      statuses.map((status) => ({ table, lane, status, count: 0, oldestSec: null })),
    );
    const known = new Map<string, QueueGroup>();
    for (const group of [...lanes, ...found.flat()]) known.set(`${group.table} ${group.lane} ${group.status}`, group);
    return [...known.values()];
  }

  /** Bells that wait and that are being answered, by queue. @throws when Redis is away */
  async bells(): Promise<Record<string, { waiting: number; active: number }>> {
    const counts = await Promise.all(
      this.doorbell.queues().map(async (queue) => {
        const { waiting, active } = await queue.getJobCounts();
        return [queue.name, { waiting, active }] as const;
      }),
    );
    return Object.fromEntries(counts);
  }

  private async unfinished(table: string): Promise<QueueGroup[]> {
    const rows = await this.dataSource.query<
      { lane: string; status: 'pending' | 'running'; count: string; age: string }[]
    >(statuses.map((status) => figuresOf(table, status)).join(' UNION ALL '));
    return rows.map(({ lane, status, count, age }) => ({
      table,
      lane,
      status,
      count: Number(count),
      oldestSec: Math.max(0, Number(age)),
    }));
  }
}
