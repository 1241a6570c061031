import type { Policy } from '../language/policy';
import { audioRule, noErrors, videoCount, videoRule } from './rule-forms';

const practice = { name: 'practice' };

export const archiveFfv1Mkv: Policy = {
  slug: 'archive-ffv1-mkv',
  name: 'Archive, FFV1 in Matroska',
  description:
    'A preservation master: lossless picture and sound in open formats, with what is needed to read it right later.',
  version: 2,
  notes: [
    'Cannot check the FFV1 version and slice CRCs from these facts; decode errors show at depth full.',
    'Cannot check fixity against an earlier checksum, nor fidelity to the carrier.',
  ],
  rules: [
    {
      id: 'container-matroska',
      title: 'Matroska container',
      severity: 'fail',
      assert: { fact: 'media.container.format_names', contains: 'matroska' },
      source: practice,
    },
    { id: 'one-video', title: 'Exactly one video stream', severity: 'fail', assert: videoCount(1), source: practice },
    videoRule({
      id: 'video-ffv1',
      title: 'Video is FFV1',
      severity: 'fail',
      every: { fact: 'codec', eq: 'ffv1' },
      source: practice,
    }),
    videoRule({
      id: 'intra-only',
      title: 'Every frame stands alone',
      severity: 'warn',
      every: { fact: 'gop.max_frames', lte: 1 },
      message: 'A GOP of {measured}: one damaged frame takes its neighbours along.',
      source: practice,
    }),
    videoRule({
      id: 'aspect-known',
      title: 'Aspect ratio is written down',
      severity: 'warn',
      every: { fact: 'display_aspect_ratio', exists: true },
      source: practice,
    }),
    videoRule({
      id: 'scan-known',
      title: 'Scan and field order are known',
      severity: 'warn',
      every: {
        all: [
          { fact: 'scan.type', exists: true },
          { if: { fact: 'scan.type', ne: 'progressive' }, then: { fact: 'scan.field_order', exists: true } },
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
          { fact: 'color.range', exists: true },
          { fact: 'color.primaries', exists: true },
          { fact: 'color.transfer', exists: true },
          { fact: 'color.matrix', exists: true },
        ],
      },
      source: practice,
    }),
    audioRule({
      id: 'audio-lossless',
      title: 'Audio is PCM or FLAC',
      severity: 'fail',
      every: {
        any: [
          { fact: 'codec', eq: 'flac' },
          { fact: 'codec', matches: '^pcm_[sf]' },
        ],
      },
      message: '{path} is {measured}, which is not lossless PCM or FLAC.',
      source: practice,
    }),
    audioRule({
      id: 'audio-sample-rate',
      title: '48 kHz or more',
      severity: 'warn',
      every: { fact: 'sample_rate_hz', gte: '48 kHz' },
      source: practice,
    }),
    {
      id: 'not-encrypted',
      title: 'Not encrypted',
      severity: 'fail',
      // Matroska has no mark that says "not encrypted": where nothing is known the rule does not apply.
      when: { fact: 'media.container.encryption.encrypted', exists: true },
      assert: { fact: 'media.container.encryption.encrypted', eq: false },
      source: practice,
    },
    noErrors('fail'),
  ],
};
