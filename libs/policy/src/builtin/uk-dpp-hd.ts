import type { Policy } from '../language/policy';
import { audioRule, noErrors, noFinding, noFlashes, noInterval, videoCount, videoRule } from './rule-forms';

const practice = { name: 'practice' };
const dppQc = { name: 'DPP QC requirements (draft list of tests)' };
const r128 = { name: 'EBU R 128' };

export const ukDppHd: Policy = {
  slug: 'uk-dpp-hd',
  name: 'UK DPP HD',
  description: 'What can be measured of a UK DPP HD delivery: AS-11 MXF, AVC-Intra 100, 1080i25, PCM audio.',
  version: 3,
  sources: [
    { name: dppQc.name },
    { name: r128.name, title: 'Loudness normalisation and permitted maximum level of audio signals' },
    {
      name: 'ITU-R BT.1702',
      title: 'Guidance for the reduction of photosensitive epileptic seizures caused by television',
    },
  ],
  checks: {
    // without a target: it would hold music and effects to that of the programme
    'audio.loudness': { max_true_peak_dbtp: -3, audio_groups: '1+2' },
    'video.levels': { warn_percent: 1 },
  },
  notes: [
    'Cannot check AS-11 descriptive metadata or the MXF constraints of the shim beyond the operational pattern.',
    'Programme loudness is that of tracks 1 and 2 heard together, the stereo programme of either track layout.',
    'Cannot check line-up, clock, parts, text safe areas, lip sync and audio track allocation.',
    'The photosensitivity finding is no certificate from a PSE device the broadcasters accept.',
    'Most of these rules are practice, not quoted from the standard: hold them against the edition in your contract.',
  ],
  rules: [
    {
      id: 'container-mxf',
      title: 'MXF container',
      severity: 'fail',
      assert: { fact: 'media.container.format_names', contains: 'mxf' },
      source: practice,
    },
    {
      id: 'operational-pattern',
      title: 'Operational pattern OP1a',
      severity: 'fail',
      assert: { fact: 'enhanced_analysis.mxf.operational_pattern', eq: 'OP1a' },
      source: practice,
    },
    { id: 'one-video', title: 'Exactly one video stream', severity: 'fail', assert: videoCount(1), source: practice },
    videoRule({
      id: 'avc-intra',
      title: 'AVC-Intra: H.264 High 4:2:2 Intra, 10 bit',
      severity: 'fail',
      every: {
        all: [
          { fact: 'codec', eq: 'h264' },
          { fact: 'profile', in: ['High 4:2:2 Intra', 'High 4:2:2'] },
          { fact: 'chroma_subsampling', eq: '4:2:2' },
          { fact: 'bit_depth', eq: 10 },
        ],
      },
      source: practice,
      notes: 'AVC-Intra streams of some encoders signal High 4:2:2; the key-frame rule still demands intra frames.',
    }),
    videoRule({
      id: 'intra-only',
      title: 'Every frame is a key frame',
      severity: 'fail',
      every: { fact: 'gop.max_frames', lte: '1 frame' },
      source: practice,
    }),
    videoRule({
      id: 'bit-rate',
      title: 'About 100 Mb/s',
      severity: 'warn',
      every: { fact: 'bit_rate_bps', within: '112 Mb/s', tolerance: '12 %' },
      message: 'The video runs at {measured}; class 100 at 25 Hz lies near {expected}.',
      source: practice,
    }),
    videoRule({
      id: 'picture-size',
      title: '1920x1080, 16:9',
      severity: 'fail',
      every: {
        all: [
          { fact: 'width', eq: 1920 },
          { fact: 'height', eq: 1080 },
          { fact: 'display_aspect_ratio', eq: '16:9' },
        ],
      },
      source: practice,
    }),
    videoRule({
      id: 'frame-rate',
      title: '25 frames a second',
      severity: 'fail',
      every: { fact: 'average_frame_rate.value', within: '25 fps', tolerance: '0.01 fps' },
      source: practice,
    }),
    videoRule({
      id: 'field-order',
      title: 'Interlaced, top field first',
      severity: 'fail',
      every: {
        all: [
          { fact: 'scan.type', eq: 'interlaced' },
          { fact: 'scan.field_order', eq: 'tff' },
        ],
      },
      message: '{path} is {measured}, expected {expected} (1080i/25; progressive material is carried as PsF).',
      source: practice,
    }),
    audioRule({
      id: 'audio-pcm',
      title: '24-bit PCM at 48 kHz',
      severity: 'fail',
      every: {
        all: [
          { fact: 'codec', eq: 'pcm_s24le' },
          { fact: 'sample_rate_hz', eq: '48 kHz' },
        ],
      },
      source: dppQc,
    }),
    {
      id: 'audio-tracks',
      title: '4 or 16 mono tracks',
      severity: 'fail',
      assert: {
        any: [
          { of: 'media.audio', exactly: 4, match: { fact: 'channels', eq: 1 } },
          { of: 'media.audio', exactly: 16, match: { fact: 'channels', eq: 1 } },
        ],
      },
      message: '{measured} mono tracks, expected 4 or 16.',
      source: practice,
    },
    {
      id: 'start-timecode',
      title: 'Timecode leads to programme at 10:00:00:00',
      severity: 'warn',
      assert: { fact: 'media.timecode.value', matches: '^(09:5[0-9]|10:00):' },
      message: 'Timecode starts at {measured}; the first frame of programme is at 10:00:00:00, line-up before it.',
      source: practice,
    },
    {
      id: 'programme-loudness',
      title: 'Programme loudness −23 LUFS ± 0.5 LU, tracks 1 and 2 together',
      severity: 'fail',
      needs: ['audio.loudness'],
      assert: {
        all: [
          // unknown, and with it the rule, where the tracks were measured one by one
          { fact: 'media.audio_groups[0].streams[1]', gte: 0 },
          {
            fact: 'media.audio_groups[0].loudness.integrated_lufs',
            within: '-23 LUFS',
            tolerance: '0.5 LU',
          },
        ],
      },
      source: r128,
      notes: 'Measured where the policy is named when the file is probed: it says which tracks are heard together.',
    },
    {
      id: 'true-peak',
      title: 'True peak at most −3 dBTP',
      severity: 'fail',
      needs: ['audio.loudness'],
      assert: {
        of: 'media.audio_groups',
        all: {
          // tracks that carry nothing have no peak
          if: { fact: 'loudness.true_peak_dbtp', exists: true },
          then: { fact: 'loudness.true_peak_dbtp', lte: { check: 'audio.loudness', setting: 'max_true_peak_dbtp' } },
          else: { fact: 'name', exists: true },
        },
      },
      source: practice,
    },
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
