import { newestFirst, type Page } from '@app/database';
import type { Visibility } from '@app/probe';
import { JobTable } from '@app/queue';
import { workOrigin } from '@app/telemetry';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { type Audience, Insight, type SubjectKind } from './insight.entity';
import type { InsightDocument } from './insight-document';

export interface NewInsight {
  userId: string;
  subjectKind: SubjectKind;
  subjectId: string;
  language: string;
  audience: Audience;
}

/** The insights in PostgreSQL; every read takes a visibility. */
@Injectable()
export class InsightRepository {
  readonly jobs: JobTable;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {
    this.jobs = new JobTable(dataSource, 'insights', 'insight');
  }

  async insert(id: string, row: NewInsight): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO insights (id, user_id, subject_kind, subject_id, language, audience, origin, turn)
       VALUES ($1, $2, $3, $4, $5, $6, $7, ${this.jobs.turnFor('$2')})`,
      [id, row.userId, row.subjectKind, row.subjectId, row.language, row.audience, workOrigin()],
    );
  }

  /**
   * Rows for analyses that ended and were submitted with `insights: true`, one each for ever. @returns their ids
   * @param sinceSec how far back ended analyses are looked at
   */
  async insertForAnalyses(language: string, audience: Audience, sinceSec: number, limit: number): Promise<string[]> {
    const waiting = await this.dataSource.query<{ id: string; user_id: string }[]>(
      `SELECT id, user_id FROM analyses
       WHERE processed_at > now() - $1 * interval '1 second' AND status IN ('completed', 'failed') AND options->>'insights' = 'true'
         AND NOT EXISTS (SELECT 1 FROM insights WHERE subject_id = analyses.id AND requested_with_analysis)
       ORDER BY processed_at LIMIT $2`,
      [sinceSec, limit],
    );
    const made: string[] = [];
    for (const { id: subjectId, user_id: userId } of waiting) {
      const rows = await this.dataSource.query<{ id: string }[]>(
        `INSERT INTO insights (id, user_id, subject_kind, subject_id, language, audience, requested_with_analysis, origin, turn)
         VALUES ($1, $2, 'analysis', $3, $4, $5, true, (SELECT origin FROM analyses WHERE id = $3), ${this.jobs.turnFor('$2')})
         ON CONFLICT (subject_id) WHERE requested_with_analysis DO NOTHING RETURNING id`,
        [uuid(), userId, subjectId, language, audience],
      );
      made.push(...rows.map(({ id }) => id));
    }
    return made;
  }

  async find(visibility: Visibility, id: string): Promise<Insight | null> {
    const owner = visibility === 'everything' ? {} : { userId: visibility.userId };
    return this.dataSource.getRepository(Insight).findOneBy({ id, ...owner });
  }

  /** The latest text written for the same digest of the same owner. */
  async written(userId: string, digestHash: string): Promise<{ id: string; document: InsightDocument } | null> {
    const rows = await this.dataSource.query<{ id: string; document: InsightDocument }[]>(
      `SELECT id, document FROM insights WHERE user_id = $1 AND digest_hash = $2 AND status = 'completed'
         AND document->>'reused_from' IS NULL ORDER BY created_at DESC LIMIT 1`,
      [userId, digestHash],
    );
    return rows[0] ?? null;
  }

  async page(
    visibility: Visibility,
    subjectId: string | undefined,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<Insight>> {
    const query = this.dataSource.getRepository(Insight).createQueryBuilder('insight').where('true');
    if (visibility !== 'everything') query.andWhere('insight.userId = :userId', visibility);
    if (subjectId !== undefined) query.andWhere('insight.subjectId = :subjectId', { subjectId });
    return newestFirst(query, cursor, limit);
  }

  /** Removes every insight of a user; running ones notice at their next beat. */
  async erase(userId: string): Promise<void> {
    await this.dataSource.getRepository(Insight).delete({ userId });
  }
}
