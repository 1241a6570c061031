import { ProbeService } from '@app/probe';
import { QualityService } from '@app/quality';
import { JobEvents, Words } from '@app/queue';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { progressOf } from '../batch-view';
import { Admission, nextItems, type WaitingItem } from './admit';
import { type BatchRow, lockBatch } from './batch-row';
import { Expansion } from './expand';
import { ItemPreparation } from './prepare';
import { closeIfDone, noteEnds, takeOverEnds } from './settle';

/** What an owner may have more now. */
export interface Room {
  /** How many of so many items may become jobs. */
  jobs(userId: string, wanted: number): Promise<number>;
  /** Whether a listing may put more items to those that wait. */
  items(userId: string): Promise<boolean>;
}

const withoutLimit: Room = { jobs: async (_userId, wanted) => wanted, items: async () => true };

/** What a round leaves: nothing to feed, work in flight, or more to do at once. */
export type After = 'over' | 'waiting' | 'more';

const tellEveryMs = 500;

/** One round of feeding a batch: what ended is taken over, what is next handed out. Its work is that of the items it moves. */
@Injectable()
export class FeedRound {
  private room = withoutLimit;
  private readonly toldAt = new Map<string, number>();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly preparation: ItemPreparation,
    private readonly admission: Admission,
    private readonly expansion: Expansion,
    private readonly probes: ProbeService,
    private readonly quality: QualityService,
    private readonly events: JobEvents,
    private readonly words: Words,
  ) {}

  /** Asked before items are handed out or listed: what has no room waits. */
  limitBy(room: Room): void {
    this.room = room;
  }

  /** @param owner this process: a batch another one feeds is left alone */
  async run(id: string, owner: string): Promise<After> {
    const taken = await this.takeOver(id, owner);
    if (taken === null) return this.over(id);
    const { batch, ended, closed } = taken;
    if (closed) return this.close(batch);
    const active = batch.status === 'pending' || batch.status === 'running';
    if (ended > 0 || active) this.tell(batch);
    if (!active) return batch.running > 0 ? 'waiting' : this.over(id);
    const lists = !batch.listing_done && (await this.room.items(batch.user_id));
    if (lists && (await this.expansion.step(batch)).closed) return this.close(batch);
    const handedOut = await this.handOut(batch, taken.waiting);
    if (handedOut === 'closed') return this.close(batch);
    return handedOut > 0 || lists ? 'more' : 'waiting';
  }

  forget(id: string): void {
    this.expansion.forget(id);
    this.toldAt.delete(id);
  }

  private async takeOver(id: string, owner: string) {
    return this.dataSource.transaction(async (manager) => {
      const batch = await lockBatch(manager, id);
      if (batch?.lease_owner !== owner) return null;
      const ended = batch.running > 0 ? await takeOverEnds(manager, batch) : [];
      if (ended.length > 0) await noteEnds(manager, batch, ended);
      const closed = await closeIfDone(manager, batch);
      const room = batch.concurrency - batch.running;
      const feeds = (batch.status === 'pending' || batch.status === 'running') && batch.pending > 0 && room > 0;
      const waiting = feeds ? await nextItems(manager, id, room) : [];
      return { batch, ended: ended.length, closed, waiting };
    });
  }

  private async handOut(batch: BatchRow, waiting: WaitingItem[]): Promise<number | 'closed'> {
    if (waiting.length === 0) return 0;
    const room = await this.room.jobs(batch.user_id, waiting.length);
    const prepared = await this.preparation.prepare(batch, waiting.slice(0, room));
    if (prepared.length === 0) return 0;
    const { analyses, comparisons, closed } = await this.admission.admit(batch.id, prepared);
    for (const { lane, id } of analyses) void this.probes.ring(lane, id, 0);
    for (const { id } of comparisons) this.quality.ring(id);
    if (closed) return 'closed';
    // Items that failed or share a result left their places free.
    return prepared.length - analyses.length - comparisons.length;
  }

  private tell(batch: BatchRow): void {
    const now = Date.now();
    if (now - (this.toldAt.get(batch.id) ?? 0) < tellEveryMs) return;
    this.toldAt.set(batch.id, now);
    this.events.tell(batch.id, 'progress', { ...progressOf(batch) });
  }

  private close(batch: BatchRow): After {
    this.words.say({ kind: 'finished', id: batch.id });
    return this.over(batch.id);
  }

  private over(id: string): After {
    this.forget(id);
    return 'over';
  }
}
