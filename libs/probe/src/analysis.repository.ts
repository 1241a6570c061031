import { newestFirst, type Page, storableJson } from '@app/database';
import { JobTable, type JobStatus } from '@app/queue';
import { workOrigin } from '@app/telemetry';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { Analysis } from './analysis.entity';
import type { EngineKey } from './engine';
import {
  type AnalysisFilter,
  listed,
  narrow,
  resultColumns,
  type ReusableResult,
  visible,
  type Visibility,
} from './analysis-query';

export interface AnalysisHead {
  version: number;
  status: JobStatus;
}

export type NewAnalysis = Pick<
  Analysis,
  | 'id'
  | 'userId'
  | 'source'
  | 'input'
  | 'filePath'
  | 'labels'
  | 'depth'
  | 'options'
  | 'lane'
  | 'priority'
  | 'contentKey'
  | 'optionsKey'
>;

/** The analyses in PostgreSQL. Every read takes a visibility, so that a forgotten check is a 404 and not a leak. */
@Injectable()
export class AnalysisRepository {
  readonly jobs: JobTable;
  private selected: string | undefined;
  private names: (readonly [string, string])[] | undefined;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {
    this.jobs = new JobTable(dataSource, 'analyses', 'analysis');
  }

  async insert(row: NewAnalysis): Promise<void> {
    await this.insertAll(row.userId, [row]);
  }

  /**
   * A row whose caller waits for its end. It doesn't wait until it is on the disk: nothing is promised yet, and the end of the analysis, which
   * is what the caller is answered with, is on the disk only together with it. Whoever promises more says so by {@link keep}.
   * @param waiter instance id of the process that wants the reply
   */
  async insertAwaited(row: NewAnalysis, waiter: string): Promise<void> {
    await this.insertAll(row.userId, [row], { waiter });
  }

  /** Resolves when whatever was written before, by any session, is on the disk. */
  async keep(): Promise<void> {
    await this.dataSource.query(`SELECT pg_logical_emit_message(true, 'ffprobe-api', 'accepted')`);
  }

  /**
   * Rows of one owner, in their order, as one statement.
   * @param bulk part of a batch
   * @param runner the transaction they belong to
   * @param waiter see {@link insertAwaited}
   */
  async insertAll(
    userId: string,
    rows: readonly NewAnalysis[],
    {
      bulk = false,
      runner = this.dataSource,
      waiter,
    }: { bulk?: boolean; runner?: Pick<EntityManager, 'query'>; waiter?: string } = {},
  ): Promise<void> {
    const stored = rows.map((row, place) => ({
      place,
      id: row.id,
      source: row.source,
      input: row.input,
      file_path: row.filePath,
      labels: row.labels,
      depth: row.depth,
      options: row.options,
      lane: row.lane,
      priority: row.priority,
      content_key: row.contentKey,
      options_key: row.optionsKey,
    }));
    await runner.query(
      `INSERT INTO analyses (id, user_id, source, input, file_path, labels, depth, options, lane, priority, content_key, options_key, bulk, origin, turn)
       SELECT row.id, $1::uuid, row.source, row.input, row.file_path, row.labels, row.depth, row.options, row.lane, row.priority, row.content_key,
         row.options_key, $3::boolean, $4::jsonb, row.place + (SELECT ${this.jobs.turnFor('$1::uuid', '$3::boolean')})
       FROM jsonb_to_recordset($2) AS row(place int, id uuid, source jsonb, input jsonb, file_path text, labels jsonb, depth text,
         options jsonb, lane text, priority smallint, content_key text, options_key text)
       ${waiter === undefined ? '' : `WHERE (SELECT set_config('synchronous_commit', 'off', true)) = 'off'`}`,
      [userId, storableJson(stored), bulk, workOrigin(waiter)],
    );
  }

  /** What a cached body must agree with; null when the row is not visible. */
  async head(visibility: Visibility, id: string): Promise<AnalysisHead | null> {
    return (await this.visibleRow<AnalysisHead>('version, status', visibility, id)) ?? null;
  }

  async find(visibility: Visibility, id: string): Promise<Analysis | null> {
    return (await this.visibleRow<Analysis>(this.columns(), visibility, id)) ?? null;
  }

  /** ffprobe's JSON as printed, null when there is none; undefined when the row is not visible. */
  async ffprobeJson(
    visibility: Visibility,
    id: string,
  ): Promise<{ status: JobStatus; json: string | null } | undefined> {
    return this.visibleRow('status, ffprobe_json AS json', visibility, id);
  }

  /** The series over time; undefined when the row is not visible. */
  async timeline(
    visibility: Visibility,
    id: string,
  ): Promise<{ timeline: Record<string, unknown> | null } | undefined> {
    return this.visibleRow('timeline', visibility, id);
  }

  async page(
    visibility: Visibility,
    filter: AnalysisFilter,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<Analysis>> {
    const query = this.selection(visibility).select(listed);
    narrow(query, filter);
    return newestFirst(query, cursor, limit);
  }

  /** The latest result of the same owner for the same bytes, the same options and the same engine; null when there is none. */
  async reusable(
    userId: string,
    contentKey: string,
    optionsKey: string,
    engine: EngineKey,
  ): Promise<ReusableResult | null> {
    const rows = await this.dataSource.query<ReusableResult[]>(
      `SELECT ${resultColumns.join(', ')}, source, id AS reused_from FROM analyses
       WHERE user_id = $1 AND content_key = $2 AND options_key = $3 AND status = 'completed' AND reused_from IS NULL
         AND engine->>'ffprobe_version' = $4 AND engine->>'service_version' = $5
         AND engine->>'ffmpeg_version' IS NOT DISTINCT FROM $6
       ORDER BY created_at DESC LIMIT 1`,
      [userId, contentKey, optionsKey, engine.ffprobe_version, engine.service_version, engine.ffmpeg_version],
    );
    return rows[0] ?? null;
  }

  /** Removes what ended longer ago than that. @returns how many */
  async deleteFinishedBefore(days: number): Promise<number> {
    const [gone] = await this.dataSource.query<[unknown[], number]>(
      `DELETE FROM analyses WHERE id IN (
         SELECT id FROM analyses WHERE processed_at < now() - $1 * interval '1 day' ORDER BY processed_at LIMIT 1000 FOR UPDATE SKIP LOCKED) RETURNING id`,
      [days],
    );
    return gone.length;
  }

  async unfinished(userId: string): Promise<number> {
    return this.jobs.countUnfinished(userId);
  }

  async idsOf(userId: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>('SELECT id FROM analyses WHERE user_id = $1', [userId]);
    return rows.map((row) => row.id);
  }

  async delete(userId: string, id: string): Promise<boolean> {
    const [rows] = await this.dataSource.query<[unknown[], number]>(
      'DELETE FROM analyses WHERE id = $1 AND user_id = $2 RETURNING id',
      [id, userId],
    );
    return rows.length > 0;
  }

  /**
   * The columns an analysis is read with, under their names in code: putting together a query of TypeORM's and an entity from its answer
   * takes longer than PostgreSQL does.
   */
  private columns(): string {
    this.selected ??= this.dataSource
      .getMetadata(Analysis)
      .columns.filter(({ isSelect }) => isSelect)
      .map(({ databaseName, propertyName }) => `${databaseName} AS "${propertyName}"`)
      .join(', ');
    return this.selected;
  }

  /** A row as PostgreSQL names its columns, under their names in code. */
  asRead(row: Record<string, unknown>): Analysis {
    this.names ??= this.dataSource
      .getMetadata(Analysis)
      .columns.filter(({ isSelect }) => isSelect)
      .map(({ databaseName, propertyName }) => [databaseName, propertyName] as const);
    return Object.fromEntries(this.names.map(([name, property]) => [property, row[name]])) as unknown as Analysis;
  }

  private async visibleRow<Row>(columns: string, visibility: Visibility, id: string): Promise<Row | undefined> {
    const [condition, parameters] = visible(visibility, id);
    const [row] = await this.dataSource.query<Row[]>(`SELECT ${columns} FROM analyses WHERE ${condition}`, parameters);
    return row;
  }

  private selection(visibility: Visibility): SelectQueryBuilder<Analysis> {
    const query = this.dataSource.getRepository(Analysis).createQueryBuilder('analysis').where('true');
    return visibility === 'everything' ? query : query.andWhere('analysis.userId = :userId', visibility);
  }
}
