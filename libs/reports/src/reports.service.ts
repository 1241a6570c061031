import { CONFIG, type Config } from '@app/config';
import { unlessGone } from '@app/errors';
import type { Page } from '@app/database';
import type { Visibility } from '@app/probe';
import { Admission, Doorbell, JobWait } from '@app/queue';
import { OBJECT_STORE, type ObjectStore } from '@app/storage';
import { addToLogContext, LOGGER, type Logger } from '@app/telemetry';
import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { v7 as uuid } from 'uuid';
import { reportNotFound, reportNotReady } from './errors';
import { reportRender } from './jobs';
import type { Report, ReportSubject } from './report.entity';
import { reportFiles, type ReportFormat } from './report-formats';
import { policyOf } from './page-policy';
import { ReportRepository } from './report.repository';
import { reportView, type ReportView } from './report-view';
import { SubjectReadings } from './subjects/subject-readings';

export interface ReportRequest {
  subject: ReportSubject;
  format: ReportFormat;
  title: string | null;
}

const mostAtOnce = 200;

export interface ReportContent {
  bytes: Readable;
  /** of the file: our own word */
  name: string;
  mediaType: string;
  /** what it may do when a browser shows it */
  policy: string;
  sizeBytes: number;
}

/** Accepts reports and gives them out; writing them is the pipeline's. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly rows: ReportRepository,
    private readonly subjects: SubjectReadings,
    private readonly doorbell: Doorbell,
    private readonly admission: Admission,
    private readonly jobWait: JobWait,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @throws AppError as {@link SubjectReadings.require} */
  async create(userId: string, visibility: Visibility, request: ReportRequest): Promise<ReportView> {
    await this.subjects.require(visibility, request.subject);
    const id = uuid();
    await this.admission.require(reportRender);
    addToLogContext({ job_id: id });
    await this.rows.insert({ id, userId, ...request, keepDays: this.config.REPORT_KEEP_DAYS });
    this.doorbell
      .ring(reportRender, id)
      .catch((error: unknown) =>
        this.logger.warn({ err: error, report_id: id }, 'the doorbell could not be rung; the reconciler will'),
      );
    await this.jobWait.finished(this.rows.jobs, id, this.config.SYNC_TIMEOUT_MS);
    return reportView(await this.row({ userId }, id));
  }

  async get(visibility: Visibility, id: string): Promise<ReportView> {
    return reportView(await this.row(visibility, id));
  }

  async list(visibility: Visibility, cursor: string | undefined, limit: number): Promise<Page<ReportView>> {
    const page = await this.rows.page(visibility, cursor, limit);
    return { items: page.items.map(reportView), nextCursor: page.nextCursor };
  }

  /** @throws AppError REPORT_NOT_FOUND, REPORT_NOT_READY */
  async content(visibility: Visibility, id: string): Promise<ReportContent> {
    return this.contentOf(await this.row(visibility, id));
  }

  /** @throws AppError REPORT_NOT_READY */
  async contentOf({ id, storageKey, status, format, sizeBytes }: Report): Promise<ReportContent> {
    if (storageKey === null) throw reportNotReady({ id, status });
    return {
      bytes: await this.store.get(storageKey),
      name: `report-${id}.${reportFiles[format].extension}`,
      mediaType: reportFiles[format].mediaType,
      policy: await policyOf(this.store, storageKey, format),
      sizeBytes: Number(sizeBytes),
    };
  }

  async delete(userId: string, id: string): Promise<void> {
    const row = await this.row({ userId }, id);
    await this.rows.jobs.cancel(id);
    // The bytes first: after a failure the row still says where they are.
    if (row.storageKey !== null) await this.store.delete(row.storageKey);
    await this.rows.delete(id);
  }

  /** Removes reports that ended longer ago than that. @returns how many */
  async deleteEndedBefore(days: number): Promise<number> {
    const old = await this.rows.jobs.endedBefore(days, mostAtOnce);
    for (const { id, user_id } of old) await this.delete(user_id, id);
    return old.length;
  }

  /** Removes those whose time is over. @returns how many */
  async deleteExpired(): Promise<number> {
    const old = await this.rows.expired(mostAtOnce);
    for (const { id, userId } of old) await this.delete(userId, id).catch(unlessGone);
    return old.length;
  }

  /** Removes every report of a user. */
  async erase(userId: string): Promise<void> {
    for (const id of await this.rows.idsOf(userId)) await this.delete(userId, id).catch(unlessGone);
  }

  private async row(visibility: Visibility, id: string): Promise<Report> {
    const row = await this.rows.find(visibility, id);
    if (!row) throw reportNotFound({ id });
    return row;
  }
}
