import type { JobStatus } from '@app/queue';
import type { Audience, Insight } from './insight.entity';
import type { DeliveryReadiness, InsightDocument, InsightIssue } from './insight-document';

export type InsightSubject = { analysis_id: string } | { comparison_id: string } | { batch_id: string };

/** An insight as callers see it; what was not written yet is null. */
export interface InsightView {
  id: string;
  user_id: string;
  status: JobStatus;
  subject: InsightSubject;
  audience: Audience;
  language: string;
  summary: string | null;
  issues: InsightIssue[];
  delivery_readiness: DeliveryReadiness | null;
  citations: string[];
  grounded: boolean | null;
  dropped_claims: number;
  generated_by: InsightDocument['generated_by'] | null;
  fallback_reason: string | null;
  provider: string | null;
  model: string | null;
  prompt_version: number | null;
  tokens: { prompt: number; completion: number };
  cost: number | null;
  reused_from: string | null;
  created_at: string;
  processed_at: string | null;
  error: Record<string, unknown> | null;
}

export function insightView(row: Insight): InsightView {
  const { document } = row;
  return {
    id: row.id,
    user_id: row.userId,
    status: row.status,
    subject: subjectOf(row),
    audience: row.audience,
    language: document?.language ?? row.language,
    summary: document?.summary ?? null,
    issues: document?.issues ?? [],
    delivery_readiness: document?.delivery_readiness ?? null,
    citations: document?.citations ?? [],
    grounded: document?.grounded ?? null,
    dropped_claims: document?.dropped_claims ?? 0,
    generated_by: document?.generated_by ?? null,
    fallback_reason: document?.fallback_reason ?? null,
    provider: document?.provider ?? null,
    model: document?.model ?? null,
    prompt_version: document?.prompt_version ?? null,
    tokens: document?.tokens ?? { prompt: 0, completion: 0 },
    cost: document?.cost ?? null,
    reused_from: document?.reused_from ?? null,
    created_at: row.createdAt.toISOString(),
    processed_at: row.processedAt?.toISOString() ?? null,
    error: row.error,
  };
}

export function subjectOf({ subjectKind, subjectId }: Pick<Insight, 'subjectKind' | 'subjectId'>): InsightSubject {
  switch (subjectKind) {
    case 'analysis':
      return { analysis_id: subjectId };
    case 'comparison':
      return { comparison_id: subjectId };
    case 'batch':
      return { batch_id: subjectId };
  }
}
