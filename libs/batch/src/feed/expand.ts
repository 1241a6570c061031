import { AppError } from '@app/errors';
import { type Listed, MediaListings } from '@app/media';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { mostItems } from '../batch-settings';
import { globs } from '../list/globs';
import { ItemSources, shownName } from '../receive/item-sources';
import { insertItems, type NewItem } from '../receive/reception.repository';
import { type BatchRow, lockBatch } from './batch-row';
import { changeCounters, closeIfDone } from './settle';

/** What one page of a listing led to. */
interface Page {
  cursor: string | null;
  items: Omit<NewItem, 'index'>[];
  done: boolean;
  error: Record<string, unknown> | null;
}

/** An open listing of this process; another process begins at the stored cursor. */
interface OpenListing {
  pages: AsyncGenerator<Listed[]>;
  cursor: string | null;
  meant: (path: string) => boolean;
}

/** Finds the items of a batch that names a place, page after page, each page one transaction with the cursor behind it. */
@Injectable()
export class Expansion {
  private readonly open = new Map<string, OpenListing>();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly listings: MediaListings,
    private readonly sources: ItemSources,
  ) {}

  /** Takes the next page. @returns whether the batch ended with it: nothing was there */
  async step(batch: BatchRow): Promise<{ closed: boolean }> {
    const page = await this.read(batch);
    try {
      const closed = await this.dataSource.transaction(async (manager) => {
        const row = await lockBatch(manager, batch.id);
        if (!row || row.listing_done || row.listing_cursor !== batch.listing_cursor) return false;
        if (row.status !== 'pending' && row.status !== 'running') return false;
        const room = mostItems - row.total;
        const items = page.items.slice(0, room).map((item, place) => ({ ...item, index: row.total + place }));
        const tooMany = page.items.length > room;
        await insertItems(manager, row.id, items);
        await manager.query(
          'UPDATE batches SET listing_cursor = $2, listing_done = $3, listing_error = $4 WHERE id = $1',
          [
            row.id,
            page.cursor,
            page.done || tooMany,
            tooMany ? JSON.stringify(tooLarge) : page.error && JSON.stringify(page.error),
          ],
        );
        row.listing_done = page.done || tooMany;
        await changeCounters(manager, row, { total: items.length, pending: items.length });
        return closeIfDone(manager, row);
      });
      if (page.done) this.forget(batch.id);
      return { closed };
    } catch (error) {
      this.forget(batch.id);
      throw error;
    }
  }

  forget(batchId: string): void {
    void this.open.get(batchId)?.pages.return(undefined);
    this.open.delete(batchId);
  }

  /** @throws what the store says, when trying again may help */
  private async read(batch: BatchRow): Promise<Page> {
    try {
      const listing = this.listing(batch);
      const next = await listing.pages.next();
      if (next.done === true) return { cursor: batch.listing_cursor, items: [], done: true, error: null };
      const items: Page['items'] = [];
      for (const found of next.value) {
        if (!listing.meant(found.path)) continue;
        const named = await this.sources.name(batch.user_id, found.source);
        const subject = { kind: 'analysis' as const, source: named, overrides: {} };
        items.push({ name: shownName(named), subject, labels: {}, error: null });
      }
      listing.cursor = next.value.at(-1)?.cursor ?? batch.listing_cursor;
      return { cursor: listing.cursor, items, done: false, error: null };
    } catch (error) {
      this.forget(batch.id);
      if (!(error instanceof AppError)) throw error;
      const failure = { code: error.code, title: 'The listing ended early', detail: error.message };
      return { cursor: batch.listing_cursor, items: [], done: true, error: failure };
    }
  }

  private listing(batch: BatchRow): OpenListing {
    const { listing, listing_cursor: cursor } = batch;
    if (!listing) throw new Error('a batch without a listing');
    const known = this.open.get(batch.id);
    if (known?.cursor === cursor) return known;
    this.forget(batch.id);
    const pages = this.listings.pages(listing.place, cursor);
    const fresh = { pages, cursor, meant: globs(listing.include, listing.exclude) };
    this.open.set(batch.id, fresh);
    return fresh;
  }
}

const tooLarge = {
  code: 'BATCH_TOO_LARGE',
  title: 'The listing ended early',
  detail: `A batch has at most ${mostItems} items; what comes after them was left out.`,
};
