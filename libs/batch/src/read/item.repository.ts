import type { Page } from '@app/database';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { BatchItem } from '../batch-item.entity';
import type { ItemStatus, ItemVerdict } from '../batch-settings';
import { itemCursorInvalid } from '../errors';

export interface ItemFilter {
  status?: ItemStatus;
  verdict?: ItemVerdict;
}

/** The items of one batch, whose visibility was asked before. */
@Injectable()
export class ItemRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** In the order they were named. @throws AppError CURSOR_INVALID */
  async page(batchId: string, filter: ItemFilter, cursor: string | undefined, limit: number): Promise<Page<BatchItem>> {
    const query = this.dataSource
      .getRepository(BatchItem)
      .createQueryBuilder('item')
      .where('item.batchId = :batchId', { batchId });
    if (filter.status) query.andWhere('item.status = :status', { status: filter.status });
    if (filter.verdict) query.andWhere('item.verdict = :verdict', { verdict: filter.verdict });
    if (cursor !== undefined) query.andWhere('item.index > :after', { after: indexIn(cursor) });
    const rows = await query
      .orderBy('item.index')
      .take(limit + 1)
      .getMany();
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? cursorAfter(last.index) : null };
  }
}

function cursorAfter(index: number): string {
  return Buffer.from(`item_${index}`).toString('base64url');
}

function indexIn(cursor: string): number {
  const [, digits] = /^item_(\d{1,7})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (digits === undefined) throw itemCursorInvalid({});
  return Number(digits);
}
