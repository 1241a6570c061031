import type { Severity } from './content-check';
import { contentCheck } from './content-check';
import { measuring, warnSec } from './common-settings';
import { intervalFindings } from './interval-findings';

export const phase = contentCheck({
  id: 'audio.phase',
  version: 1,
  title: 'Stereo can be heard in mono',
  measure: 'correlation of the two channels where both are audible, in tenths of a second',
  unit: 's',
  settings: {
    warn_sec: warnSec(2, 'antiphase'),
    correlation: measuring(
      'antiphaseCorrelation',
      null,
      [-1, 0],
      'mean correlation at or below which a block is antiphase',
    ),
    min_sec: measuring('antiphaseMinSec', 's', [0.1, 3_600], 'shorter stretches are not listed'),
  },
  threshold: 'warn_sec',
  source: 'practice; ffmpeg aphasemeter',
  needs: ['phase'],
  filter: 'aphasemeter',
  coverage: 'full',
  look: ({ results: { phase: tracks }, media, limits, say }) => {
    if (tracks === null) return media.audio.some(({ channels }) => channels === 2) ? null : 'no track is stereo';
    return tracks.flatMap((track) =>
      intervalFindings(say, track.antiphase, undefined, {
        what: () => `The channels of stream ${track.stream_index} are opposite in phase and cancel out in mono`,
        severity: ({ start_sec: start, end_sec: end }): Severity =>
          end - start >= limits.warn_sec ? 'warning' : 'info',
        thresholdSec: limits.warn_sec,
      }),
    );
  },
});
