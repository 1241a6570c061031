import type { SourceView } from '@app/media';
import type { JobStatus, Progress } from '@app/queue';
import type { Comparison } from './comparison.entity';
import type {
  AlignmentFacts,
  ComparisonEngine,
  ComparisonOptions,
  MetricResults,
  NotMeasured,
  ThresholdVerdict,
  Validity,
} from './comparison-documents';

/** A comparison as callers see it. */
export interface ComparisonView {
  id: string;
  status: JobStatus;
  user_id: string;
  reference: SourceView;
  distorted: SourceView;
  reference_analysis_id: string | null;
  distorted_analysis_id: string | null;
  options: Omit<ComparisonOptions, 'webhook_url'>;
  progress: Progress;
  attempt: number;
  created_at: string;
  started_at: string | null;
  processed_at: string | null;
  validity: Validity | null;
  alignment: AlignmentFacts | null;
  metrics: MetricResults | null;
  not_measured: NotMeasured[];
  verdict: ThresholdVerdict | null;
  frame_count: number | null;
  engine: ComparisonEngine | null;
  reused_from: string | null;
  error: Record<string, unknown> | null;
}

export function comparisonView(row: Comparison): ComparisonView {
  const { metrics, vmaf_model, alignment, sampling, scaling = 'bicubic', fail_below } = row.options;
  return {
    id: row.id,
    status: row.status,
    user_id: row.userId,
    reference: row.reference,
    distorted: row.distorted,
    reference_analysis_id: row.referenceAnalysisId,
    distorted_analysis_id: row.distortedAnalysisId,
    options: { metrics, vmaf_model, alignment, sampling, scaling, fail_below },
    progress: row.progress ?? { fraction: row.status === 'completed' ? 1 : null, stage: null, eta_seconds: null },
    attempt: row.attempt,
    created_at: row.createdAt.toISOString(),
    started_at: row.startedAt?.toISOString() ?? null,
    processed_at: row.processedAt?.toISOString() ?? null,
    validity: row.validity,
    alignment: row.alignment,
    metrics: row.metrics,
    not_measured: row.notMeasured ?? [],
    verdict: row.verdict,
    frame_count: row.frameCount,
    engine: row.engine,
    reused_from: row.reusedFrom,
    error: row.error,
  };
}
