import { storableText } from '@app/database';
import { newestFirst, type Page } from '@app/database';
import type { Visibility } from '@app/probe';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { EventType } from '../event-types';
import { rotation } from '../secrets/rotation';
import { Webhook } from './webhook.entity';

/** What an owner decides about a webhook. */
export interface WebhookSettings {
  url: string;
  events: EventType[] | null;
  description: string | null;
  enabled: boolean;
}

/** The subscriptions in PostgreSQL. Every question names whose they are. */
@Injectable()
export class WebhookRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @returns false when the owner has `most` already */
  async insert(row: WebhookSettings & { id: string; userId: string; secret: string }, most: number): Promise<boolean> {
    const inserted = await this.dataSource.query<unknown[]>(
      `INSERT INTO webhooks (id, user_id, url, events, description, enabled, secret)
       SELECT $1, $2, $3, $4, $5, $6, $7 WHERE (SELECT count(*) FROM webhooks WHERE user_id = $2) < $8 RETURNING id`,
      [row.id, row.userId, row.url, row.events, textOrNull(row.description), row.enabled, row.secret, most],
    );
    return inserted.length > 0;
  }

  async find(visibility: Visibility, id: string): Promise<Webhook | null> {
    const owner = visibility === 'everything' ? {} : { userId: visibility.userId };
    return this.dataSource.getRepository(Webhook).findOneBy({ id, ...owner });
  }

  async page(visibility: Visibility, cursor: string | undefined, limit: number): Promise<Page<Webhook>> {
    const query = this.dataSource.getRepository(Webhook).createQueryBuilder('webhook').where('true');
    if (visibility !== 'everything') query.andWhere('webhook.userId = :userId', visibility);
    return newestFirst(query, cursor, limit);
  }

  /** @returns false when the user has no such webhook */
  async update(userId: string, id: string, changes: Partial<WebhookSettings>): Promise<boolean> {
    const text = changes.description === undefined ? {} : { description: textOrNull(changes.description) };
    const set = Object.fromEntries(Object.entries({ ...changes, ...text }).filter(([, value]) => value !== undefined));
    if (Object.keys(set).length === 0) return (await this.find({ userId }, id)) !== null;
    const { affected } = await this.dataSource.getRepository(Webhook).update({ id, userId }, set);
    return affected === 1;
  }

  /** @param secret sealed; the one before signs as well for `overlapSec` */
  async rotate(userId: string, id: string, secret: string, overlapSec: number): Promise<boolean> {
    const [rows] = await this.dataSource.query<[unknown[], number]>(
      `UPDATE webhooks SET ${rotation('$3', '$4')} WHERE id = $1 AND user_id = $2 RETURNING id`,
      [id, userId, secret, overlapSec],
    );
    return rows.length > 0;
  }

  /** With its deliveries. @returns false when the user has no such webhook */
  async delete(userId: string, id: string): Promise<boolean> {
    const { affected } = await this.dataSource.getRepository(Webhook).delete({ id, userId });
    return affected === 1;
  }

  async deleteAllOf(userId: string): Promise<void> {
    await this.dataSource.getRepository(Webhook).delete({ userId });
  }
}

function textOrNull(text: string | null): string | null {
  return text === null ? null : storableText(text);
}
