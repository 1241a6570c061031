import { astats, ebur128, joinStreams, metadataPrint, sampleBlocks } from '@app/ffmpeg';
import type { GroupPlan } from '../plan-graph';
import type { Chain } from './chain';

/** Tracks that are one programme, joined to it and measured as one. */
export function groupChain({ group, sampleRateHz, channels }: GroupPlan): Chain {
  const [first = 0] = group.streams;
  const label = `g${first}`;
  const inputs = group.streams.map((index) => `[0:${index}]`).join('');
  return {
    pipes: [{ kind: 'group', streamIndex: first }],
    args: ([pipe = '']) => [
      '-filter_complex',
      `${inputs}${[
        joinStreams.ask(channels, group.channel_map),
        sampleBlocks.ask(sampleRateHz),
        astats.ask(),
        ebur128.ask(),
        metadataPrint.askAudio(pipe),
      ].join(',')}[${label}]`,
      ...['-map', `[${label}]`, '-c:a', 'pcm_f64le', '-f', 'null', '-'],
    ],
  };
}
