import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { DeliveryError, DeliveryStatus } from './webhook-delivery.entity';

/** One try of one delivery, held until its lease runs out. */
export interface Try {
  id: string;
  /** Fencing token. */
  attempt: number;
  /** Since it was made or redelivered, this one included. */
  tries: number;
  eventId: string;
  type: string;
  subjectId: string;
  userId: string;
  webhookId: string | null;
  url: string | null;
  occurredAt: Date;
  body: string | null;
  /** When it was taken, by the database's clock: the worker's own may be wrong. */
  takenAt: Date;
}

/** How a try went. */
export interface Outcome {
  status: DeliveryStatus;
  /** Until the next try; null when there is none. */
  nextInMs: number | null;
  responseStatus: number | null;
  error: DeliveryError | null;
  durationMs: number;
  reply: string | null;
}

/** The deliveries as the deliverer works them off. All times are the database's. */
@Injectable()
export class DeliveryQueue {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Takes up to `most` deliveries that are due, those due longest first: also those whose worker died on them, once that lease has run out.
   * @param perOwner an owner with so many under way waits: receivers that hang must not keep everybody else's waiting. Owners are
   *   walked one by one through the index, so that one's backlog costs the others nothing.
   */
  async take(most: number, leaseMs: number, perOwner: number): Promise<Try[]> {
    const [rows] = await this.dataSource.query<[Try[], number]>(
      `WITH RECURSIVE owner AS (
         (SELECT user_id FROM webhook_deliveries WHERE status = 'pending' ORDER BY user_id LIMIT 1)
         UNION ALL
         SELECT (SELECT user_id FROM webhook_deliveries WHERE status = 'pending' AND user_id > owner.user_id ORDER BY user_id LIMIT 1)
         FROM owner WHERE owner.user_id IS NOT NULL),
       under_way AS (
         SELECT user_id, count(*) AS number FROM webhook_deliveries WHERE lease_until IS NOT NULL AND lease_until > now() GROUP BY user_id),
       due AS (
         SELECT oldest.id FROM owner LEFT JOIN under_way ON under_way.user_id = owner.user_id CROSS JOIN LATERAL (
           SELECT id, next_attempt_at FROM webhook_deliveries
           WHERE status = 'pending' AND user_id = owner.user_id AND next_attempt_at <= now()
           ORDER BY next_attempt_at, id LIMIT greatest($2 - coalesce(under_way.number, 0), 0) FOR UPDATE SKIP LOCKED) oldest
         ORDER BY oldest.next_attempt_at LIMIT $3)
       UPDATE webhook_deliveries AS delivery SET attempt = attempt + 1, tries = tries + 1, last_attempt_at = now(),
         lease_until = now() + $1 * interval '1 millisecond', next_attempt_at = now() + $1 * interval '1 millisecond'
       FROM due WHERE delivery.id = due.id
       RETURNING delivery.id, attempt, tries, event_id AS "eventId", type, subject_id AS "subjectId", user_id AS "userId",
         webhook_id AS "webhookId", url, occurred_at AS "occurredAt", body, now() AS "takenAt"`,
      [leaseMs, perOwner, most],
    );
    return rows;
  }

  /** Keeps what is sent, so that the next try sends the same. */
  async keepBody({ id, attempt }: Try, body: string): Promise<void> {
    await this.dataSource.query('UPDATE webhook_deliveries SET body = $3 WHERE id = $1 AND attempt = $2', [
      id,
      attempt,
      body,
    ]);
  }

  /** Ends the try. False when it no longer holds the delivery: nothing was changed. */
  async record({ id, attempt }: Try, outcome: Outcome): Promise<boolean> {
    const [rows] = await this.dataSource.query<[unknown[], number]>(
      `UPDATE webhook_deliveries SET status = $3::webhook_deliveries_status_enum, lease_until = NULL, next_attempt_at = now() + $4 * interval '1 millisecond', last_status = $5,
         last_error = $6, duration_ms = $7, reply = $8, delivered_at = CASE WHEN $3::webhook_deliveries_status_enum = 'delivered' THEN now() END
       WHERE id = $1 AND attempt = $2 AND status = 'pending' RETURNING id`,
      [
        id,
        attempt,
        outcome.status,
        outcome.nextInMs ?? 0,
        outcome.responseStatus,
        outcome.error && JSON.stringify(outcome.error),
        outcome.durationMs,
        outcome.reply,
      ],
    );
    return rows.length > 0;
  }

  /** Forgets deliveries that ended and events that were relayed longer ago than this. */
  async forgetOlderThan(days: number): Promise<void> {
    const age = `now() - $1 * interval '1 day'`;
    await this.dataSource.query(`DELETE FROM webhook_deliveries WHERE created_at < ${age} AND status <> 'pending'`, [
      days,
    ]);
    await this.dataSource.query(`DELETE FROM outbox WHERE relayed_at < ${age}`, [days]);
  }
}
