import type { Severity } from './content-check';
import { contentCheck } from './content-check';
import { intervalFindings } from './interval-findings';

const antiphase = -0.5;
const warnSec = 2;

export const phase = contentCheck({
  id: 'audio.phase',
  version: 1,
  title: 'Stereo can be heard in mono',
  measure: 'correlation of the two channels where both are audible, in tenths of a second',
  unit: 's',
  defaultThreshold: warnSec,
  source: `practice; ffmpeg aphasemeter, correlation of ${antiphase} or less`,
  needs: ['phase'],
  filter: 'aphasemeter',
  coverage: 'full',
  look: (view) => {
    const { phase: tracks } = view.results;
    if (tracks === null) return view.media.audio.some(({ channels }) => channels === 2) ? null : 'no track is stereo';
    return tracks.flatMap((track) =>
      intervalFindings(view, track.antiphase, undefined, {
        what: () => `The channels of stream ${track.stream_index} are opposite in phase and cancel out in mono`,
        severity: ({ start_sec: start, end_sec: end }): Severity => (end - start >= warnSec ? 'warning' : 'info'),
        thresholdSec: warnSec,
      }),
    );
  },
});
