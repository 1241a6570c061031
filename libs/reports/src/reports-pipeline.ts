import { type Attempt, type Ending, LeaseRunner } from '@app/queue';
import { OBJECT_STORE, type ObjectStore } from '@app/storage';
import { Inject, Injectable } from '@nestjs/common';
import { reportRender } from './jobs';
import { ReportWriter } from './renderers/report-writer';
import type { ReportSubject } from './report.entity';
import type { ReportFormat } from './report-formats';
import { ReportRepository } from './report.repository';

/** Writes reports from what is stored. */
@Injectable()
export class ReportsPipeline {
  constructor(
    private readonly rows: ReportRepository,
    private readonly writer: ReportWriter,
    private readonly leases: LeaseRunner,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  async runNext(): Promise<void> {
    await this.leases.runNext(this.rows.jobs, reportRender, (attempt) => this.render(attempt));
  }

  private async render(attempt: Attempt): Promise<Ending> {
    const subject = attempt.row['subject'] as ReportSubject;
    const title = attempt.row['title'] as string | null;
    const format = attempt.row['format'] as ReportFormat;
    const bytes = await this.writer.write({ subject, format, title, signal: attempt.signal });
    const key = `reports/${attempt.id.slice(-2)}/${attempt.id}-${attempt.attempt}`;
    const stored = await this.store.put(key, bytes);
    return { outcome: 'completed', columns: { storage_key: key, size_bytes: stored.sizeBytes } };
  }
}
