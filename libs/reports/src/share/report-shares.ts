import { CONFIG, type Config } from '@app/config';
import { Inject, Injectable } from '@nestjs/common';
import { v4 as uuid } from 'uuid';
import { reportNotFound, reportNotReady, sharedReportNotFound } from '../errors';
import { type ReportContent, ReportsService } from '../reports.service';
import { ReportRepository } from '../report.repository';
import { ShareTokens } from './share-token';

const defaultShareSec = 7 * 86_400;
export const longestShareSec = 90 * 86_400;

/** A link, shown once: whoever has it opens the report. */
export interface ShareView {
  url: string;
  expires_at: string;
}

/** Links that open one report to whoever holds them, until they expire or are revoked. A report has one at a time. */
@Injectable()
export class ReportShares {
  private readonly tokens: ShareTokens;

  constructor(
    private readonly rows: ReportRepository,
    private readonly reports: ReportsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.tokens = new ShareTokens(config.ENCRYPTION_KEY);
  }

  /** Makes a new link; the one before, if there was one, opens nothing any more. @throws AppError REPORT_NOT_FOUND, REPORT_NOT_READY */
  async share(userId: string, reportId: string, lifetimeSec = defaultShareSec): Promise<ShareView> {
    const row = await this.rows.find({ userId }, reportId);
    if (!row) throw reportNotFound({ id: reportId });
    if (row.storageKey === null) throw reportNotReady({ id: reportId, status: row.status });
    const wanted = new Date(Date.now() + lifetimeSec * 1000);
    const expiresAt = row.expiresAt && row.expiresAt < wanted ? row.expiresAt : wanted;
    const shareId = uuid();
    await this.rows.share(reportId, { id: shareId, expiresAt });
    const base = this.config.PUBLIC_URL?.replace(/\/+$/, '') ?? '';
    const url = `${base}/api/v1/shared/reports/${this.tokens.sign({ reportId, shareId })}`;
    return { url, expires_at: expiresAt.toISOString() };
  }

  /** @throws AppError REPORT_NOT_FOUND */
  async revoke(userId: string, reportId: string): Promise<void> {
    if (!(await this.rows.find({ userId }, reportId))) throw reportNotFound({ id: reportId });
    await this.rows.share(reportId, null);
  }

  /** @throws AppError SHARED_REPORT_NOT_FOUND, the same for every reason */
  async open(token: string): Promise<ReportContent> {
    const claim = this.tokens.read(token);
    const row = claim && (await this.rows.shared(claim.reportId, claim.shareId));
    if (!row) throw sharedReportNotFound({});
    return this.reports.contentOf(row);
  }
}
