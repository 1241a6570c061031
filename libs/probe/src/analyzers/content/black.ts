import { measuring, warnSec } from './common-settings';
import { contentCheck, type Severity } from './content-check';
import { intervalFindings, lengthOf } from './interval-findings';

const wholeShare = 0.95;

export const black = contentCheck({
  id: 'video.black',
  version: 1,
  title: 'The picture is not black for long',
  measure: 'stretches of frames of which 98 % of the pixels are black (luma within 10 % above black)',
  unit: 's',
  settings: {
    warn_sec: warnSec(2, 'black'),
    min_sec: measuring('blackMinSec', 's', [0, 3_600], 'shorter stretches are not listed'),
    picture_share: measuring('blackPictureShare', null, [0.5, 1], 'share of the pixels that must be black'),
    pixel_luma: measuring('blackPixelLuma', null, [0, 1], 'highest luma of a black pixel, as a share of the range'),
  },
  threshold: 'warn_sec',
  source: 'practice; ffmpeg blackdetect and its default thresholds',
  needs: ['black'],
  filter: 'blackdetect',
  coverage: 'full',
  look: ({ results, limits, say }) => {
    const { black: intervals, totals, coverage } = results;
    if (intervals === null) return null;
    const end = coverage.decoded_video_end_sec ?? 0;
    const severity = (interval: { start_sec: number; end_sec: number }): Severity =>
      lengthOf(interval) < limits.warn_sec ? 'info' : lengthOf(interval) >= end * wholeShare ? 'error' : 'warning';
    return intervalFindings(say, intervals, totals.black, {
      what: () => 'Black',
      severity,
      thresholdSec: limits.warn_sec,
    });
  },
});
