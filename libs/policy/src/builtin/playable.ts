import type { Policy } from '../language/policy';
import { noErrors } from './rule-forms';

/** The default: is this media at all. */
export const playable: Policy = {
  slug: 'playable',
  name: 'Playable',
  description: 'The container opens, it holds something to see or hear, and nothing found is an error.',
  version: 1,
  notes: [
    'Says nothing of whether any particular player supports these codecs.',
    'Errors deep in the media show only at depth full.',
  ],
  rules: [
    {
      id: 'container-opens',
      title: 'The container opens',
      severity: 'fail',
      assert: { fact: 'media.container.valid', eq: true },
      message: 'The container could not be read as valid media.',
      source: { name: 'practice' },
    },
    {
      id: 'audio-or-video',
      title: 'There is an audio or a video stream',
      severity: 'fail',
      assert: {
        any: [
          { of: 'media.video', where: { fact: 'is_attached_picture', eq: false }, at_least: 1 },
          { of: 'media.audio', at_least: 1 },
        ],
      },
      message: 'There is neither an audio nor a video stream.',
      source: { name: 'practice' },
    },
    noErrors('fail'),
  ],
};
