import type { Policy } from '../language/policy';
import { audioRule, noErrors, videoCount, videoRule } from './rule-forms';

const practice = { name: 'practice' };

export const webProgressiveMp4: Policy = {
  slug: 'web-progressive-mp4',
  name: 'Web, progressive MP4',
  description: 'An MP4 that every current browser plays from a plain HTTP server while it downloads.',
  version: 1,
  notes: [
    'Cannot check what the server does: Range requests, Content-Type and CORS.',
    'Cannot check the H.264 level against the devices that will play it.',
  ],
  rules: [
    {
      id: 'container-mp4',
      title: 'MP4 container, not QuickTime',
      severity: 'fail',
      assert: {
        all: [
          { fact: 'media.container.format_names', contains: 'mp4' },
          { not: { fact: 'media.container.major_brand', matches: '^qt' } },
        ],
      },
      source: practice,
    },
    {
      id: 'faststart',
      title: 'Index before the media (faststart)',
      severity: 'fail',
      assert: { fact: 'media.container.faststart', eq: true },
      message: 'The moov box stands after the media: playback starts only when the whole file is there.',
      source: practice,
    },
    {
      id: 'not-fragmented',
      title: 'Not fragmented',
      severity: 'warn',
      assert: { fact: 'media.container.fragmented', eq: false },
      message: 'A fragmented MP4 has no index for seeking in a plain download.',
      source: practice,
    },
    {
      id: 'not-encrypted',
      title: 'Not encrypted',
      severity: 'fail',
      assert: { fact: 'media.container.encryption.encrypted', eq: false },
      source: practice,
    },
    {
      id: 'one-video',
      title: 'Exactly one video stream',
      severity: 'fail',
      assert: videoCount(1),
      source: practice,
    },
    videoRule({
      id: 'video-h264',
      title: 'Video is H.264',
      severity: 'fail',
      every: { fact: 'codec', eq: 'h264' },
      source: practice,
    }),
    videoRule({
      id: 'video-profile',
      title: 'Profile High or below',
      severity: 'warn',
      every: { fact: 'profile', in: ['Constrained Baseline', 'Baseline', 'Main', 'High'] },
      message: 'Profile {measured} is not decoded by every browser; use {expected}.',
      source: practice,
    }),
    videoRule({
      id: 'video-420-8bit',
      title: '4:2:0, 8 bit',
      severity: 'fail',
      every: {
        all: [
          { fact: 'chroma_subsampling', eq: '4:2:0' },
          { fact: 'bit_depth', eq: 8 },
        ],
      },
      source: practice,
    }),
    videoRule({
      id: 'video-progressive',
      title: 'Progressive',
      severity: 'fail',
      every: { fact: 'scan.type', eq: 'progressive' },
      message: 'The video is {measured}: browsers do not deinterlace dependably.',
      source: practice,
    }),
    videoRule({
      id: 'video-constant-rate',
      title: 'Constant frame rate of at most 60 fps',
      severity: 'warn',
      every: {
        all: [
          { fact: 'variable_frame_rate', eq: false },
          { fact: 'frame_rate.value', lte: '60 fps' },
        ],
      },
      source: practice,
    }),
    videoRule({
      id: 'video-sdr',
      title: 'Standard dynamic range',
      severity: 'warn',
      every: { fact: 'hdr.is_hdr', eq: false },
      message: 'HDR looks washed out or dark where a browser does not map it.',
      source: practice,
    }),
    audioRule({
      id: 'audio-aac',
      title: 'Audio is AAC',
      severity: 'fail',
      every: { fact: 'codec', eq: 'aac' },
      source: practice,
    }),
    audioRule({
      id: 'audio-stereo',
      title: 'Mono or stereo at 44.1 or 48 kHz',
      severity: 'warn',
      every: {
        all: [
          { fact: 'channels', lte: 2 },
          { fact: 'sample_rate_hz', in: ['44.1 kHz', '48 kHz'] },
        ],
      },
      source: practice,
    }),
    noErrors('fail'),
  ],
};
