import type { Metric } from './metric';

/** Five scales of an 11-pixel window need 11 × 2⁴ pixels (libvmaf: "scale below 1x1"). */
const least = 176;

/** libvmaf's feature float_ms_ssim, luma, 0..1. */
export const msSsim: Metric = {
  name: 'ms_ssim',
  unit: 'index',
  definition: 'libvmaf feature float_ms_ssim, luma, mean of frames',
  higherIsBetter: true,
  filter: 'libvmaf',
  feature: 'name=float_ms_ssim',
  columns: [{ name: 'ms_ssim', key: 'float_ms_ssim' }],
  refuses: ({ width, height }) =>
    Math.min(width, height) < least
      ? `ms_ssim needs pictures of at least ${least}x${least}; these are ${width}x${height}.`
      : null,
};
