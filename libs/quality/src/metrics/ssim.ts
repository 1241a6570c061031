import type { Metric } from './metric';

/** ffmpeg's filter `ssim`, 0..1: luma first. It is not libvmaf's float_ssim. */
export const ssim: Metric = {
  name: 'ssim',
  unit: 'index',
  definition: 'ffmpeg filter ssim, luma, mean of frames',
  higherIsBetter: true,
  filter: 'ssim',
  columns: [
    { name: 'ssim_y', key: 'lavfi.ssim.Y' },
    { name: 'ssim_u', key: 'lavfi.ssim.U' },
    { name: 'ssim_v', key: 'lavfi.ssim.V' },
    { name: 'ssim_all', key: 'lavfi.ssim.All' },
  ],
};
