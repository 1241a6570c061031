import { newestFirst, type Page } from '@app/database';
import type { Visibility } from '@app/probe';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { type DeliveryStatus, WebhookDelivery } from './webhook-delivery.entity';

export interface DeliveryFilter {
  webhookId?: string;
  status?: DeliveryStatus;
  type?: string;
  subjectId?: string;
}

/** How much is on its way. */
export interface DeliveryFigures {
  /** events nobody has made deliveries of yet */
  events_waiting: number;
  deliveries_pending: number;
  /** given up, as long as they are kept */
  deliveries_dead: number;
  /** how long the oldest has been due; null while none is */
  oldest_due_seconds: number | null;
}

export type NewDelivery = Pick<
  WebhookDelivery,
  'id' | 'eventId' | 'type' | 'subjectId' | 'userId' | 'webhookId' | 'body'
>;

/** The deliveries as their owners meet them; whose they are is part of every question. */
@Injectable()
export class DeliveryLog {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async insert(row: NewDelivery): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO webhook_deliveries (id, event_id, type, subject_id, user_id, webhook_id, body, occurred_at) VALUES ($1, $2, $3, $4, $5, $6, $7, now())`,
      [row.id, row.eventId, row.type, row.subjectId, row.userId, row.webhookId, row.body],
    );
  }

  /** With its webhook. */
  async find(visibility: Visibility, id: string): Promise<WebhookDelivery | null> {
    return this.selection(visibility).andWhere('delivery.id = :id', { id }).getOne();
  }

  async page(
    visibility: Visibility,
    filter: DeliveryFilter,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<WebhookDelivery>> {
    const query = this.selection(visibility);
    if (filter.webhookId) query.andWhere('delivery.webhookId = :webhookId', { webhookId: filter.webhookId });
    if (filter.status) query.andWhere('delivery.status = :status', { status: filter.status });
    if (filter.type) query.andWhere('delivery.type = :type', { type: filter.type });
    if (filter.subjectId) query.andWhere('delivery.subjectId = :subjectId', { subjectId: filter.subjectId });
    return newestFirst(query, cursor, limit);
  }

  /** Makes it due now with the whole schedule before it. @returns false while a try is under way */
  async redeliver(userId: string, id: string): Promise<boolean> {
    const [rows] = await this.dataSource.query<[unknown[], number]>(
      `UPDATE webhook_deliveries SET status = 'pending', tries = 0, next_attempt_at = now(), lease_until = NULL, delivered_at = NULL
       WHERE id = $1 AND user_id = $2 AND (lease_until IS NULL OR lease_until < now()) RETURNING id`,
      [id, userId],
    );
    return rows.length > 0;
  }

  async isPending(id: string): Promise<boolean | null> {
    const row = await this.dataSource
      .getRepository(WebhookDelivery)
      .findOne({ where: { id }, select: { id: true, status: true } });
    return row && row.status === 'pending';
  }

  async figures(): Promise<DeliveryFigures> {
    const rows = await this.dataSource.query<Record<keyof DeliveryFigures, string | null>[]>(
      `SELECT (SELECT count(*) FROM outbox WHERE relayed_at IS NULL) AS events_waiting,
         count(*) FILTER (WHERE status = 'pending') AS deliveries_pending, count(*) FILTER (WHERE status = 'dead') AS deliveries_dead,
         extract(epoch FROM now() - min(next_attempt_at) FILTER (WHERE status = 'pending' AND next_attempt_at <= now())) AS oldest_due_seconds
       FROM webhook_deliveries WHERE status IN ('pending', 'dead')`,
    );
    const number = (name: keyof DeliveryFigures) => Number(rows[0]?.[name] ?? 0);
    return {
      events_waiting: number('events_waiting'),
      deliveries_pending: number('deliveries_pending'),
      deliveries_dead: number('deliveries_dead'),
      oldest_due_seconds: rows[0]?.oldest_due_seconds == null ? null : number('oldest_due_seconds'),
    };
  }

  async deleteAllOf(userId: string): Promise<void> {
    await this.dataSource.getRepository(WebhookDelivery).delete({ userId });
  }

  private selection(visibility: Visibility): SelectQueryBuilder<WebhookDelivery> {
    const query = this.dataSource
      .getRepository(WebhookDelivery)
      .createQueryBuilder('delivery')
      .leftJoinAndSelect('delivery.webhook', 'webhook')
      .where('true');
    return visibility === 'everything' ? query : query.andWhere('delivery.userId = :userId', visibility);
  }
}
