import { AnalysisRepository } from '@app/probe';
import { ComparisonRepository } from '@app/quality';
import { Words } from '@app/queue';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { lockBatch } from './feed/batch-row';
import { changeCounters, changed, closeIfDone, noteEnds, takeOverEnds } from './feed/settle';

/** Ends a batch before its time, or begins again what did not succeed. */
@Injectable()
export class BatchEnding {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly analyses: AnalysisRepository,
    private readonly comparisons: ComparisonRepository,
    private readonly words: Words,
  ) {}

  /** Waiting items at once, running ones as their tools end. @returns false when it had ended already */
  async cancel(id: string): Promise<boolean> {
    const running = await this.dataSource.transaction(async (manager) => {
      const batch = await lockBatch(manager, id);
      if (!batch || !['pending', 'running', 'paused'].includes(batch.status)) return null;
      const [, waiting] = await manager.query<[unknown[], number]>(
        `UPDATE batch_items SET status = 'cancelled', processed_at = now() WHERE batch_id = $1 AND status = 'pending'`,
        [id],
      );
      batch.status = 'cancelled';
      await changeCounters(manager, batch, { pending: -waiting, cancelled: waiting });
      return this.runningOf(manager, id);
    });
    if (running === null) return false;
    await Promise.all(running.map((item) => this.cancelJob(item)));
    await this.takeOver(id);
    this.words.say({ kind: 'batch', id });
    this.words.say({ kind: 'finished', id });
    return true;
  }

  /** Each is looked for and asked again from its beginning; a listing that was broken off goes on. @returns whether there is anything to do */
  async retry(id: string): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const batch = await lockBatch(manager, id);
      if (!batch) return false;
      const rows = await changed<{ was: string; duplicate: boolean }>(
        manager,
        `UPDATE batch_items item SET status = 'pending', error = NULL, verdict = NULL, dedup_key = NULL, duplicate_of = NULL,
           analysis_id = NULL, comparison_id = NULL, wall_seconds = NULL, processed_at = NULL
         FROM (SELECT index, status AS was, duplicate_of IS NOT NULL AS duplicate FROM batch_items
               WHERE batch_id = $1 AND status IN ('failed', 'cancelled') AND subject IS NOT NULL FOR UPDATE) before
         WHERE item.batch_id = $1 AND item.index = before.index RETURNING before.was, before.duplicate`,
        [id],
      );
      const brokenOff = batch.status === 'cancelled' && !batch.listing_done;
      if (rows.length === 0 && !brokenOff) return false;
      const failed = rows.filter(({ was }) => was === 'failed').length;
      batch.status = batch.status === 'paused' ? 'paused' : 'running';
      batch.first_errors = [];
      batch.pace = [];
      await changeCounters(manager, batch, {
        pending: rows.length,
        failed: -failed,
        cancelled: failed - rows.length,
        duplicates: -rows.filter(({ duplicate }) => duplicate).length,
      });
      await manager.query('UPDATE batches SET processed_at = NULL WHERE id = $1', [id]);
      return true;
    });
  }

  private runningOf(manager: EntityManager, id: string) {
    return manager.query<{ analysis_id: string | null; comparison_id: string | null }[]>(
      `SELECT analysis_id, comparison_id FROM batch_items WHERE batch_id = $1 AND status = 'running'`,
      [id],
    );
  }

  private async cancelJob(item: { analysis_id: string | null; comparison_id: string | null }): Promise<void> {
    const { analysis_id, comparison_id } = item;
    for (const [id, { jobs }] of [
      [analysis_id, this.analyses],
      [comparison_id, this.comparisons],
    ] as const) {
      if (id === null || !(await jobs.cancel(id))) continue;
      this.words.say({ kind: 'cancel', id });
      this.words.say({ kind: 'finished', id });
    }
  }

  private async takeOver(id: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const batch = await lockBatch(manager, id);
      if (!batch) return;
      const ended = await takeOverEnds(manager, batch);
      if (ended.length > 0) await noteEnds(manager, batch, ended);
      await closeIfDone(manager, batch);
    });
  }
}
