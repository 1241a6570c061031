import type { Placement } from './alignment/placement';
import type { FieldMatch } from './compare/match-fields';
import type { MetricName } from './metrics/metric';

/** What was asked of a comparison, as stored with it. */
export interface ComparisonOptions {
  metrics: MetricName[];
  /** a version as libvmaf names it; null is chosen by the picture's size */
  vmaf_model: string | null;
  alignment: AlignmentOption;
  sampling: Sampling;
  /** how the distorted side is brought to the reference's size; bicubic where it is not said */
  scaling?: ScalingMethod;
  /** least acceptable mean by metric */
  fail_below: Partial<Record<MetricName, number>> | null;
  webhook_url: string | null;
  /** true measures again what was measured already */
  fresh?: boolean;
}

/** Every n-th frame, or all frames of every n-th scene; not both. */
export interface Sampling {
  every_n_frames: number;
  every_n_scenes?: number;
}

/** Names of filter `scale`. VMAF and the literature take bicubic. */
export const scalingMethods = ['bicubic', 'bilinear', 'lanczos', 'spline', 'area', 'neighbor'] as const;
export type ScalingMethod = (typeof scalingMethods)[number];

/** `auto` finds the offset; `none` compares frame by frame from the start; `fixed` takes the caller's word. */
export type AlignmentOption = { mode: 'auto' } | { mode: 'none' } | { mode: 'fixed'; offset_frames: number };

/**
 * Statistics over frames. `mean`, `stddev` and `min` are those of the finite values; a PSNR of equal frames is infinite: it is counted in
 * `infinite_frames`, and `max` or a percentile that falls on one is null. All are null when nothing finite was measured.
 */
export interface Statistics {
  mean: number | null;
  /** n ÷ Σ 1/(x+1) − 1, as libvmaf has it; an infinite value adds nothing to the sum */
  harmonic_mean: number | null;
  min: number | null;
  max: number | null;
  /** of the population */
  stddev: number | null;
  percentiles: Record<Percentile, number | null>;
  frames: number;
  infinite_frames: number;
}

export const percentiles = ['1', '5', '10', '25', '50', '75', '95'] as const;
export type Percentile = (typeof percentiles)[number];

export interface SceneScore {
  scene: number;
  /** reference frames, the first and the last one compared */
  start_frame: number;
  end_frame: number;
  start_sec: number | null;
  end_sec: number | null;
  frames: number;
  mean: number | null;
  min: number | null;
}

/** A compared frame that scores worse than those around it. */
export interface WorstFrame {
  /** its number in the frames of the comparison, for its figures and pictures */
  n: number;
  reference_frame: number;
  distorted_frame: number;
  /** of the reference; null when its frame rate is unknown */
  time_sec: number | null;
  value: number;
}

/** A whole second of the reference. */
export interface WorstSecond {
  start_sec: number;
  end_sec: number;
  /** measured in it */
  frames: number;
  mean: number;
}

/** One metric of a comparison: statistics of the figure that stands for it, per-frame mean first. */
export interface MetricResult extends Statistics {
  unit: string;
  /** which definition it is: the filter or feature, and the plane */
  definition: string;
  higher_is_better: boolean;
  per_scene: SceneScore[];
  /** the worst first, at least half a second apart; of finite figures */
  worst_frames: WorstFrame[];
  /** the worst first, by their mean */
  worst_seconds: WorstSecond[];
  /** the other figures, e.g. by plane */
  parts: Record<string, Statistics>;
  /** from the error pooled over the clip, by plane; null where the metric has none */
  pooled: Record<string, number | null> | null;
  /** of the mean, when frames were sampled */
  confidence_interval: { level: number; low: number; high: number } | null;
}

export type MetricResults = Partial<Record<MetricName, MetricResult>>;

/** Whether the figures mean anything. Without `valid` there are none. */
export interface Validity {
  valid: boolean;
  /** why it is not, and what to know where it is */
  reasons: string[];
  /** reference frame shown by the first compared distorted frame, less that frame's own number: positive when the distorted side starts later in the content */
  offset_frames: number | null;
  /** 0..1; null where the offset could not be told */
  offset_confidence: number | null;
  /** reference frames the distorted side leaves out */
  dropped_frames: number[];
  /** distorted frames that repeat the one before */
  duplicated_frames: number[];
  /** the sizes differ: the distorted side was scaled, by the method asked for, bicubic by default */
  scaled: boolean;
  /** the frame rates differ: frames were paired at the lower one */
  frame_rate_matched: boolean;
  /** the ranges differ: the distorted side was converted */
  range_matched: boolean;
  /** why this VMAF model; null without VMAF */
  model_reason: string | null;
}

/** How the sides were brought together. */
export interface AlignmentFacts {
  compared_frames: number;
  reference_frames: number;
  distorted_frames: number;
  /** root mean square change of luma a pixel a frame */
  motion: number | null;
  /** of the changes of both sides along the path found; null where not measured */
  correlation: number | null;
  /** what it is above that of the best other offset */
  margin: number | null;
  /** runs of frames without a drop or repeat */
  segments: number;
  /** what was converted before measuring */
  conversions: string[];
  /** sides whose fields were made into pictures: numbers and rates of frames are of these pictures */
  deinterlaced?: FieldMatch;
  /** where the distorted picture lies in the reference's: with the reason `reframed` */
  placement?: Placement;
}

export interface ThresholdVerdict {
  result: 'pass' | 'fail' | 'not_evaluated';
  rules: { metric: MetricName; minimum: number; measured: number | null; result: 'pass' | 'fail' | 'not_evaluated' }[];
}

/** What did the work and what it cost. */
export interface ComparisonEngine {
  ffmpeg_version: string;
  libvmaf_version: string | null;
  vmaf_model: string | null;
  service_version: string;
  /** the measuring run, without paths and secrets */
  command: string[];
  /** of the runs that went through; one that was broken off for another offset is in the wall time alone */
  cpu_seconds: number | null;
  wall_seconds: number;
  /** what finding the frames that belong together took beside measuring; where both came from one run, only what followed it */
  align_wall_seconds: number;
  measure_wall_seconds: number | null;
  peak_memory_bytes: number | null;
  /** comparisons measured in that run, this one among them: the reference was decoded once for all, and cpu_seconds is this one's share; absent where it ran alone */
  measured_together?: number;
}

/** A metric that was asked for and could not be measured on this media. */
export interface NotMeasured {
  metric: MetricName;
  reason: string;
}
