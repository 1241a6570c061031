import { storableJson, storableText } from '@app/database';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Origin } from '../caller';
import type { Page } from '@app/database';
import { pageOf, positionOf } from '../page';
import { AuditEntry } from './audit-entry.entity';

/** One deed. `details` must hold no secret. */
export interface Deed {
  actorId: string | null;
  keyId?: string | null;
  /** `<thing>.<what happened>`, e.g. `user.created` */
  action: string;
  targetId?: string | null;
  origin: Origin;
  details?: Record<string, unknown>;
}

export interface AuditFilter {
  actorId?: string;
  action?: string;
  targetId?: string;
  after?: Date;
  before?: Date;
}

/** The log of who did what. There is no way to change it: neither here nor, by triggers, in the database. */
@Injectable()
export class Audit {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @param manager the transaction of the deed itself, so that neither is there without the other */
  async record(deed: Deed, manager: EntityManager = this.dataSource.manager): Promise<void> {
    await manager.query(
      `INSERT INTO audit_log (id, actor_id, key_id, action, target_id, address, request_id, details) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        uuid(),
        deed.actorId,
        deed.keyId ?? null,
        deed.action,
        deed.targetId ?? null,
        storableText(deed.origin.address),
        deed.origin.requestId,
        storableJson(deed.details ?? {}),
      ],
    );
  }

  /** Newest first. @throws AppError CURSOR_INVALID */
  async list(filter: AuditFilter, cursor: string | undefined, limit: number): Promise<Page<AuditEntry>> {
    const query = this.dataSource
      .getRepository(AuditEntry)
      .createQueryBuilder('entry')
      .where('true')
      .orderBy('entry.id', 'DESC')
      .take(limit + 1);
    if (filter.actorId) query.andWhere('entry.actorId = :actorId', { actorId: filter.actorId });
    if (filter.action) query.andWhere('entry.action = :action', { action: filter.action });
    if (filter.targetId) query.andWhere('entry.targetId = :targetId', { targetId: filter.targetId });
    if (filter.after) query.andWhere('entry.at >= :after', { after: filter.after });
    if (filter.before) query.andWhere('entry.at < :before', { before: filter.before });
    const position = positionOf(cursor);
    if (position) query.andWhere('entry.id < :position', { position });
    return pageOf(await query.getMany(), limit);
  }
}
