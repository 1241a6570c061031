import type { EntityManager } from 'typeorm';
import type { FailedItem, PaceMark, SlowItem } from '../batch.entity';
import type { BatchListing, BatchOptions, BatchStatus } from '../batch-settings';

/** A batch as its feeder reads it: locked, so that what is decided by it stays true to the end of the transaction. */
export interface BatchRow {
  id: string;
  user_id: string;
  status: BatchStatus;
  labels: Record<string, string>;
  options: BatchOptions;
  concurrency: number;
  listing: BatchListing | null;
  listing_cursor: string | null;
  listing_done: boolean;
  total: number;
  pending: number;
  running: number;
  completed: number;
  failed: number;
  cancelled: number;
  duplicates: number;
  slowest: SlowItem[];
  first_errors: FailedItem[];
  pace: PaceMark[];
  lease_owner: string | null;
}

/**
 * Null when it is gone. A process that stops in the middle of its transaction must not hold the batch for ever: the database ends such a
 * session after ten seconds.
 */
export async function lockBatch(manager: EntityManager, id: string): Promise<BatchRow | null> {
  await manager.query(`SET LOCAL idle_in_transaction_session_timeout = '10s'`);
  const [row] = await manager.query<BatchRow[]>('SELECT * FROM batches WHERE id = $1 FOR UPDATE', [id]);
  return row ?? null;
}
