import { cambi } from './cambi';
import type { Metric, MetricName } from './metric';
import { msSsim } from './ms-ssim';
import { psnr } from './psnr';
import { ssim } from './ssim';
import { vif } from './vif';
import { vmaf } from './vmaf';
import { xpsnr } from './xpsnr';

/** Every metric there is, in the order they are shown. */
export const metrics: readonly Metric[] = [vmaf, psnr, ssim, msSsim, xpsnr, cambi, vif];

export function metricNamed(name: MetricName): Metric {
  const metric = metrics.find((candidate) => candidate.name === name);
  if (!metric) throw new Error(`no metric ${name}`);
  return metric;
}
