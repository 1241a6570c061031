import { type NewAnalysis, AnalysisRepository } from '@app/probe';
import { ComparisonRepository, type NewComparison } from '@app/quality';
import { storableJson } from '@app/database';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { ItemStatus, ItemSubject, ItemVerdict } from '../batch-settings';
import { moved, sum } from '../counters';
import { lockBatch } from './batch-row';
import { changeCounters, closeIfDone } from './settle';

/** An item whose turn has come. */
export interface WaitingItem {
  index: number;
  name: string;
  subject: ItemSubject;
  labels: Record<string, string>;
}

/** What becomes of it: a row for the workers, or the reason why there is none. */
export type PreparedItem = { item: WaitingItem } & (
  | { analysis: NewAnalysis; key: string | null }
  | { comparison: NewComparison; key: string | null }
  | { error: { code: string; title: string; detail: string } }
);

interface Known {
  index: number;
  dedup_key: string;
  status: ItemStatus;
  verdict: ItemVerdict | null;
  error: Record<string, unknown> | null;
  analysis_id: string | null;
  comparison_id: string | null;
}

/** One row of `batch_items` as it shall be. */
interface Admitted {
  index: number;
  name: string;
  status: ItemStatus;
  verdict: ItemVerdict | null;
  error: { code?: string; detail?: string } | null;
  wall_seconds: null;
  analysis_id: string | null;
  comparison_id: string | null;
  dedup_key: string | null;
  duplicate_of: number | null;
}

/** The next items of a batch that wait, at most as many as there is room for. */
export function nextItems(manager: EntityManager, batchId: string, room: number): Promise<WaitingItem[]> {
  return manager.query<WaitingItem[]>(
    `SELECT index, name, subject, labels FROM batch_items WHERE batch_id = $1 AND status = 'pending' AND duplicate_of IS NULL
     ORDER BY index LIMIT $2`,
    [batchId, room],
  );
}

/** Hands items over to the workers: their rows, the items' new states and the counters are one transaction. */
@Injectable()
export class Admission {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly analyses: AnalysisRepository,
    private readonly comparisons: ComparisonRepository,
  ) {}

  /** @returns rows to ring for: none when the batch was paused, cancelled or served by somebody else meanwhile */
  async admit(
    batchId: string,
    prepared: readonly PreparedItem[],
  ): Promise<{ analyses: NewAnalysis[]; comparisons: NewComparison[]; closed: boolean }> {
    return this.dataSource.transaction(async (manager) => {
      const nothing = { analyses: [], comparisons: [], closed: false };
      const batch = await lockBatch(manager, batchId);
      if (batch?.status !== 'pending' && batch?.status !== 'running') return nothing;
      const admitted = await this.places(manager, batchId, prepared);
      const byIndex = new Map(prepared.map((one) => [one.item.index, one]));
      const mine = admitted
        .filter(({ status }) => status === 'running')
        .flatMap(({ index }) => byIndex.get(index) ?? []);
      const analyses = mine.flatMap((one) => ('analysis' in one ? [one.analysis] : []));
      const comparisons = mine.flatMap((one) => ('comparison' in one ? [one.comparison] : []));
      if (analyses.length > 0) await this.analyses.insertAll(batch.user_id, analyses, { bulk: true, runner: manager });
      if (comparisons.length > 0) await this.comparisons.insertAll(comparisons, manager, { bulk: true });
      await this.store(manager, batchId, admitted);
      batch.status = 'running';
      const duplicates = admitted.filter(({ duplicate_of }) => duplicate_of !== null).length;
      await changeCounters(manager, batch, sum(moved('pending', admitted), { duplicates }), admitted);
      return { analyses, comparisons, closed: await closeIfDone(manager, batch) };
    });
  }

  /** The first with a key is asked; those after it wait for its end or share it at once. */
  private async places(
    manager: EntityManager,
    batchId: string,
    prepared: readonly PreparedItem[],
  ): Promise<Admitted[]> {
    const keys = prepared.flatMap((one) => ('key' in one && one.key !== null ? [one.key] : []));
    const known = new Map<string, Known>();
    if (keys.length > 0) {
      const rows = await manager.query<Known[]>(
        `SELECT index, dedup_key, status, verdict, error, analysis_id, comparison_id FROM batch_items
         WHERE batch_id = $1 AND dedup_key = ANY($2) AND duplicate_of IS NULL`,
        [batchId, keys],
      );
      for (const row of rows) known.set(row.dedup_key, row);
    }
    return prepared.map((one) => {
      const { index, name } = one.item;
      const place = {
        index,
        name,
        verdict: null,
        error: null,
        wall_seconds: null,
        analysis_id: null,
        comparison_id: null,
      };
      if ('error' in one) return { ...place, status: 'failed', error: one.error, dedup_key: null, duplicate_of: null };
      const first = one.key === null ? undefined : known.get(one.key);
      if (first && first.index !== index) return shared(place, first);
      const asked: Admitted = {
        ...place,
        status: 'running',
        analysis_id: 'analysis' in one ? one.analysis.id : null,
        comparison_id: 'comparison' in one ? one.comparison.id : null,
        dedup_key: one.key,
        duplicate_of: null,
      };
      if (one.key !== null) known.set(one.key, { ...asked, dedup_key: one.key });
      return asked;
    });
  }

  private async store(manager: EntityManager, batchId: string, admitted: readonly Admitted[]): Promise<void> {
    const [rows] = await manager.query<[unknown[], number]>(
      `UPDATE batch_items item SET name = place.name, status = place.status, verdict = place.verdict, error = place.error, analysis_id = place.analysis_id,
         comparison_id = place.comparison_id, dedup_key = place.dedup_key, duplicate_of = place.duplicate_of,
         processed_at = CASE WHEN place.status IN ('pending', 'running') THEN NULL ELSE now() END
       FROM jsonb_to_recordset($2) AS place(index int, name text, status text, verdict text, error jsonb, analysis_id uuid, comparison_id uuid,
         dedup_key text, duplicate_of int)
       WHERE item.batch_id = $1 AND item.index = place.index AND item.status = 'pending' AND item.duplicate_of IS NULL RETURNING item.index`,
      [batchId, storableJson(admitted)],
    );
    if (rows.length !== admitted.length)
      throw new Error(`items of the batch ${batchId} were admitted by somebody else`);
  }
}

/** Of an item that ended, its end; of one that has not, the wait for it. */
function shared(place: Pick<Admitted, 'index' | 'name' | 'wall_seconds'>, first: Known): Admitted {
  const ended = first.status !== 'pending' && first.status !== 'running';
  return {
    ...place,
    status: ended ? first.status : 'pending',
    verdict: ended ? first.verdict : null,
    error: ended ? first.error : null,
    analysis_id: first.analysis_id,
    comparison_id: first.comparison_id,
    dedup_key: null,
    duplicate_of: first.index,
  };
}
