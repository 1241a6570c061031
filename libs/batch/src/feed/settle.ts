import { storableJson } from '@app/database';
import { insertOutboxFrom } from '@app/outbox';
import type { JobStatus } from '@app/queue';
import type { EntityManager } from 'typeorm';
import type { FailedItem, PaceMark, SlowItem } from '../batch.entity';
import { concurrencies, type ItemStatus, type ItemVerdict } from '../batch-settings';
import { assignments, type Change, moved, sum } from '../counters';
import type { BatchRow } from './batch-row';

/** An item that has just ended. */
export interface EndedItem {
  index: number;
  name: string;
  status: Extract<JobStatus, 'completed' | 'failed' | 'cancelled'>;
  verdict: ItemVerdict | null;
  error: { code?: string; detail?: string } | null;
  wall_seconds: number | null;
  shared: boolean;
}

/** What counters, slowest and first errors are told of an item. */
type ToldItem = Pick<EndedItem, 'index' | 'name' | 'error' | 'wall_seconds'> & { status: ItemStatus };

const keptSlowest = 10;
const keptErrors = 20;
const paceMarks = 30;
const paceEveryMs = 1_000;

/**
 * Takes over how the running items of a batch ended, and how those end that share their results. Each item is taken over once: only a
 * running one is, and it is not running afterwards. Looks at what runs and at what shares its results, never at the whole batch.
 */
export async function takeOverEnds(manager: EntityManager, batch: BatchRow): Promise<EndedItem[]> {
  const own = await changed<EndedItem>(
    manager,
    `UPDATE batch_items item SET status = ended.status, verdict = ended.verdict, error = ended.error, wall_seconds = ended.seconds,
       processed_at = now()
     FROM (
       SELECT running.index, coalesce(analyses.status::text, comparisons.status::text, 'cancelled') AS status,
         coalesce(analyses.verdict_result, comparisons.verdict->>'result') AS verdict, coalesce(analyses.error, comparisons.error) AS error,
         extract(epoch FROM coalesce(analyses.processed_at - analyses.started_at, comparisons.processed_at - comparisons.started_at)) AS seconds
       FROM (SELECT * FROM batch_items WHERE batch_id = $1 AND status = 'running' ORDER BY index LIMIT ${concurrencies.most}) running
       LEFT JOIN analyses ON analyses.id = running.analysis_id LEFT JOIN comparisons ON comparisons.id = running.comparison_id
       WHERE coalesce(analyses.status::text, comparisons.status::text, 'cancelled') NOT IN ('pending', 'running')) ended
     WHERE item.batch_id = $1 AND item.index = ended.index AND item.status = 'running'
     RETURNING item.index, item.name, item.status, item.verdict, item.error, item.wall_seconds, false AS shared`,
    [batch.id],
  );
  if (own.length === 0 || batch.duplicates === 0) return own;
  // Asked by the time of their end, not by their status: an index of that holds everything that waits.
  const shared = await changed<EndedItem>(
    manager,
    `UPDATE batch_items item SET status = first.status, verdict = first.verdict, error = first.error, analysis_id = first.analysis_id,
       comparison_id = first.comparison_id, processed_at = now()
     FROM batch_items first
     WHERE item.batch_id = $1 AND item.duplicate_of = ANY($2) AND item.processed_at IS NULL AND first.batch_id = $1
       AND first.index = item.duplicate_of
     RETURNING item.index, item.name, item.status, item.verdict, item.error, NULL AS wall_seconds, true AS shared`,
    [batch.id, own.map(({ index }) => index)],
  );
  return [...own, ...shared];
}

/** TypeORM answers UPDATE … RETURNING with `[rows, count]`. */
export async function changed<T>(manager: EntityManager, sql: string, parameters: unknown[]): Promise<T[]> {
  const [rows] = await manager.query<[T[], number]>(sql, parameters);
  return rows;
}

/** Counters, slowest, first errors and pace by what has ended; the batch itself where nothing is left. */
export async function noteEnds(manager: EntityManager, batch: BatchRow, ended: readonly EndedItem[]): Promise<void> {
  const change = sum(
    moved(
      'running',
      ended.filter(({ shared }) => !shared),
    ),
    moved(
      'pending',
      ended.filter(({ shared }) => shared),
    ),
  );
  await changeCounters(manager, batch, change, ended);
}

/** Adds a change to the counters of a locked batch, with what is to be told of the items behind it. */
export async function changeCounters(
  manager: EntityManager,
  batch: BatchRow,
  change: Change,
  ended: readonly ToldItem[] = [],
): Promise<void> {
  for (const name of ['total', 'pending', 'running', 'completed', 'failed', 'cancelled'] as const)
    batch[name] += change[name] ?? 0;
  const counted = assignments(change);
  const { completed, failed, cancelled } = batch;
  await manager.query(
    `UPDATE batches SET ${counted ? `${counted}, ` : ''}slowest = $2, first_errors = $3, pace = $4, status = $5,
       started_at = CASE WHEN $5 = 'running' THEN coalesce(started_at, now()) ELSE started_at END WHERE id = $1`,
    [
      batch.id,
      storableJson(slowest(batch.slowest, ended)),
      storableJson(firstErrors(batch.first_errors, ended)),
      JSON.stringify(pace(batch.pace, completed + failed + cancelled, Date.now())),
      batch.status,
    ],
  );
}

/** Ends a batch of which nothing is left, and tells it, once; a cancelled one ends silently. @returns whether it ended now */
export async function closeIfDone(manager: EntityManager, batch: BatchRow): Promise<boolean> {
  if (batch.status === 'cancelled' && batch.running === 0) {
    await manager.query('UPDATE batches SET processed_at = coalesce(processed_at, now()) WHERE id = $1', [batch.id]);
    return true;
  }
  if (batch.pending > 0 || batch.running > 0 || !batch.listing_done) return false;
  const closed = await manager.query<unknown[]>(
    `WITH closed AS (
       UPDATE batches SET status = 'completed', started_at = coalesce(started_at, now()), processed_at = now()
       WHERE id = $1 AND status IN ('pending', 'running', 'paused') RETURNING id, user_id)
     ${insertOutboxFrom('closed', `'batch.completed'`)}`,
    [batch.id],
  );
  return closed.length > 0;
}

function slowest(known: readonly SlowItem[], ended: readonly ToldItem[]): SlowItem[] {
  const timed = ended.flatMap(({ index, name, wall_seconds }) =>
    wall_seconds === null ? [] : [{ index, name, wall_seconds: Number(wall_seconds) }],
  );
  return [...known, ...timed].sort((a, b) => b.wall_seconds - a.wall_seconds).slice(0, keptSlowest);
}

function firstErrors(known: readonly FailedItem[], ended: readonly ToldItem[]): FailedItem[] {
  const room = Math.max(0, keptErrors - known.length);
  const failed = ended.filter(({ status }) => status === 'failed').slice(0, room);
  return [
    ...known,
    ...failed.map(({ index, name, error }) => ({
      index,
      name,
      code: error?.code ?? 'INTERNAL_ERROR',
      detail: error?.detail ?? '',
    })),
  ];
}

/** A mark a second at most, the latest half minute of them. */
export function pace(marks: readonly PaceMark[], ended: number, nowMs: number): PaceMark[] {
  const last = marks.at(-1);
  if (last && nowMs - last[0] < paceEveryMs) return [...marks];
  return [...marks, [nowMs, ended] satisfies PaceMark].slice(-paceMarks);
}
