import type { Policy } from '../language/policy';
import { audioRule, noErrors, noFlashes, noInterval, videoCount, videoRule } from './rule-forms';

const practice = { name: 'practice' };
const specification = 'HLS Authoring Specification for Apple Devices';
/** Clauses as the edition with HEVC and without AV1 numbers them. */
const apple = (clause: string) => ({ name: specification, clause });

export const appleHlsSource: Policy = {
  slug: 'apple-hls-source',
  name: 'Apple HLS source',
  description:
    'A single file fit to be packaged as one rendition of an HLS ladder for Apple devices without a new encode.',
  version: 2,
  sources: [
    {
      name: specification,
      title: 'edition with HEVC and without AV1, whose clause numbers the rules give',
      url: 'https://developer.apple.com/library/content/documentation/General/Reference/HLSAuthoringSpec/Requirements.html',
    },
    {
      name: 'ITU-R BT.1702',
      title: 'Guidance for the reduction of photosensitive epileptic seizures caused by television',
    },
  ],
  notes: [
    'Cannot check the ladder, its playlists and segments: probe the master playlist for those.',
    'Cannot check whether key frames of sibling renditions line up.',
  ],
  rules: [
    { id: 'one-video', title: 'Exactly one video stream', severity: 'fail', assert: videoCount(1), source: practice },
    {
      id: 'not-encrypted',
      title: 'Not encrypted',
      severity: 'fail',
      // Only MP4 says that it is not encrypted: where nothing is known the rule does not apply.
      when: { fact: 'media.container.encryption.encrypted', exists: true },
      assert: { fact: 'media.container.encryption.encrypted', eq: false },
      source: practice,
    },
    videoRule({
      id: 'video-codec',
      title: 'H.264, HEVC or AV1',
      severity: 'fail',
      every: { fact: 'codec', in: ['h264', 'hevc', 'av1'] },
      source: practice,
      notes: 'The edition that was read names H.264 and HEVC (1.1); AV1 came later.',
    }),
    videoRule({
      id: 'h264-profile',
      title: 'H.264 up to High profile',
      severity: 'fail',
      every: {
        if: { fact: 'codec', eq: 'h264' },
        then: { fact: 'profile', in: ['Constrained Baseline', 'Baseline', 'Main', 'High'] },
      },
      source: apple('1.3'),
    }),
    videoRule({
      id: 'h264-level',
      title: 'H.264 up to level 4.2',
      severity: 'warn',
      every: { if: { fact: 'codec', eq: 'h264' }, then: { fact: 'level', lte: 42 } },
      message: 'Level {measured} (52 is 5.2): older devices stop at 4.2.',
      source: apple('1.3'),
    }),
    videoRule({
      id: 'video-progressive',
      title: 'Progressive',
      severity: 'fail',
      every: { fact: 'scan.type', eq: 'progressive' },
      message: 'Deinterlace first: the video is {measured}.',
      source: apple('1.10'),
    }),
    videoRule({
      id: 'video-frame-rate',
      title: 'At most 60 fps',
      severity: 'fail',
      every: { fact: 'frame_rate.value', lte: '60 fps' },
      source: apple('1.15'),
    }),
    videoRule({
      id: 'video-constant-rate',
      title: 'Constant frame rate',
      severity: 'warn',
      every: { fact: 'variable_frame_rate', eq: false },
      source: practice,
    }),
    videoRule({
      id: 'key-frames',
      title: 'A key frame every two seconds',
      severity: 'warn',
      every: { fact: 'gop.max_sec', lte: '2.1 s' },
      message: 'The longest distance between key frames is {measured}; segments are cut at key frames.',
      source: apple('1.9'),
    }),
    videoRule({
      id: 'hdr-in-hevc-or-av1',
      title: 'HDR is HEVC or AV1 with at least 10 bits',
      severity: 'fail',
      every: {
        if: { fact: 'hdr.is_hdr', eq: true },
        then: {
          all: [
            { fact: 'codec', in: ['hevc', 'av1'] },
            { fact: 'bit_depth', gte: 10 },
          ],
        },
      },
      source: practice,
    }),
    videoRule({
      id: 'hevc-tag',
      title: 'HEVC is tagged hvc1 or dvh1',
      severity: 'warn',
      every: { if: { fact: 'codec', eq: 'hevc' }, then: { fact: 'tag', in: ['hvc1', 'dvh1'] } },
      message: 'The sample entry is {measured}: Apple players want the parameter sets in the sample description.',
      source: practice,
    }),
    audioRule({
      id: 'audio-codec',
      title: 'AAC, AC-3, E-AC-3, ALAC, FLAC or MP3',
      severity: 'fail',
      every: { fact: 'codec', in: ['aac', 'ac3', 'eac3', 'alac', 'flac', 'mp3'] },
      source: practice,
    }),
    {
      id: 'audio-stereo',
      title: 'One stereo track at least',
      severity: 'warn',
      when: { of: 'media.audio', at_least: 1 },
      assert: { of: 'media.audio', any: { fact: 'channels', eq: 2 } },
      message: 'No audio stream is stereo: multichannel audio needs a stereo alternative.',
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
    noFlashes('warn'),
    noErrors('fail'),
  ],
};
