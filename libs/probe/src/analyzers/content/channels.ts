import type { FindingDraft } from '../analyzer';
import { channelName, isLowEffects } from './channel-names';
import { contentCheck } from './content-check';

const maxOffset = 0.01;
const audibleDb = -60;

export const dcOffset = contentCheck({
  id: 'audio.dc_offset',
  version: 1,
  title: 'The sound has no constant offset',
  measure: 'mean of all samples of each channel, as a share of full scale',
  unit: null,
  defaultThreshold: maxOffset,
  source: 'practice; ffmpeg astats',
  needs: ['samples'],
  filter: 'astats',
  coverage: 'full',
  wholeStream: true,
  look: ({ results: { dc_offset: channels }, say }) =>
    channels &&
    channels.flatMap(({ stream_index: index, channel, value }) =>
      value === null || Math.abs(value) < maxOffset
        ? []
        : [
            say({
              severity: 'warning',
              stream_index: index,
              measured: value,
              threshold: maxOffset,
              message: `The samples of ${channelName(index, channel)} are off zero by ${(value * 100).toFixed(1)} % of full scale.`,
            }),
          ],
    ),
});

export const deadChannel = contentCheck({
  id: 'audio.dead_channel',
  version: 1,
  title: 'Every channel carries something',
  measure: 'highest sample of each channel over the whole track',
  unit: 'dBFS',
  defaultThreshold: audibleDb,
  source: 'practice; ffmpeg astats',
  needs: ['samples'],
  filter: 'astats',
  coverage: 'full',
  wholeStream: true,
  look: ({ results: { channel_peak_dbfs: channels }, media, say }) =>
    channels &&
    channels.flatMap(({ stream_index: index, channel, value }): FindingDraft[] => {
      if (value !== null && value > audibleDb) return [];
      const stream = media.audio.find((track) => track.index === index);
      const quiet = stream !== undefined && (stream.channels ?? 1) > 1 && isLowEffects(stream, channel);
      return [
        say({
          severity: quiet ? 'info' : 'warning',
          stream_index: index,
          measured: value,
          threshold: audibleDb,
          message: `Nothing is to be heard in ${channelName(index, channel)}${quiet ? ', which carries low effects alone' : ''}.`,
        }),
      ];
    }),
});
