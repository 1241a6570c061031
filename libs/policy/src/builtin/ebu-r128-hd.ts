import type { Policy } from '../language/policy';
import {
  audioRule,
  noErrors,
  noFinding,
  noFlashes,
  noInterval,
  programmeLoudness,
  videoCount,
  videoRule,
} from './rule-forms';

const practice = { name: 'practice' };
const r128 = { name: 'EBU R 128' };
/** ±0.5 LU since version 3.0; version 4.0 has ±1 LU in production and ±0.2 LU for the measurement. */
const r128Tolerance = { ...r128, clause: 'version 3.0' };

export const ebuR128Hd: Policy = {
  slug: 'ebu-r128-hd',
  name: 'EBU R 128 broadcast HD',
  description:
    'A finished HD programme for a European broadcaster: 1920x1080 at 25 or 50 Hz, loudness after EBU R 128.',
  version: 2,
  sources: [
    {
      name: r128.name,
      title: 'Loudness normalisation and permitted maximum level of audio signals',
      url: 'https://tech.ebu.ch/publications/r128',
    },
    {
      name: 'ITU-R BT.1702',
      title: 'Guidance for the reduction of photosensitive epileptic seizures caused by television',
    },
  ],
  checks: {
    'audio.loudness': { target_lufs: -23, tolerance_lu: 0.5, max_true_peak_dbtp: -1 },
    'video.levels': { warn_percent: 1 },
  },
  notes: [
    'Version 4.0 of EBU R 128 allows ±1 LU in production and ±0.2 LU for measuring; ±0.5 LU is version 3.0. Extend the policy and give tolerance_lu another value, or waive the rule, where it applies.',
    'Cannot check editorial matters: clocks, safe areas, language of tracks.',
  ],
  rules: [
    { id: 'one-video', title: 'Exactly one video stream', severity: 'fail', assert: videoCount(1), source: practice },
    videoRule({
      id: 'picture-size',
      title: '1920x1080',
      severity: 'fail',
      every: {
        all: [
          { fact: 'width', eq: '1920 px' },
          { fact: 'height', eq: '1080 px' },
        ],
      },
      source: practice,
    }),
    videoRule({
      id: 'square-pixels',
      title: '16:9 with square pixels',
      severity: 'fail',
      every: {
        all: [
          { fact: 'sample_aspect_ratio', eq: '1:1' },
          { fact: 'display_aspect_ratio', eq: '16:9' },
        ],
      },
      source: practice,
    }),
    videoRule({
      id: 'frame-rate',
      title: '25 or 50 frames a second',
      severity: 'fail',
      every: { fact: 'average_frame_rate.value', in: ['25 fps', '50 fps'], tolerance: '0.01 fps' },
      source: practice,
    }),
    videoRule({
      id: 'field-order',
      title: 'Interlaced only at 25 Hz, top field first',
      severity: 'fail',
      every: {
        all: [
          { fact: 'scan.type', in: ['progressive', 'interlaced'] },
          {
            if: { fact: 'scan.type', eq: 'interlaced' },
            then: {
              all: [
                { fact: 'scan.field_order', eq: 'tff' },
                { fact: 'average_frame_rate.value', within: '25 fps', tolerance: '0.01 fps' },
              ],
            },
          },
        ],
      },
      source: practice,
    }),
    videoRule({
      id: 'colour-709',
      title: 'BT.709 colour',
      severity: 'fail',
      every: {
        all: [
          { fact: 'color.primaries', eq: 'bt709' },
          { fact: 'color.transfer', eq: 'bt709' },
          { fact: 'color.matrix', eq: 'bt709' },
        ],
      },
      source: practice,
    }),
    videoRule({
      id: 'contribution-422',
      title: '4:2:2 sampling',
      severity: 'warn',
      every: { fact: 'chroma_subsampling', in: ['4:2:2', '4:4:4'] },
      source: practice,
    }),
    {
      id: 'has-audio',
      title: 'There is audio',
      severity: 'fail',
      assert: { of: 'media.audio', at_least: 1 },
      source: practice,
    },
    audioRule({
      id: 'audio-48k',
      title: '48 kHz',
      severity: 'fail',
      every: { fact: 'sample_rate_hz', eq: '48 kHz' },
      source: practice,
    }),
    programmeLoudness({
      id: 'programme-loudness',
      title: 'Programme loudness −23 LUFS ± 0.5 LU',
      severity: 'fail',
      every: {
        fact: 'loudness.integrated_lufs',
        within: { check: 'audio.loudness', setting: 'target_lufs' },
        tolerance: { check: 'audio.loudness', setting: 'tolerance_lu' },
      },
      source: r128Tolerance,
    }),
    programmeLoudness({
      id: 'true-peak',
      title: 'True peak at most −1 dBTP',
      severity: 'fail',
      every: { fact: 'loudness.true_peak_dbtp', lte: { check: 'audio.loudness', setting: 'max_true_peak_dbtp' } },
      source: r128,
    }),
    noFlashes('fail'),
    noFinding({
      id: 'legal-levels',
      title: 'Video levels are legal',
      severity: 'warn',
      check: 'video.levels',
      from: 'warning',
      media: 'video',
      source: practice,
    }),
    noInterval({
      id: 'no-long-black',
      title: 'No black of 5 s or more',
      severity: 'warn',
      list: 'black',
      check: 'video.black',
      asLongAs: '5 s',
      media: 'video',
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
