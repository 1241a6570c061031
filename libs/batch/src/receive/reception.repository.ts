import { storableJson } from '@app/database';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Batch } from '../batch.entity';
import type { ItemSubject } from '../batch-settings';

/** An item as it is stored first: waiting, or failed where it was not acceptable. */
export interface NewItem {
  index: number;
  name: string;
  subject: ItemSubject | null;
  labels: Record<string, string>;
  error: Record<string, unknown> | null;
}

export type NewBatch = Pick<Batch, 'id' | 'userId' | 'labels' | 'options' | 'concurrency' | 'listing'>;

/** A sender that says nothing for so long is gone. */
const patience = '15 minutes';

/** Batches while their items arrive. */
@Injectable()
export class ReceptionRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async open(row: NewBatch): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO batches (id, user_id, status, labels, options, concurrency, listing, lease_until)
       VALUES ($1, $2, 'receiving', $3, $4, $5, $6, now() + interval '${patience}')`,
      [
        row.id,
        row.userId,
        storableJson(row.labels),
        storableJson(row.options),
        row.concurrency,
        row.listing && storableJson(row.listing),
      ],
    );
  }

  /** Items and the counters they add to, together. */
  async add(batchId: string, items: readonly NewItem[]): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await insertItems(manager, batchId, items);
      const failed = items.filter(({ error }) => error !== null);
      await manager.query(
        `UPDATE batches SET total = total + $2, pending = pending + $3, failed = failed + $4,
           first_errors = CASE WHEN jsonb_array_length(first_errors) < 20 THEN first_errors || $5::jsonb ELSE first_errors END,
           lease_until = now() + interval '${patience}' WHERE id = $1`,
        [
          batchId,
          items.length,
          items.length - failed.length,
          failed.length,
          storableJson(
            failed
              .slice(0, 20)
              .map(({ index, name, error }) => ({ index, name, code: error?.['code'], detail: error?.['detail'] })),
          ),
        ],
      );
    });
  }

  async begin(id: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE batches SET status = 'pending', listing_done = listing IS NULL, lease_until = NULL, created_at = now() WHERE id = $1 AND status = 'receiving'`,
      [id],
    );
  }

  async discard(id: string): Promise<void> {
    await this.dataSource.query(`DELETE FROM batches WHERE id = $1 AND status = 'receiving'`, [id]);
  }

  /** Removes what was never begun because its sender, or the process that listened, went away. @returns how many */
  async discardAbandoned(): Promise<number> {
    const [gone] = await this.dataSource.query<[unknown[], number]>(
      `DELETE FROM batches WHERE id IN (
         SELECT id FROM batches WHERE status = 'receiving' AND lease_until < now() LIMIT 10 FOR UPDATE SKIP LOCKED) RETURNING id`,
    );
    return gone.length;
  }
}

/** Many items as one statement. */
export async function insertItems(
  manager: Pick<EntityManager, 'query'>,
  batchId: string,
  items: readonly NewItem[],
): Promise<void> {
  await manager.query(
    `INSERT INTO batch_items (batch_id, index, status, name, subject, labels, error, processed_at)
     SELECT $1::uuid, item.index, CASE WHEN item.error IS NULL THEN 'pending' ELSE 'failed' END, item.name, item.subject, item.labels, item.error,
       CASE WHEN item.error IS NULL THEN NULL ELSE now() END
     FROM jsonb_to_recordset($2) AS item(index int, name text, subject jsonb, labels jsonb, error jsonb)`,
    [batchId, storableJson(items)],
  );
}
