import type { DataSource } from 'typeorm';
import type { JobStatus } from './job-row.entity';

/** What can be asked of a table of jobs; asking changes nothing. */
export class JobQuestions {
  constructor(
    protected readonly dataSource: DataSource,
    protected readonly table: string,
  ) {}

  /** Whether the row still has work before or in it; null when there is no such row. */
  async isUnfinished(id: string): Promise<boolean | null> {
    const rows = await this.dataSource.query<{ status: JobStatus }[]>(
      `SELECT status FROM ${this.table} WHERE id = $1`,
      [id],
    );
    const status = rows[0]?.status;
    return status === undefined ? null : status === 'pending' || status === 'running';
  }

  /** Whether rows of a lane wait that were under way when a worker died. */
  async hasSuspects(lane: string): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      `SELECT 1 FROM ${this.table} WHERE status = 'pending' AND lane = $1 AND crash_count > 0 LIMIT 1`,
      [lane],
    );
    return rows.length > 0;
  }

  /** Rows that ended longer ago than that, the oldest first. */
  async endedBefore(days: number, limit: number): Promise<{ id: string; user_id: string }[]> {
    return this.dataSource.query(
      `SELECT id, user_id FROM ${this.table} WHERE processed_at < now() - $1 * interval '1 day' ORDER BY processed_at LIMIT $2`,
      [days, limit],
    );
  }

  /** How many rows of a lane wait, counted up to `most`. */
  async countWaiting(lane: string, most: number): Promise<number> {
    const rows = await this.dataSource.query<{ count: string }[]>(
      `SELECT count(*) FROM (SELECT 1 FROM ${this.table} WHERE status = 'pending' AND lane = $1 LIMIT $2) waiting`,
      [lane, most],
    );
    return Number(rows[0]?.count ?? 0);
  }

  /** Waiting and running rows of an owner: two questions, so that each is answered by an index of unfinished rows alone. */
  async countUnfinished(userId: string): Promise<number> {
    const rows = await this.dataSource.query<{ count: string }[]>(
      `SELECT (SELECT count(*) FROM ${this.table} WHERE status = 'pending' AND user_id = $1)
         + (SELECT count(*) FROM ${this.table} WHERE status = 'running' AND user_id = $1) AS count`,
      [userId],
    );
    return Number(rows[0]?.count ?? 0);
  }

  /** Waiting rows by lane, the next ones first: what the reconciler rings for. */
  async waiting(limit: number): Promise<{ id: string; lane: string; attempt: number }[]> {
    return this.dataSource.query(
      `SELECT id, lane, attempt FROM ${this.table} WHERE status = 'pending' ORDER BY lane, priority, turn, id LIMIT $1`,
      [limit],
    );
  }
}
