import { contentCheck, type Severity } from './content-check';
import { intervalFindings, lengthOf } from './interval-findings';

const warnSec = 2;
const wholeShare = 0.95;

export const black = contentCheck({
  id: 'video.black',
  version: 1,
  title: 'The picture is not black for long',
  measure: 'stretches of frames of which 98 % of the pixels are black (luma within 10 % above black)',
  unit: 's',
  defaultThreshold: warnSec,
  source: 'practice; ffmpeg blackdetect and its default thresholds',
  needs: ['black'],
  filter: 'blackdetect',
  coverage: 'full',
  look: (view) => {
    const { black: intervals, totals, coverage } = view.results;
    if (intervals === null) return null;
    const end = coverage.decoded_video_end_sec ?? 0;
    const severity = (interval: { start_sec: number; end_sec: number }): Severity =>
      lengthOf(interval) < warnSec ? 'info' : lengthOf(interval) >= end * wholeShare ? 'error' : 'warning';
    return intervalFindings(view, intervals, totals.black, { what: () => 'Black', severity, thresholdSec: warnSec });
  },
});
