import type { SourceView } from '@app/media';
import type { MediaInfo } from '@app/ffmpeg';
import type { Verdict } from '@app/policy';
import type { JobStatus, Progress } from '@app/queue';
import type { Analysis } from './analysis.entity';
import type { CheckThresholds } from './analyzers/settings';
import type { EnhancedAnalysis, Engine, Finding, NotEvaluated, QualitySummary } from './analysis-documents';

/** An analysis as callers see it; the large documents are left out of lists. */
export interface AnalysisView {
  id: string;
  status: JobStatus;
  user_id: string;
  source: SourceView;
  labels: Record<string, string>;
  depth: string;
  progress: Progress;
  attempt: number;
  created_at: string;
  started_at: string | null;
  processed_at: string | null;
  verdict: Verdict | null;
  reused_from: string | null;
  error: Record<string, unknown> | null;
}

export interface FullAnalysisView extends AnalysisView {
  media: MediaInfo | null;
  ffprobe_data?: Record<string, unknown> | null;
  enhanced_analysis: EnhancedAnalysis | null;
  findings: Finding[];
  not_evaluated: NotEvaluated[];
  evaluated_checks: string[] | null;
  check_settings: { requested: CheckThresholds; effective: CheckThresholds };
  quality_metrics: QualitySummary | null;
  engine: Engine | null;
}

export function listedAnalysis(row: Analysis): AnalysisView {
  return {
    id: row.id,
    status: row.status,
    user_id: row.userId,
    source: row.source,
    labels: row.labels,
    depth: row.depth,
    progress: row.progress ?? { fraction: row.status === 'completed' ? 1 : null, stage: null, eta_seconds: null },
    attempt: row.attempt,
    created_at: row.createdAt.toISOString(),
    started_at: row.startedAt?.toISOString() ?? null,
    processed_at: row.processedAt?.toISOString() ?? null,
    verdict: row.verdict,
    reused_from: row.reusedFrom,
    error: row.error,
  };
}

export function fullAnalysis(row: Analysis): FullAnalysisView {
  return {
    ...listedAnalysis(row),
    media: row.media,
    ffprobe_data: row.ffprobeData,
    enhanced_analysis: row.enhancedAnalysis,
    findings: row.findings ?? [],
    not_evaluated: row.notEvaluated ?? [],
    evaluated_checks: row.evaluatedChecks,
    check_settings: { requested: row.options.thresholds ?? {}, effective: row.options.settings ?? {} },
    quality_metrics: row.qualityMetrics,
    engine: row.engine,
  };
}
