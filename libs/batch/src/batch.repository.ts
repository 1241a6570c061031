import { newestFirst, type Page } from '@app/database';
import type { Visibility } from '@app/probe';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Batch } from './batch.entity';
import type { BatchStatus } from './batch-settings';

export interface BatchFilter {
  status?: BatchStatus;
  /** `key:value` or `key` */
  label?: string;
  createdAfter?: Date;
}

/** The batches in PostgreSQL; every read takes a visibility, and none shows what is still being received. */
@Injectable()
export class BatchRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async find(visibility: Visibility, id: string): Promise<Batch | null> {
    return this.visible(visibility).andWhere('batch.id = :id', { id }).getOne();
  }

  async page(
    visibility: Visibility,
    filter: BatchFilter,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<Batch>> {
    const query = this.visible(visibility);
    if (filter.status) query.andWhere('batch.status = :status', { status: filter.status });
    if (filter.createdAfter) query.andWhere('batch.createdAt > :createdAfter', { createdAfter: filter.createdAfter });
    if (filter.label) {
      const [key = '', ...value] = filter.label.split(':');
      if (value.length > 0)
        query.andWhere('batch.labels @> :labels', { labels: JSON.stringify({ [key]: value.join(':') }) });
      else query.andWhere('jsonb_exists(batch.labels, :labelKey)', { labelKey: key });
    }
    return newestFirst(query, cursor, limit);
  }

  /** @returns whether it was in one of these states */
  async change(id: string, from: readonly BatchStatus[], to: BatchStatus): Promise<boolean> {
    // The pace begins anew: what was measured before a rest says nothing of what comes after it.
    const [rows] = await this.dataSource.query<[unknown[], number]>(
      `UPDATE batches SET status = $3, pace = '[]' WHERE id = $1 AND status = ANY($2) RETURNING id`,
      [id, from, to],
    );
    return rows.length > 0;
  }

  /** Items of a user that wait, of batches that are still received too. */
  async waitingItems(userId: string): Promise<number> {
    const rows = await this.dataSource.query<{ sum: string }[]>(
      'SELECT coalesce(sum(pending), 0) AS sum FROM batches WHERE user_id = $1 AND processed_at IS NULL',
      [userId],
    );
    return Number(rows[0]?.sum ?? 0);
  }

  async idsOf(userId: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>('SELECT id FROM batches WHERE user_id = $1', [userId]);
    return rows.map(({ id }) => id);
  }

  async delete(id: string): Promise<void> {
    await this.dataSource.getRepository(Batch).delete({ id });
  }

  /** Removes what ended longer ago than that. @returns how many */
  async deleteFinishedBefore(days: number): Promise<number> {
    const [gone] = await this.dataSource.query<[unknown[], number]>(
      `DELETE FROM batches WHERE id IN (
         SELECT id FROM batches WHERE processed_at < now() - $1 * interval '1 day' LIMIT 10 FOR UPDATE SKIP LOCKED) RETURNING id`,
      [days],
    );
    return gone.length;
  }

  private visible(visibility: Visibility) {
    const query = this.dataSource.getRepository(Batch).createQueryBuilder('batch').where(`batch.status <> 'receiving'`);
    return visibility === 'everything' ? query : query.andWhere('batch.userId = :userId', visibility);
  }
}
