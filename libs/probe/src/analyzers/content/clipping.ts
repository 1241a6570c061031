import { measuring } from './common-settings';
import { contentCheck } from './content-check';
import { channelName } from './channel-names';
import { intervalFindings } from './interval-findings';

export const clipping = contentCheck({
  id: 'audio.clipping',
  version: 1,
  title: 'The sound is not clipped',
  measure: 'tenths of a second whose peaks lie above −1 dBFS and stay there for four samples or more on average',
  unit: 's',
  settings: {
    min_samples: measuring('clippingMinSamples', 'samples', [2, 1_000], 'shortest run of equal samples at the peak'),
    level_db: measuring('clippingMinDb', 'dBFS', [-60, 0], 'lowest level of a clipped peak'),
  },
  threshold: 'min_samples',
  source: 'practice; ffmpeg astats, flat factor',
  needs: ['samples'],
  filter: 'astats',
  coverage: 'full',
  look: ({ results: { clipping: intervals, totals }, say }) => {
    if (intervals === null) return null;
    return intervalFindings(say, intervals, totals.clipping, {
      what: (interval) => `Clipped peaks in ${channelName(interval.stream_index, interval.channel ?? 0)}`,
      severity: () => 'warning',
      thresholdSec: 0,
    });
  },
});
