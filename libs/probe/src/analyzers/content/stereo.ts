import { contentCheck } from './content-check';

const stereoOnly = 'no track is stereo';

export const polarity = contentCheck({
  id: 'audio.polarity',
  version: 1,
  title: 'No channel is inverted',
  measure: 'mean correlation of the two channels over all that is audible',
  unit: null,
  settings: {
    correlation: {
      default: -0.8,
      unit: null,
      min: -1,
      max: 0,
      meaning: 'mean correlation at or below which a channel is inverted',
    },
  },
  threshold: 'correlation',
  source: 'practice; ffmpeg aphasemeter',
  needs: ['phase'],
  filter: 'aphasemeter',
  coverage: 'full',
  wholeStream: true,
  look: ({ results: { phase: tracks }, media, limits, say }) => {
    if (tracks === null) return media.audio.some(({ channels }) => channels === 2) ? null : stereoOnly;
    return tracks.flatMap(({ stream_index: index, mean_correlation: mean }) =>
      mean === null || mean > limits.correlation
        ? []
        : [
            say({
              severity: 'warning',
              stream_index: index,
              measured: mean,
              threshold: limits.correlation,
              message: `One channel of stream ${index} is the other one upside down (mean correlation ${mean.toFixed(2)}): its polarity is inverted.`,
            }),
          ],
    );
  },
});

export const monoCompatibility = contentCheck({
  id: 'audio.mono_compatibility',
  version: 2,
  title: 'Little is lost in mono',
  measure: 'share of the audible time in which the channels work against each other: a correlation below −0.2',
  unit: '%',
  settings: {
    max_percent: { default: 25, unit: '%', min: 0, max: 100, meaning: 'how much of the time that may be' },
  },
  threshold: 'max_percent',
  source: 'practice; ffmpeg aphasemeter',
  needs: ['phase'],
  filter: 'aphasemeter',
  coverage: 'full',
  wholeStream: true,
  look: ({ results: { phase: tracks }, media, limits, say }) => {
    if (tracks === null) return media.audio.some(({ channels }) => channels === 2) ? null : stereoOnly;
    return tracks.flatMap(({ stream_index: index, negative_share: share }) =>
      share === null || share * 100 <= limits.max_percent
        ? []
        : [
            say({
              severity: 'warning',
              stream_index: index,
              measured: Math.round(share * 1e4) / 100,
              threshold: limits.max_percent,
              message: `In ${(share * 100).toFixed(0)} % of what is audible in stream ${index} the channels work against each other: a mono listener loses it.`,
            }),
          ],
    );
  },
});

/** Below this, a channel's sound is low effects; above `broadHz`, and twice as high as that one, it is not. */
const lowHz = 150;
const broadHz = 200;

export const swappedChannels = contentCheck({
  id: 'audio.swapped_channels',
  version: 2,
  title: 'Low effects are in their own channel',
  measure: 'how high each channel’s sound lies; left and right can’t be told apart without a reference',
  unit: 'Hz',
  settings: {},
  threshold: broadHz,
  source: 'practice; ffmpeg astats, zero crossings',
  needs: ['tones'],
  filter: 'astats',
  coverage: 'full',
  wholeStream: true,
  look: ({ results: { channel_frequency_hz: heights, audio_groups: groups }, media, say }) => {
    if (heights === null) return null;
    const surround = (groups ?? media.audio_groups).filter(({ channel_map: map }) => map?.includes('LFE'));
    if (surround.length === 0)
      return 'no group has a channel of low effects; left and right can’t be told without a reference';
    return surround.flatMap(({ name, streams, channel_map: map }) => {
      const channels = heights.filter(({ stream_index: index }) => streams.includes(index));
      const ordered = streams.flatMap((index) => channels.filter(({ stream_index: of }) => of === index));
      const effects = map?.indexOf('LFE') ?? -1;
      const height = ordered[effects]?.value ?? null;
      const low = ordered.findIndex(
        ({ value }, at) => at !== effects && value !== null && value < Math.min(lowHz, (height ?? 0) / 2),
      );
      if (height === null || height < broadHz || low < 0) return [];
      return [
        say({
          severity: 'warning',
          stream_index: ordered[effects]?.stream_index ?? null,
          measured: height,
          threshold: broadHz,
          message: `The channel of low effects of ${name} carries sound around ${height} Hz, and channel ${low + 1} (${map?.[low] ?? '?'}) low sound alone: they are swapped.`,
        }),
      ];
    });
  },
});

export const dynamicRange = contentCheck({
  id: 'audio.dynamic_range',
  version: 2,
  title: 'The sound is not pressed flat',
  measure: 'from the integrated loudness up to the true peak (PLR), of mono and stereo',
  unit: 'LU',
  settings: {
    min_plr_lu: { default: 6, unit: 'LU', min: 0, max: 40, meaning: 'least distance from loudness to peak' },
  },
  threshold: 'min_plr_lu',
  source: 'practice; ITU-R BS.1770 for both values',
  needs: ['loudness'],
  filter: 'ebur128',
  coverage: 'full',
  wholeStream: true,
  look: ({ results: { dynamics: tracks }, media, limits, say }) => {
    if (!tracks) return null;
    const isWide = (index: number) => (media.audio.find((stream) => stream.index === index)?.channels ?? 0) > 2;
    const found = tracks.flatMap(({ stream_index: index, peak_to_loudness_lu: ratio }) =>
      ratio === null || isWide(index) || ratio >= limits.min_plr_lu
        ? []
        : [
            say({
              severity: 'info',
              stream_index: index,
              measured: ratio,
              threshold: limits.min_plr_lu,
              message: `The peaks of stream ${index} rise only ${ratio.toFixed(1)} LU above its loudness: it is limited hard, or a tone.`,
            }),
          ],
    );
    const isUnseen = found.length === 0 && tracks.some(({ stream_index: index }) => isWide(index));
    return isUnseen ? 'of more than two channels the loudness adds up and the peak does not: there is no limit' : found;
  },
});

export const audioLength = contentCheck({
  id: 'audio.shorter_than_video',
  version: 1,
  title: 'The sound lasts as long as the picture',
  measure: 'how long before the last frame each track ends, both decoded',
  unit: 's',
  settings: {
    max_sec: { default: 0.5, unit: 's', min: 0, max: 86_400, meaning: 'how much earlier a track may end' },
  },
  threshold: 'max_sec',
  source: 'practice',
  needs: ['samples', 'missing_frames'],
  filter: 'astats',
  coverage: 'full',
  wholeStream: true,
  both: true,
  look: ({ results: { coverage, channel_peak_dbfs: peaks }, limits, say }) => {
    const end = coverage.decoded_video_end_sec;
    if (end === null || peaks === null) return null;
    return coverage.decoded_audio_ends.flatMap(({ stream_index: index, end_sec: audioEnd }) =>
      end - audioEnd <= limits.max_sec
        ? []
        : [
            say({
              severity: 'warning',
              stream_index: index,
              start_sec: audioEnd,
              end_sec: end,
              measured: Number((end - audioEnd).toFixed(3)),
              threshold: limits.max_sec,
              message: `Stream ${index} ends ${(end - audioEnd).toFixed(2)} s before the picture.`,
            }),
          ],
    );
  },
});
