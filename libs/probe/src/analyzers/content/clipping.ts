import { contentCheck } from './content-check';
import { channelName } from './channel-names';
import { intervalFindings } from './interval-findings';

const minSamples = 4;

export const clipping = contentCheck({
  id: 'audio.clipping',
  version: 1,
  title: 'The sound is not clipped',
  measure: 'tenths of a second whose peaks lie above −1 dBFS and stay there for four samples or more on average',
  unit: 's',
  defaultThreshold: minSamples,
  source: 'practice; ffmpeg astats, flat factor',
  needs: ['samples'],
  filter: 'astats',
  coverage: 'full',
  look: (view) => {
    const { clipping: intervals, totals } = view.results;
    if (intervals === null) return null;
    return intervalFindings(view, intervals, totals.clipping, {
      what: (interval) => `Clipped peaks in ${channelName(interval.stream_index, interval.channel ?? 0)}`,
      severity: () => 'warning',
      thresholdSec: 0,
    });
  },
});
