import type { Policy } from '../language/policy';
import { audioRule, noErrors, noInterval, programmeLoudness } from './rule-forms';

const practice = { name: 'practice' };
const apple = { name: 'Apple Podcasts audio requirements' };

export const podcastAudio: Policy = {
  slug: 'podcast-audio',
  name: 'Podcast audio',
  description: 'An episode for the podcast directories: MP3 or AAC, −16 LUFS ± 1, no long gaps.',
  version: 2,
  sources: [{ name: apple.name, url: 'https://podcasters.apple.com/support/893-audio-requirements' }],
  // The rule only warns: given as target_lufs, the check itself would call it an error.
  checks: { 'audio.loudness': { wanted_lufs: -16, within_lu: 1, max_true_peak_dbtp: -1 } },
  notes: [
    'Loudness and true peak are what Apple is said to recommend; they are not quoted from its text.',
    'Cannot check the feed, its artwork rules and chapters outside the file.',
  ],
  rules: [
    {
      id: 'one-audio',
      title: 'Exactly one audio stream',
      severity: 'fail',
      assert: { of: 'media.audio', exactly: 1 },
      source: practice,
    },
    {
      id: 'no-video',
      title: 'No video besides cover art',
      severity: 'fail',
      assert: { of: 'media.video', where: { fact: 'is_attached_picture', eq: false }, exactly: 0 },
      source: practice,
    },
    audioRule({
      id: 'audio-codec',
      title: 'MP3 or AAC',
      severity: 'fail',
      every: { fact: 'codec', in: ['mp3', 'aac'] },
      source: apple,
    }),
    audioRule({
      id: 'sample-rate',
      title: '44.1 or 48 kHz',
      severity: 'fail',
      every: { fact: 'sample_rate_hz', in: ['44.1 kHz', '48 kHz'] },
      source: apple,
    }),
    audioRule({
      id: 'channels',
      title: 'Mono or stereo',
      severity: 'fail',
      every: { fact: 'channels', between: [1, 2] },
      source: apple,
    }),
    audioRule({
      id: 'bit-rate',
      title: '64 to 320 kb/s',
      severity: 'warn',
      every: { fact: 'bit_rate_bps', between: ['64 kb/s', '320 kb/s'] },
      source: practice,
    }),
    programmeLoudness({
      id: 'loudness',
      title: 'Loudness −16 LUFS ± 1 LU',
      severity: 'warn',
      every: {
        fact: 'loudness.integrated_lufs',
        within: { check: 'audio.loudness', setting: 'wanted_lufs' },
        tolerance: { check: 'audio.loudness', setting: 'within_lu' },
      },
      source: practice,
    }),
    programmeLoudness({
      id: 'true-peak',
      title: 'True peak at most −1 dBTP',
      severity: 'warn',
      every: { fact: 'loudness.true_peak_dbtp', lte: { check: 'audio.loudness', setting: 'max_true_peak_dbtp' } },
      source: practice,
    }),
    noInterval({
      id: 'no-long-silence',
      title: 'No silence of 5 s or more',
      severity: 'warn',
      list: 'silence',
      check: 'audio.silence',
      asLongAs: '5 s',
      media: 'audio',
      source: practice,
    }),
    noErrors('fail'),
  ],
};
