import type { ComparisonView, MetricName, MetricResult } from '@app/quality';

/** Column of the frames table that stands for a metric. */
export const figureOf: Record<MetricName, string> = {
  vmaf: 'vmaf',
  psnr: 'psnr_y',
  ssim: 'ssim_y',
  ms_ssim: 'ms_ssim',
  xpsnr: 'xpsnr_y',
  cambi: 'cambi',
  vif: 'vif',
};

/** How people call it. */
export const shownAs: Record<MetricName, string> = {
  vmaf: 'VMAF',
  psnr: 'PSNR (luma)',
  ssim: 'SSIM (luma)',
  ms_ssim: 'MS-SSIM',
  xpsnr: 'XPSNR (luma)',
  cambi: 'CAMBI',
  vif: 'VIF',
};

export type Measured = [MetricName, MetricResult][];

export function measuredOf({ metrics }: ComparisonView): Measured {
  return Object.entries(metrics ?? {}) as Measured;
}
