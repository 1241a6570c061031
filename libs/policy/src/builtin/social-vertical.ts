import type { Policy } from '../language/policy';
import { audioRule, noErrors, noInterval, programmeLoudness, videoCount, videoRule } from './rule-forms';

const practice = { name: 'practice' };

export const socialVertical: Policy = {
  slug: 'social-vertical',
  name: 'Social, vertical video',
  description:
    'A vertical clip that the short-video platforms take as it is: 9:16, 1080x1920, H.264 and AAC, up to three minutes.',
  version: 1,
  // The rule only warns: given as target_lufs, the check itself would call it an error.
  checks: { 'audio.loudness': { wanted_lufs: -14, within_lu: 3, max_true_peak_dbtp: -1 } },
  notes: [
    'The platforms publish different limits and change them often: these are values all of them have taken.',
    'Cannot check what their own interface covers of the picture.',
  ],
  rules: [
    {
      id: 'container-mp4',
      title: 'MP4 or QuickTime container',
      severity: 'fail',
      assert: { fact: 'media.container.format_names', contains: 'mp4' },
      source: practice,
    },
    {
      id: 'duration',
      title: '3 s to 3 min',
      severity: 'fail',
      assert: { fact: 'media.container.duration_sec', between: ['3 s', '3 min'] },
      message: 'The clip takes {measured}, expected {expected}.',
      source: practice,
    },
    {
      id: 'size',
      title: 'At most 500 MB',
      severity: 'warn',
      assert: { fact: 'media.container.size_bytes', lte: '500 MB' },
      source: practice,
    },
    { id: 'one-video', title: 'Exactly one video stream', severity: 'fail', assert: videoCount(1), source: practice },
    videoRule({
      id: 'vertical',
      title: 'Shown upright, 9:16',
      severity: 'fail',
      every: { fact: 'display_height', gt: { fact: 'display_width' } },
      message: 'Shown {measured} high, expected {expected}: the clip is not vertical.',
      source: practice,
    }),
    videoRule({
      id: 'picture-size',
      title: '1080x1920',
      severity: 'warn',
      every: {
        all: [
          { fact: 'display_width', eq: 1080 },
          { fact: 'display_height', eq: 1920 },
        ],
      },
      source: practice,
    }),
    videoRule({
      id: 'video-h264',
      title: 'H.264, 4:2:0, 8 bit',
      severity: 'fail',
      every: {
        all: [
          { fact: 'codec', eq: 'h264' },
          { fact: 'chroma_subsampling', eq: '4:2:0' },
          { fact: 'bit_depth', eq: 8 },
        ],
      },
      source: practice,
    }),
    videoRule({
      id: 'frame-rate',
      title: '23 to 60 fps, constant',
      severity: 'warn',
      every: {
        all: [
          { fact: 'frame_rate.value', between: ['23 fps', '60 fps'] },
          { fact: 'variable_frame_rate', eq: false },
        ],
      },
      source: practice,
    }),
    videoRule({
      id: 'progressive',
      title: 'Progressive',
      severity: 'fail',
      every: { fact: 'scan.type', eq: 'progressive' },
      source: practice,
    }),
    audioRule({
      id: 'audio-aac',
      title: 'AAC at 44.1 or 48 kHz',
      severity: 'fail',
      every: {
        all: [
          { fact: 'codec', eq: 'aac' },
          { fact: 'sample_rate_hz', in: ['44.1 kHz', '48 kHz'] },
        ],
      },
      source: practice,
    }),
    {
      id: 'has-audio',
      title: 'There is audio',
      severity: 'warn',
      assert: { of: 'media.audio', at_least: 1 },
      source: practice,
    },
    programmeLoudness({
      id: 'loudness',
      title: 'Loudness −14 LUFS ± 3 LU',
      severity: 'warn',
      every: {
        fact: 'loudness.integrated_lufs',
        within: { check: 'audio.loudness', setting: 'wanted_lufs' },
        tolerance: { check: 'audio.loudness', setting: 'within_lu' },
      },
      source: practice,
    }),
    noInterval({
      id: 'no-black',
      title: 'No black of 2 s or more',
      severity: 'warn',
      list: 'black',
      check: 'video.black',
      asLongAs: '2 s',
      media: 'video',
      source: practice,
    }),
    noErrors('fail'),
  ],
};
