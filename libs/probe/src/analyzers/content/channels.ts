import type { AudioStream } from '@app/ffmpeg';
import type { ChannelLevel } from '../../content/content-results';
import type { FindingDraft } from '../analyzer';
import { channelName, isLowEffects } from './channel-names';
import { contentCheck, type Say, type Severity } from './content-check';

const shortestSec = 1;

export const dcOffset = contentCheck({
  id: 'audio.dc_offset',
  version: 1,
  title: 'The sound has no constant offset',
  measure: 'mean of all samples of each channel, as a share of full scale',
  unit: null,
  settings: {
    max_offset: {
      default: 0.01,
      unit: null,
      min: 0,
      max: 1,
      meaning: 'largest mean of all samples, as a share of full scale',
    },
  },
  threshold: 'max_offset',
  source: 'practice; ffmpeg astats',
  needs: ['samples'],
  filter: 'astats',
  coverage: 'full',
  wholeStream: true,
  look: ({ results: { dc_offset: channels }, limits: { max_offset: maxOffset }, say }) =>
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
  settings: {
    level_db: {
      default: -60,
      unit: 'dBFS',
      min: -120,
      max: 0,
      meaning: 'a channel whose highest sample lies below is dead',
    },
  },
  threshold: 'level_db',
  source: 'practice; ffmpeg astats',
  needs: ['samples'],
  filter: 'astats',
  coverage: 'full',
  wholeStream: true,
  look: ({ results: { channel_peak_dbfs: channels, coverage }, media, limits, say }) => {
    if (channels === null) return null;
    if ((coverage.decoded_audio_end_sec ?? 0) < shortestSec)
      return `what is shorter than ${shortestSec} s may well be silent`;
    return media.audio.flatMap((stream) =>
      deadChannels(
        stream,
        channels.filter(({ stream_index: index }) => index === stream.index),
        limits.level_db,
        say,
      ),
    );
  },
});

function deadChannels(
  stream: AudioStream,
  channels: readonly ChannelLevel[],
  audibleDb: number,
  say: Say,
): FindingDraft[] {
  const dead = channels.filter(({ value }) => value === null || value <= audibleDb);
  const finding = (severity: Severity, measured: number | null, message: string) =>
    say({ severity, stream_index: stream.index, measured, threshold: audibleDb, message });
  if (dead.length > 0 && dead.length === channels.length) {
    const peaks = dead.map(({ value }) => value).filter((value) => value !== null);
    const peak = peaks.length === 0 ? null : Math.max(...peaks);
    return [finding('warning', peak, `Nothing is to be heard in any channel of stream ${stream.index}.`)];
  }
  return dead.map(({ channel, value }) => {
    const name = channelName(stream.index, channel);
    return isLowEffects(stream, channel)
      ? finding('info', value, `Nothing is to be heard in ${name}, which carries low effects alone.`)
      : finding('warning', value, `Nothing is to be heard in ${name}.`);
  });
}
