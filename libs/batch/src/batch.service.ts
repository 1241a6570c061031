import type { Page } from '@app/database';
import type { Visibility } from '@app/probe';
import { JobEvents, Words } from '@app/queue';
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { Batch } from './batch.entity';
import { type BatchFilter, BatchRepository } from './batch.repository';
import { batchView, type BatchItemView, type BatchView, itemView } from './batch-view';
import { BatchEnding } from './ending';
import { batchNotFound, batchState, nothingToRetry } from './errors';
import { BatchExporter, type ExportFormat } from './read/exporter';
import { type ItemFilter, ItemRepository } from './read/item.repository';

const listedPollMs = 50;

/** Shows batches and steers them; taking them in is the receiver's, working them off the feeder's. */
@Injectable()
export class BatchService {
  constructor(
    private readonly rows: BatchRepository,
    private readonly itemRows: ItemRepository,
    private readonly exporter: BatchExporter,
    private readonly ending: BatchEnding,
    private readonly words: Words,
    private readonly events: JobEvents,
  ) {}

  /** @throws AppError BATCH_NOT_FOUND */
  async get(visibility: Visibility, id: string): Promise<BatchView> {
    return batchView(await this.row(visibility, id));
  }

  async list(
    visibility: Visibility,
    filter: BatchFilter,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<BatchView>> {
    const page = await this.rows.page(visibility, filter, cursor, limit);
    return { items: page.items.map(batchView), nextCursor: page.nextCursor };
  }

  /** @throws AppError BATCH_NOT_FOUND, CURSOR_INVALID */
  async items(
    visibility: Visibility,
    id: string,
    filter: ItemFilter,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<BatchItemView>> {
    await this.row(visibility, id);
    const page = await this.itemRows.page(id, filter, cursor, limit);
    return { items: page.items.map(itemView), nextCursor: page.nextCursor };
  }

  /** Every item, as it stands now. @throws AppError BATCH_NOT_FOUND */
  async export(visibility: Visibility, id: string, format: ExportFormat): Promise<Readable> {
    await this.row(visibility, id);
    return this.exporter.stream(id, format);
  }

  /** How many items a listing found, if it ends soon; null when it goes on. @throws AppError BATCH_NOT_FOUND */
  async listedTotal(visibility: Visibility, id: string, limitMs: number): Promise<number | null> {
    for (const end = Date.now() + limitMs; ; await delay(listedPollMs)) {
      const row = await this.row(visibility, id);
      if (row.listingDone) return row.total;
      if (Date.now() > end) return null;
    }
  }

  /** For those who follow it: a paused one is not over. @throws AppError BATCH_NOT_FOUND */
  async standing(
    visibility: Visibility,
    id: string,
  ): Promise<{ status: 'pending' | 'running' | 'completed' | 'cancelled'; document: Record<string, unknown> }> {
    const view = await this.get(visibility, id);
    return { status: view.status === 'paused' ? 'running' : view.status, document: { ...view } };
  }

  /** Nothing more is handed out; what runs ends. @throws AppError BATCH_NOT_FOUND, BATCH_STATE */
  async pause(userId: string, id: string): Promise<BatchView> {
    return this.change(userId, id, ['pending', 'running'], 'paused', 'paused');
  }

  /** @throws AppError BATCH_NOT_FOUND, BATCH_STATE unless it is paused */
  async resume(userId: string, id: string): Promise<BatchView> {
    return this.change(userId, id, ['paused'], 'running', 'resumed');
  }

  /** Everything of it that has not ended. @throws AppError BATCH_NOT_FOUND, BATCH_STATE when it had ended */
  async cancel(userId: string, id: string): Promise<BatchView> {
    const { status } = await this.row({ userId }, id);
    if (!(await this.ending.cancel(id))) throw batchState({ id, status, wanted: 'cancelled' });
    return this.get({ userId }, id);
  }

  /** What failed or was cancelled, as if it were new. @throws AppError BATCH_NOT_FOUND, BATCH_NOTHING_TO_RETRY */
  async retry(userId: string, id: string): Promise<BatchView> {
    await this.row({ userId }, id);
    if (!(await this.ending.retry(id))) throw nothingToRetry({ id });
    this.words.say({ kind: 'batch', id });
    return this.get({ userId }, id);
  }

  /** How many items of a user have not been handed out yet. */
  async waitingItems(userId: string): Promise<number> {
    return this.rows.waitingItems(userId);
  }

  /** Removes every batch of a user; what runs of them is cancelled first. */
  async erase(userId: string): Promise<void> {
    for (const id of await this.rows.idsOf(userId)) {
      await this.ending.cancel(id);
      await this.rows.delete(id);
    }
  }

  private async change(
    userId: string,
    id: string,
    from: ('pending' | 'running' | 'paused')[],
    to: 'running' | 'paused',
    wanted: string,
  ): Promise<BatchView> {
    const { status } = await this.row({ userId }, id);
    if (!(await this.rows.change(id, from, to))) throw batchState({ id, status, wanted });
    this.words.say({ kind: 'batch', id });
    const view = await this.get({ userId }, id);
    this.events.tell(id, wanted, { ...view });
    return view;
  }

  private async row(visibility: Visibility, id: string): Promise<Batch> {
    const row = await this.rows.find(visibility, id);
    if (!row) throw batchNotFound({ id });
    return row;
  }
}
