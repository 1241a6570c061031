export const metricNames = ['vmaf', 'psnr', 'ssim', 'ms_ssim', 'xpsnr', 'cambi', 'vif'] as const;
export type MetricName = (typeof metricNames)[number];

/** Size of the pictures that are compared, in pixels. */
export interface PictureSize {
  width: number;
  height: number;
}

/** A figure of every frame: its name in results, and how the tool calls it. */
export interface Column {
  name: string;
  key: string;
}

/** How a metric is asked for and read. */
export interface Metric {
  name: MetricName;
  unit: string;
  definition: string;
  higherIsBetter: boolean;
  /** Filter of ffmpeg it needs. */
  filter: 'libvmaf' | 'psnr' | 'ssim' | 'xpsnr';
  /** Feature of libvmaf, for those that are one. */
  feature?: string;
  /** The first one stands for the metric. */
  columns: readonly [Column, ...Column[]];
  /** Why pictures of this size can't be measured; null when they can. */
  refuses?: (size: PictureSize) => string | null;
  /** Per-frame mean square errors, from which the pooled figure comes. */
  pooledFrom?: Record<string, Column>;
}
