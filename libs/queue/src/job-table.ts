import { storableJson } from '@app/database';
import { insertOutboxFrom } from '@app/outbox';
import type { DataSource } from 'typeorm';
import { JobQuestions } from './job-questions';
import type { Progress } from './job-row.entity';

/** What a claim yields: the row as selected by the feature, and the fencing token of this attempt. */
export interface Claim {
  id: string;
  attempt: number;
  /** The worker that took it. */
  owner: string;
  /** The row's columns as stored, before this attempt's results. */
  row: Record<string, unknown>;
}

/** SQL of the row of `$1` being under the attempt `$2` of the worker `$3`. */
const held = `id = $1 AND attempt = $2 AND lease_owner = $3 AND status = 'running'`;

export type Outcome = 'completed' | 'failed';

/** How far down the line of waiting rows company is looked for. */
const companyDepth = 64;

/** What the end of an attempt set beside the feature's own columns. */
export interface Ended {
  status: Outcome;
  version: number;
  processed_at: Date;
}

/**
 * One table of jobs in PostgreSQL, which is the truth: who may work on a row, until when, and how it ended. All times are the
 * database's, so a worker whose clock is wrong changes nothing.
 */
export class JobTable extends JobQuestions {
  /**
   * @param table name of the table, made of {@link JobRow} columns and the feature's own
   * @param event prefix of its outbox events, e.g. `analysis`
   */
  constructor(
    dataSource: DataSource,
    table: string,
    private readonly event: string,
  ) {
    super(dataSource, table);
  }

  /**
   * SQL of the turn a new row of `$userParam` takes; see {@link JobRow.turn}.
   * @param bulk SQL of whether it is part of a batch
   */
  turnFor(userParam: string, bulk = 'false'): string {
    return `greatest(
      (SELECT coalesce(min(waiting.turn), 0) FROM ${this.table} waiting WHERE waiting.status = 'pending'),
      (SELECT coalesce(max(waiting.turn), 0) FROM ${this.table} waiting WHERE waiting.status = 'pending' AND waiting.user_id = ${userParam} AND waiting.bulk = ${bulk})) + 1`;
  }

  /**
   * Takes the fairest waiting row of a lane, or null: a bell rung for work that is done is a no-op. Null also where the next in turn is a
   * suspect, see {@link claimSuspect}.
   */
  async claim(lane: string, owner: string, leaseMs: number): Promise<Claim | null> {
    return this.take(
      `SELECT id FROM (SELECT id, crash_count FROM ${this.table} WHERE status = 'pending' AND lane = $1
         ORDER BY priority, turn, id LIMIT 1 FOR UPDATE SKIP LOCKED) next WHERE crash_count = 0`,
      [lane, owner, leaseMs],
    );
  }

  /** Takes the next row that was under way when a worker died: whoever claims it runs nothing else meanwhile. */
  async claimSuspect(lane: string, owner: string, leaseMs: number): Promise<Claim | null> {
    return this.take(
      `SELECT id FROM ${this.table} WHERE status = 'pending' AND lane = $1 AND crash_count > 0
       ORDER BY priority, turn, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [lane, owner, leaseMs],
    );
  }

  /**
   * Takes waiting rows of the same owner that are like a claimed one in `alike`, as far as nobody else's row comes before them: who shares
   * work must not overtake others. Suspects are left alone.
   * @param alike columns, compared as stored
   */
  async claimAlike(claim: Claim, alike: readonly string[], most: number, leaseMs: number): Promise<Claim[]> {
    const same = alike.map((column) => `mate.${column} = taken.${column}`).join(' AND ');
    const rows = await this.taken(
      `WITH taken AS (SELECT * FROM ${this.table} WHERE id = $4),
         line AS (SELECT id, user_id, priority, turn FROM ${this.table} WHERE status = 'pending' AND lane = $1
           ORDER BY priority, turn, id LIMIT ${companyDepth}),
         own AS (SELECT id, bool_and(user_id = (SELECT user_id FROM taken)) OVER (ORDER BY priority, turn, id) AS unbroken FROM line)
       SELECT mate.id FROM ${this.table} mate, taken
       WHERE mate.id IN (SELECT id FROM own WHERE unbroken) AND mate.status = 'pending' AND mate.crash_count = 0 AND ${same}
       ORDER BY mate.priority, mate.turn, mate.id LIMIT $5 FOR UPDATE OF mate SKIP LOCKED`,
      [String(claim.row['lane']), claim.owner, leaseMs, claim.id, most],
    );
    return rows.sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  private async take(next: string, parameters: [lane: string, owner: string, leaseMs: number]): Promise<Claim | null> {
    return (await this.taken(next, parameters))[0] ?? null;
  }

  /**
   * Doesn't wait until its commit is on the disk: a server that dies in that moment puts the row back among the waiting ones, where nothing of
   * the attempt had been recorded, and the end of an attempt is on the disk only together with its claim. Should another worker get the
   * same attempt number that way, the owner tells them apart.
   */
  private async taken(
    next: string,
    parameters: [lane: string, owner: string, leaseMs: number, ...unknown[]],
  ): Promise<Claim[]> {
    const rows = await this.changed<{ id: string; attempt: number } & Record<string, unknown>>(
      `WITH next AS MATERIALIZED (${next})
       UPDATE ${this.table} SET status = 'running', attempt = attempt + 1, version = version + 1, lease_owner = $2,
         lease_until = now() + $3 * interval '1 millisecond', started_at = now()
       FROM next WHERE ${this.table}.id = next.id AND (SELECT set_config('synchronous_commit', 'off', true)) = 'off'
       RETURNING ${this.table}.*`,
      parameters,
    );
    return rows.map((row) => ({ id: row.id, attempt: row.attempt, owner: parameters[1], row }));
  }

  /** Extends the lease; false when the row was cancelled or taken over: stop working. */
  async beat(claim: Claim, leaseMs: number, progress: Progress | null): Promise<boolean> {
    const rows = await this.changed(
      `UPDATE ${this.table} SET lease_until = now() + $4 * interval '1 millisecond', progress = coalesce($5, progress)
       WHERE ${held} RETURNING id`,
      [claim.id, claim.attempt, claim.owner, leaseMs, progress && JSON.stringify(progress)],
    );
    return rows.length > 0;
  }

  /**
   * Ends the attempt: state, results and event in one statement. Null when this attempt no longer holds the row: nothing was changed.
   * @param columns feature columns to set; objects become jsonb
   */
  async finish(claim: Claim, outcome: Outcome, columns: Record<string, unknown>): Promise<Ended | null> {
    const parameters: unknown[] = [claim.id, claim.attempt, claim.owner, outcome, `${this.event}.${outcome}`];
    const assignments = Object.entries(columns).map(([column, value]) => {
      parameters.push(value !== null && typeof value === 'object' ? storableJson(value) : value);
      return `, ${column} = $${parameters.length}`;
    });
    const [ended] = await this.dataSource.query<Ended[]>(
      `WITH finished AS (
         UPDATE ${this.table} SET status = $4::${this.table}_status_enum, processed_at = now(), version = version + 1, lease_until = NULL,
           lease_owner = NULL${assignments.join('')}
         WHERE ${held} RETURNING id, user_id, status, version, processed_at),
       told AS (${insertOutboxFrom('finished', '$5')})
       SELECT status, version, processed_at FROM finished`,
      parameters,
    );
    return ended ?? null;
  }

  /**
   * Gives a running row back unharmed (a deploy, a full disk, a store that was away).
   * @param asCrash counts it as one: it has been tried often enough to be under suspicion itself
   */
  async handBack(claim: Claim, asCrash = false): Promise<void> {
    await this.changed(
      `UPDATE ${this.table} SET status = 'pending', version = version + 1, lease_until = NULL, lease_owner = NULL, progress = NULL,
         crash_count = crash_count + $4
       WHERE ${held} RETURNING id`,
      [claim.id, claim.attempt, claim.owner, asCrash ? 1 : 0],
    );
  }

  /** Cancels a waiting or running row; the worker on it is told by the caller and, at the latest, by its beat. */
  async cancel(id: string): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      `WITH cancelled AS (
         UPDATE ${this.table} SET status = 'cancelled', processed_at = now(), version = version + 1, lease_until = NULL, lease_owner = NULL
         WHERE id = $1 AND status IN ('pending', 'running') RETURNING id, user_id)
       ${insertOutboxFrom('cancelled', `'${this.event}.cancelled'`)}`,
      [id],
    );
    return rows.length > 0;
  }

  /** Puts a failed or cancelled row back into the queue as if it were new; null when it is in no such state. */
  async retry(id: string): Promise<{ attempt: number; lane: string } | null> {
    const rows = await this.changed<{ attempt: number; lane: string }>(
      `UPDATE ${this.table} SET status = 'pending', crash_count = 0, error = NULL, progress = NULL, processed_at = NULL, version = version + 1,
         turn = ${this.turnFor(`${this.table}.user_id`, `${this.table}.bulk`)}
       WHERE id = $1 AND status IN ('failed', 'cancelled') RETURNING attempt, lane`,
      [id],
    );
    return rows[0] ?? null;
  }

  /**
   * Puts rows whose lease ran out back into the queue and counts the crash; at `maxCrashes` the row is failed instead: a file that
   * kills its worker must not circle for ever.
   */
  async sweepExpired(maxCrashes: number, failure: Record<string, unknown>): Promise<void> {
    await this.dataSource.query(
      `WITH failed AS (
         UPDATE ${this.table} SET status = 'failed', crash_count = crash_count + 1, processed_at = now(), version = version + 1,
           lease_until = NULL, lease_owner = NULL, error = $2
         WHERE status = 'running' AND lease_until < now() AND crash_count + 1 >= $1 RETURNING id, user_id)
       ${insertOutboxFrom('failed', `'${this.event}.failed'`)}`,
      [maxCrashes, storableJson(failure)],
    );
    await this.dataSource.query(
      `UPDATE ${this.table} SET status = 'pending', crash_count = crash_count + 1, version = version + 1, lease_until = NULL, lease_owner = NULL,
         progress = NULL
       WHERE status = 'running' AND lease_until < now()`,
    );
  }

  /** TypeORM answers UPDATE … RETURNING with `[rows, count]`. */
  private async changed<T = unknown>(sql: string, parameters: unknown[]): Promise<T[]> {
    const [rows] = await this.dataSource.query<[T[], number]>(sql, parameters);
    return rows;
  }
}
