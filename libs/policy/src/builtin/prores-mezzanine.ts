import type { Policy } from '../language/policy';
import { audioRule, noErrors, noInterval, videoCount, videoRule } from './rule-forms';

const practice = { name: 'practice' };

export const proresMezzanine: Policy = {
  slug: 'prores-mezzanine',
  name: 'ProRes mezzanine',
  description: 'A QuickTime master to transcode from: ProRes 422 HQ or better, tagged colour, PCM audio, a timecode.',
  version: 1,
  notes: [
    'Cannot check how often the picture was compressed before.',
    'Cannot check textless elements, slates and the order of audio tracks.',
  ],
  rules: [
    {
      id: 'container-mov',
      title: 'QuickTime container',
      severity: 'fail',
      assert: {
        all: [
          { fact: 'media.container.format_names', contains: 'mov' },
          { fact: 'media.container.major_brand', matches: '^qt' },
        ],
      },
      source: practice,
    },
    { id: 'one-video', title: 'Exactly one video stream', severity: 'fail', assert: videoCount(1), source: practice },
    videoRule({
      id: 'prores-hq',
      title: 'ProRes 422 HQ, 4444 or 4444 XQ',
      severity: 'fail',
      every: {
        all: [
          { fact: 'codec', eq: 'prores' },
          { fact: 'tag', in: ['apch', 'ap4h', 'ap4x'] },
        ],
      },
      message: '{path} is {measured}, expected {expected} (apch is 422 HQ, ap4h 4444, ap4x 4444 XQ).',
      source: practice,
    }),
    videoRule({
      id: 'picture-size',
      title: 'HD at least',
      severity: 'fail',
      every: {
        all: [
          { fact: 'display_width', gte: '1920 px' },
          { fact: 'display_height', gte: '800 px' },
        ],
      },
      source: practice,
    }),
    videoRule({
      id: 'constant-rate',
      title: 'Constant frame rate',
      severity: 'fail',
      every: { fact: 'variable_frame_rate', eq: false },
      source: practice,
    }),
    videoRule({
      id: 'field-order-known',
      title: 'Progressive, or interlaced with a known field order',
      severity: 'fail',
      every: {
        all: [
          { fact: 'scan.type', in: ['progressive', 'interlaced'] },
          { if: { fact: 'scan.type', eq: 'interlaced' }, then: { fact: 'scan.field_order', exists: true } },
        ],
      },
      source: practice,
    }),
    videoRule({
      id: 'colour-tagged',
      title: 'Colour is tagged',
      severity: 'warn',
      every: {
        all: [
          { fact: 'color.primaries', exists: true },
          { fact: 'color.transfer', exists: true },
          { fact: 'color.matrix', exists: true },
        ],
      },
      message: '{path} is not tagged: the next tool will guess.',
      source: practice,
    }),
    {
      id: 'has-audio',
      title: 'There is audio',
      severity: 'warn',
      assert: { of: 'media.audio', at_least: 1 },
      source: practice,
    },
    audioRule({
      id: 'audio-pcm',
      title: 'PCM of at least 24 bits at 48 kHz or more',
      severity: 'fail',
      every: {
        all: [
          { fact: 'codec', matches: '^pcm_' },
          { fact: 'bit_depth', gte: 24 },
          { fact: 'sample_rate_hz', gte: '48 kHz' },
        ],
      },
      source: practice,
    }),
    {
      id: 'timecode',
      title: 'A timecode that fits the frame rate',
      severity: 'warn',
      assert: {
        all: [
          { fact: 'media.timecode', exists: true },
          { fact: 'media.timecode.frame_rate_fits', eq: true },
        ],
      },
      message: '{path}: expected a timecode that fits the frame rate.',
      source: practice,
    },
    noInterval({
      id: 'no-long-freeze',
      title: 'No frozen picture of 10 s or more',
      severity: 'warn',
      list: 'freeze',
      check: 'video.freeze',
      asLongAs: '10 s',
      media: 'video',
      source: practice,
    }),
    noErrors('fail'),
  ],
};
