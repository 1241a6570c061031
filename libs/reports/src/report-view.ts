import type { JobStatus } from '@app/queue';
import type { Report, ReportSubject } from './report.entity';
import type { ReportFormat } from './report-formats';

/** A report as callers see it. */
export interface ReportView {
  id: string;
  user_id: string;
  status: JobStatus;
  subject: ReportSubject;
  format: ReportFormat;
  title: string | null;
  size_bytes: number | null;
  created_at: string;
  processed_at: string | null;
  download_url: string | null;
  expires_at: string | null;
  /** when its link ends; null where it is not shared */
  shared_until: string | null;
  error: Record<string, unknown> | null;
}

export function reportView(row: Report): ReportView {
  return {
    id: row.id,
    user_id: row.userId,
    status: row.status,
    subject: row.subject,
    format: row.format,
    title: row.title,
    size_bytes: row.sizeBytes === null ? null : Number(row.sizeBytes),
    created_at: row.createdAt.toISOString(),
    processed_at: row.processedAt?.toISOString() ?? null,
    download_url: row.status === 'completed' ? `/api/v1/reports/${row.id}/download` : null,
    expires_at: row.expiresAt?.toISOString() ?? null,
    shared_until: row.shareExpiresAt?.toISOString() ?? null,
    error: row.error,
  };
}
