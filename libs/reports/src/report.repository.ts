import { storableJson, storableText } from '@app/database';
import { newestFirst, type Page } from '@app/database';
import type { Visibility } from '@app/probe';
import { JobTable } from '@app/queue';
import { workOrigin } from '@app/telemetry';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, LessThan } from 'typeorm';
import { Report, type ReportSubject } from './report.entity';
import type { ReportFormat } from './report-formats';

/** The reports in PostgreSQL; every read takes a visibility. */
@Injectable()
export class ReportRepository {
  readonly jobs: JobTable;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {
    this.jobs = new JobTable(dataSource, 'reports', 'report');
  }

  async insert(row: {
    id: string;
    userId: string;
    subject: ReportSubject;
    format: ReportFormat;
    title: string | null;
    /** 0 keeps it for ever */
    keepDays: number;
  }): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO reports (id, user_id, subject, format, title, expires_at, origin, turn)
       VALUES ($1, $2, $3, $4, $5, CASE WHEN $6::int > 0 THEN now() + make_interval(days => $6::int) END, $7, ${this.jobs.turnFor('$2')})`,
      [
        ...[row.id, row.userId, storableJson(row.subject), row.format],
        ...[row.title === null ? null : storableText(row.title), row.keepDays],
        workOrigin(),
      ],
    );
  }

  async find(visibility: Visibility, id: string): Promise<Report | null> {
    const owner = visibility === 'everything' ? {} : { userId: visibility.userId };
    return this.dataSource.getRepository(Report).findOneBy({ id, ...owner });
  }

  async page(visibility: Visibility, cursor: string | undefined, limit: number): Promise<Page<Report>> {
    const query = this.dataSource.getRepository(Report).createQueryBuilder('report').where('true');
    if (visibility !== 'everything') query.andWhere('report.userId = :userId', visibility);
    return newestFirst(query, cursor, limit);
  }

  async idsOf(userId: string): Promise<string[]> {
    const rows = await this.dataSource.getRepository(Report).find({ where: { userId }, select: { id: true } });
    return rows.map((row) => row.id);
  }

  async delete(id: string): Promise<void> {
    await this.dataSource.getRepository(Report).delete({ id });
  }

  /** Puts a link in place of the one there was; null revokes it. */
  async share(id: string, link: { id: string; expiresAt: Date } | null): Promise<void> {
    await this.dataSource
      .getRepository(Report)
      .update({ id }, { shareId: link?.id ?? null, shareExpiresAt: link?.expiresAt ?? null });
  }

  /** The report a link opens now. */
  async shared(id: string, shareId: string): Promise<Report | null> {
    return this.dataSource
      .getRepository(Report)
      .createQueryBuilder('report')
      .where('report.id = :id AND report.share_id = :shareId AND report.share_expires_at > now()', { id, shareId })
      .andWhere('(report.expires_at IS NULL OR report.expires_at > now())')
      .getOne();
  }

  /** Those whose time is over, the longest first. */
  async expired(limit: number): Promise<Pick<Report, 'id' | 'userId'>[]> {
    return this.dataSource.getRepository(Report).find({
      where: { expiresAt: LessThan(new Date()) },
      select: { id: true, userId: true },
      order: { expiresAt: 'ASC' },
      take: limit,
    });
  }
}
