import type { Metric } from './metric';

/** ffmpeg's filter `psnr`: luma first; infinite where a plane is equal. */
export const psnr: Metric = {
  name: 'psnr',
  unit: 'dB',
  definition: 'ffmpeg filter psnr, luma, mean of frames; pooled figures are of the mean square error over the clip',
  higherIsBetter: true,
  filter: 'psnr',
  columns: [
    { name: 'psnr_y', key: 'lavfi.psnr.psnr.y' },
    { name: 'psnr_u', key: 'lavfi.psnr.psnr.u' },
    { name: 'psnr_v', key: 'lavfi.psnr.psnr.v' },
    { name: 'psnr_average', key: 'lavfi.psnr.psnr_avg' },
  ],
  pooledFrom: {
    y: { name: 'mse_y', key: 'lavfi.psnr.mse.y' },
    u: { name: 'mse_u', key: 'lavfi.psnr.mse.u' },
    v: { name: 'mse_v', key: 'lavfi.psnr.mse.v' },
    average: { name: 'mse_average', key: 'lavfi.psnr.mse_avg' },
  },
};
