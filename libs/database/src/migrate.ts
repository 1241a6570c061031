import { setTimeout as delay } from 'node:timers/promises';
import {
  DataSource,
  type DataSourceOptions,
  type EntitySubscriberInterface,
  EventSubscriber,
  type QueryRunner,
} from 'typeorm';

const lockKey = 7_310_144;
const askAgainMs = 500;
/** How long a statement waits for a table before it lets those that wait behind it go on. */
const defaultLockTimeoutMs = 5_000;
const tries = 10;
/** SQLSTATE lock_not_available */
const lockNotAvailable = '55P03';

/** An ALTER TABLE that waits makes every later query of that table wait behind it: it gives up soon, and is tried again. */
function lockPatience(ms: number): new () => EntitySubscriberInterface {
  @EventSubscriber()
  class LockPatience implements EntitySubscriberInterface {
    async afterTransactionStart({ queryRunner }: { queryRunner: QueryRunner }): Promise<void> {
      await queryRunner.query(`SET LOCAL lock_timeout = ${ms}`);
    }
  }
  return LockPatience;
}

/**
 * Brings the database to this version's schema; several at once wait for each other. Needs two connections, and nothing of a session that
 * outlives a transaction: a pooler in transaction mode may stand between.
 * @param lockTimeoutMs how long a statement waits for a table, of ten tries each
 * @returns names of what was migrated; empty when the schema was this version's already
 */
export async function migrate(
  options: DataSourceOptions,
  { lockTimeoutMs = defaultLockTimeoutMs } = {},
): Promise<string[]> {
  const dataSource = await new DataSource({ ...options, subscribers: [lockPatience(lockTimeoutMs)] }).initialize();
  try {
    return await alone(dataSource, () => patiently(dataSource));
  } finally {
    await dataSource.destroy();
  }
}

/** Holds the lock in a transaction of its own. Who waits asks again and again: a waiting query would hold up CREATE INDEX CONCURRENTLY. */
async function alone<T>(dataSource: DataSource, work: () => Promise<T>): Promise<T> {
  const holder = dataSource.createQueryRunner();
  try {
    for (;;) {
      await holder.startTransaction();
      const [lock] = (await holder.query('SELECT pg_try_advisory_xact_lock($1) AS held', [lockKey])) as {
        held: boolean;
      }[];
      if (lock?.held) break;
      await holder.rollbackTransaction();
      await delay(askAgainMs);
    }
    await holder.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    const result = await work();
    await holder.rollbackTransaction();
    return result;
  } finally {
    await holder.release();
  }
}

async function patiently(dataSource: DataSource): Promise<string[]> {
  for (let left = tries; ; left -= 1) {
    try {
      return (await dataSource.runMigrations()).map(({ name }) => name);
    } catch (error) {
      const code = (error as { driverError?: { code?: string } }).driverError?.code;
      if (code !== lockNotAvailable || left === 0) throw error;
      await delay(askAgainMs);
    }
  }
}
