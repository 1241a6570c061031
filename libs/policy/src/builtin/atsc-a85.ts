import type { Policy } from '../language/policy';
import { noErrors, noInterval, programmeLoudness } from './rule-forms';

const practice = { name: 'practice' };

export const atscA85: Policy = {
  slug: 'atsc-a85',
  name: 'ATSC A/85 loudness',
  description: 'Loudness of long-form content delivered in North America: −24 LKFS ± 2 dB, true peak below −2 dBTP.',
  version: 2,
  checks: { 'audio.loudness': { target_lufs: '-24 LKFS', tolerance_lu: 2, max_true_peak_dbtp: -2 } },
  notes: [
    'The numbers are what ATSC A/85 is known for in practice; they are not quoted from its text.',
    'Measures the whole programme, not the anchor element (dialogue) A/85 prefers for long form.',
    'Cannot check dialnorm: compare it with the measured loudness where AC-3 carries it.',
  ],
  rules: [
    {
      id: 'has-audio',
      title: 'There is audio',
      severity: 'fail',
      assert: { of: 'media.audio', at_least: 1 },
      source: practice,
    },
    programmeLoudness({
      id: 'target-loudness',
      title: 'Loudness −24 LKFS ± 2 dB',
      severity: 'fail',
      every: {
        fact: 'loudness.integrated_lufs',
        within: { check: 'audio.loudness', setting: 'target_lufs' },
        tolerance: { check: 'audio.loudness', setting: 'tolerance_lu' },
      },
      source: practice,
    }),
    programmeLoudness({
      id: 'true-peak',
      title: 'True peak below −2 dBTP',
      severity: 'fail',
      every: { fact: 'loudness.true_peak_dbtp', lt: { check: 'audio.loudness', setting: 'max_true_peak_dbtp' } },
      source: practice,
    }),
    {
      id: 'audio-48k',
      title: '48 kHz',
      severity: 'warn',
      when: { of: 'media.audio', at_least: 1 },
      assert: { of: 'media.audio', all: { fact: 'sample_rate_hz', eq: '48 kHz' } },
      source: practice,
    },
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
