import { storableText } from '@app/database';
import { errorKind } from '@app/errors';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';

/** What is kept of a reply, to be given again. */
export interface KeptReply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const keyReused = errorKind(
  'IDEMPOTENCY_KEY_REUSED',
  'unprocessable',
  () => 'This Idempotency-Key was used for another request. Use a new one for each request.',
);

const stillInFlight = errorKind(
  'REQUEST_IN_FLIGHT',
  'conflict',
  () => 'The first request with this Idempotency-Key is still being answered. Try again shortly.',
);

/** A first request that has not been answered for so long died with its process. */
const abandonedAfter = '15 minutes';

interface Row {
  fingerprint: string;
  status: number | null;
  headers: Record<string, string>;
  body: string;
}

/** Answers a repeated POST with the first one's reply instead of doing its work twice. */
@Injectable()
export class Idempotency {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * @param request what must be the same for the stored reply to be given: route and body
   * @throws AppError IDEMPOTENCY_KEY_REUSED, REQUEST_IN_FLIGHT; and what `work` throws, in which case nothing is stored
   */
  async once(userId: string, key: string, request: unknown, work: () => Promise<KeptReply>): Promise<KeptReply> {
    const fingerprint = createHash('sha256').update(JSON.stringify(request)).digest('hex');
    const stored = await this.begin(userId, key, fingerprint);
    if (stored) return stored;
    let reply: KeptReply | null = null;
    try {
      reply = await work();
      await this.dataSource.query(
        'UPDATE idempotent_replies SET status = $3, headers = $4, body = $5 WHERE user_id = $1 AND key = $2',
        [userId, key, reply.status, JSON.stringify(reply.headers), storableText(reply.body)],
      );
      return reply;
    } catch (error) {
      // The reply may have been kept although nobody could say so any more: the caller takes back what it did.
      await this.dataSource
        .query(
          'DELETE FROM idempotent_replies WHERE user_id = $1 AND key = $2 AND (status IS NULL OR (status = $3 AND body = $4))',
          [userId, key, reply?.status ?? null, reply === null ? null : storableText(reply.body)],
        )
        .catch(() => undefined);
      throw error;
    }
  }

  /** Removes replies older than a day. @returns how many */
  async deleteOld(): Promise<number> {
    const [gone] = await this.dataSource.query<[unknown[], number]>(
      `DELETE FROM idempotent_replies WHERE (user_id, key) IN (
         SELECT user_id, key FROM idempotent_replies WHERE created_at < now() - interval '1 day' LIMIT 1000 FOR UPDATE SKIP LOCKED) RETURNING key`,
    );
    return gone.length;
  }

  /** Removes every reply kept for a user. */
  async erase(userId: string): Promise<void> {
    await this.dataSource.query('DELETE FROM idempotent_replies WHERE user_id = $1', [userId]);
  }

  /** @returns the stored reply, or null when this request is the first */
  private async begin(userId: string, key: string, fingerprint: string): Promise<KeptReply | null> {
    const inserted = await this.dataSource.query<unknown[]>(
      `INSERT INTO idempotent_replies (user_id, key, fingerprint) VALUES ($1, $2, $3)
       ON CONFLICT (user_id, key) DO UPDATE SET fingerprint = $3, created_at = now()
         WHERE idempotent_replies.status IS NULL AND idempotent_replies.created_at < now() - interval '${abandonedAfter}'
       RETURNING key`,
      [userId, key, fingerprint],
    );
    if (inserted.length > 0) return null;
    const [row] = await this.dataSource.query<Row[]>(
      'SELECT fingerprint, status, headers, body FROM idempotent_replies WHERE user_id = $1 AND key = $2',
      [userId, key],
    );
    if (!row) return this.begin(userId, key, fingerprint);
    if (row.fingerprint !== fingerprint) throw keyReused({});
    if (row.status === null) throw stillInFlight({}, { retryAfterSec: 1 });
    return { status: row.status, headers: row.headers, body: row.body };
  }
}
