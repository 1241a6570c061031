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

/** No axis need reach beyond what a metric can be. */
export const highestOf: Partial<Record<MetricName, number>> = { vmaf: 100, ssim: 1, ms_ssim: 1, vif: 1 };

export type Measured = [MetricName, MetricResult][];

/** The one people ask for first comes first, however they are stored. */
export function measuredOf({ metrics }: ComparisonView): Measured {
  const measured = Object.entries(metrics ?? {}) as Measured;
  const order = Object.keys(shownAs);
  return measured.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
}
