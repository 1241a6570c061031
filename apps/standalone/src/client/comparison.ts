import type { Problem } from './analysis';

/** What the command-line tools read of a comparison, as the API sends it. */
export interface Comparison {
  id: string;
  status: 'pending' | 'running' | 'completed' | 'failed' | 'cancelled';
  progress?: { fraction?: number | null; stage?: string | null } | null;
  validity?: {
    valid: boolean;
    reasons: string[];
    offset_frames: number | null;
    offset_confidence: number | null;
    dropped_frames: number[];
    duplicated_frames: number[];
    model_reason: string | null;
  } | null;
  metrics?: Record<string, MetricFigures> | null;
  not_measured?: { metric: string; reason: string }[];
  verdict?: { result: 'pass' | 'fail' | 'not_evaluated'; rules: ThresholdRule[] } | null;
  engine?: { vmaf_model: string | null } | null;
  error?: Problem | null;
}

export interface MetricFigures {
  mean: number | null;
  min: number | null;
  percentiles: Record<string, number | null>;
  frames: number;
  infinite_frames: number;
  unit: string;
  worst_seconds?: { start_sec: number; mean: number }[];
}

export interface ThresholdRule {
  metric: string;
  minimum: number;
  measured: number | null;
  result: 'pass' | 'fail' | 'not_evaluated';
}
