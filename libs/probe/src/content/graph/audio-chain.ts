import { aphasemeter, astats, ebur128, metadataPrint, sampleBlocks, silencedetect } from '@app/ffmpeg';
import type { AudioPlan } from '../plan-graph';
import type { ContentThresholds } from '../thresholds';
import type { Chain } from './chain';

/** One chain a track: the filters hand the samples through and note what they see. */
export function audioChain({ stream, sampleRateHz, needs }: AudioPlan, thresholds: ContentThresholds): Chain {
  // phase and antiphase are judged on what is audible, which the samples' levels tell
  const filters = [
    sampleBlocks.ask(sampleRateHz),
    ...(needs.has('silence')
      ? [silencedetect.ask({ noiseDb: thresholds.silenceDb, minSec: thresholds.silenceMinSec })]
      : []),
    ...(needsStatistics(needs) ? [astats.ask()] : []),
    ...(needs.has('phase') ? [aphasemeter.ask()] : []),
    ...(needs.has('loudness') ? [ebur128.ask()] : []),
  ];
  const label = `a${stream.index}`;
  return {
    pipes: [{ kind: 'audio', streamIndex: stream.index }],
    args: ([pipe = '']) => [
      '-filter_complex',
      `[0:${stream.index}]${[...filters, metadataPrint.askAudio(pipe)].join(',')}[${label}]`,
      // ebur128 works in doubles: nothing is converted on the way out
      ...['-map', `[${label}]`, '-c:a', 'pcm_f64le', '-f', 'null', '-'],
    ],
  };
}

/** Levels are what nearly everything is judged beside; silence alone is not. */
function needsStatistics(needs: AudioPlan['needs']): boolean {
  return (['samples', 'tones', 'phase', 'loudness'] as const).some((need) => needs.has(need));
}
