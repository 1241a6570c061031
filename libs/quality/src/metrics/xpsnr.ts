import type { Metric } from './metric';

/** ffmpeg's filter `xpsnr` (since 7.1): PSNR weighted by what the eye sees. */
export const xpsnr: Metric = {
  name: 'xpsnr',
  unit: 'dB',
  definition: 'ffmpeg filter xpsnr, luma, mean of frames',
  higherIsBetter: true,
  filter: 'xpsnr',
  columns: [
    { name: 'xpsnr_y', key: 'lavfi.xpsnr.xpsnr.y' },
    { name: 'xpsnr_u', key: 'lavfi.xpsnr.xpsnr.u' },
    { name: 'xpsnr_v', key: 'lavfi.xpsnr.xpsnr.v' },
  ],
};
