import { storableJson } from '@app/database';
import { newestFirst, type Page } from '@app/database';
import type { Visibility } from '@app/probe';
import { JobTable } from '@app/queue';
import { workOrigin } from '@app/telemetry';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, type EntityManager, IsNull } from 'typeorm';
import { Comparison } from './comparison.entity';
import type { ComparisonEngine } from './comparison-documents';

export type NewComparison = Pick<
  Comparison,
  | 'id'
  | 'userId'
  | 'reference'
  | 'distorted'
  | 'referenceInput'
  | 'distortedInput'
  | 'referenceAnalysisId'
  | 'distortedAnalysisId'
  | 'options'
  | 'lane'
  | 'reuseKey'
>;

/** What makes figures differ that are measured of the same bytes. */
export interface EngineVersions {
  ffmpeg_version: string;
  libvmaf_version: string | null;
  service_version: string;
}

/** Means a comparison is known by on the analysis of its distorted side. */
export interface ScoreSummary {
  vmaf_score: number | null;
  psnr: number | null;
  ssim: number | null;
  ffmpeg_version: string;
  libvmaf_version: string | null;
  vmaf_model: string | null;
}

/** The comparisons in PostgreSQL; every read takes a visibility. */
@Injectable()
export class ComparisonRepository {
  readonly jobs: JobTable;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {
    this.jobs = new JobTable(dataSource, 'comparisons', 'comparison');
  }

  /** All of them or none. */
  async insert(rows: readonly NewComparison[]): Promise<void> {
    await this.dataSource.transaction((manager) => this.insertAll(rows, manager));
  }

  /**
   * As part of a transaction.
   * @param bulk part of a batch
   */
  async insertAll(
    rows: readonly NewComparison[],
    manager: Pick<EntityManager, 'query'>,
    { bulk = false } = {},
  ): Promise<void> {
    for (const row of rows) {
      await manager.query(
        `INSERT INTO comparisons (id, user_id, reference, distorted, reference_input, distorted_input, reference_analysis_id,
             distorted_analysis_id, options, lane, bulk, reuse_key, origin, turn)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, ${this.jobs.turnFor('$2', '$11')})`,
        [
          row.id,
          row.userId,
          storableJson(row.reference),
          storableJson(row.distorted),
          storableJson(row.referenceInput),
          storableJson(row.distortedInput),
          row.referenceAnalysisId,
          row.distortedAnalysisId,
          storableJson(row.options),
          row.lane,
          bulk,
          row.reuseKey,
          workOrigin(),
        ],
      );
    }
  }

  async find(visibility: Visibility, id: string): Promise<Comparison | null> {
    const owner = visibility === 'everything' ? {} : { userId: visibility.userId };
    return this.dataSource.getRepository(Comparison).findOneBy({ id, ...owner });
  }

  /** The latest comparison of the same owner that measured the same with the same tools; null when there is none. */
  async reusable(userId: string, reuseKey: string, engine: EngineVersions): Promise<Comparison | null> {
    const { ffmpeg_version, libvmaf_version, service_version } = engine;
    const rows = await this.dataSource.getRepository(Comparison).find({
      where: { userId, reuseKey, status: 'completed', reusedFrom: IsNull() },
      order: { createdAt: 'DESC' },
      take: 5,
    });
    const isSame = (earlier: ComparisonEngine | null) =>
      earlier?.ffmpeg_version === ffmpeg_version &&
      earlier.libvmaf_version === libvmaf_version &&
      earlier.service_version === service_version;
    return rows.find((row) => isSame(row.engine)) ?? null;
  }

  /** @param analysisId of either side */
  async page(
    visibility: Visibility,
    analysisId: string | undefined,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<Comparison>> {
    const query = this.dataSource.getRepository(Comparison).createQueryBuilder('comparison').where('true');
    if (visibility !== 'everything') query.andWhere('comparison.userId = :userId', visibility);
    if (analysisId !== undefined) {
      query.andWhere('(comparison.distortedAnalysisId = :analysisId OR comparison.referenceAnalysisId = :analysisId)', {
        analysisId,
      });
    }
    return newestFirst(query, cursor, limit);
  }

  async unfinished(userId: string): Promise<number> {
    return this.jobs.countUnfinished(userId);
  }

  async idsOf(userId: string): Promise<string[]> {
    const rows = await this.dataSource.getRepository(Comparison).find({ where: { userId }, select: { id: true } });
    return rows.map(({ id }) => id);
  }

  async delete(id: string): Promise<void> {
    await this.dataSource.getRepository(Comparison).delete({ id });
  }

  /**
   * Notes the scores on the analysis of the distorted side, as one transaction and only while this attempt still holds the comparison:
   * running it again changes nothing.
   */
  async noteScores(claim: { id: string; attempt: number }, scores: ScoreSummary): Promise<void> {
    await this.dataSource.query(
      `WITH held AS (
         SELECT id, distorted_analysis_id FROM comparisons
         WHERE id = $1 AND attempt = $2 AND status = 'running' AND distorted_analysis_id IS NOT NULL),
       noted AS (
         INSERT INTO quality_metrics (id, analysis_id, vmaf_score, psnr, ssim, ffmpeg_version, libvmaf_version, vmaf_model)
         SELECT id, distorted_analysis_id, $3::float8, $4::float8, $5::float8, $6, $7, $8 FROM held
         ON CONFLICT (id) DO UPDATE SET vmaf_score = excluded.vmaf_score, psnr = excluded.psnr, ssim = excluded.ssim,
           ffmpeg_version = excluded.ffmpeg_version, libvmaf_version = excluded.libvmaf_version, vmaf_model = excluded.vmaf_model)
       UPDATE analyses SET version = analyses.version + 1, quality_metrics =
         jsonb_build_object('vmaf_score', $3::float8, 'psnr', $4::float8, 'ssim', $5::float8, 'comparison_id', held.id)
       FROM held WHERE analyses.id = held.distorted_analysis_id`,
      [
        claim.id,
        claim.attempt,
        scores.vmaf_score,
        scores.psnr,
        scores.ssim,
        scores.ffmpeg_version,
        scores.libvmaf_version,
        scores.vmaf_model,
      ],
    );
  }
}
