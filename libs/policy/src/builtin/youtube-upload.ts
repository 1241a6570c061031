import type { Condition } from '../language/condition';
import type { Policy } from '../language/policy';
import { audioRule, noErrors, noInterval, videoCount, videoRule } from './rule-forms';

const practice = { name: 'practice' };
const youtube = { name: 'YouTube Help: recommended upload encoding settings' };

/** The bit rate for each height of picture, up to the next one. */
function atLeast(byHeight: Readonly<Record<number, string>>): Condition {
  const heights = Object.keys(byHeight).map(Number);
  return {
    all: heights.map((height, index): Condition => {
      const next = heights[index + 1];
      return {
        if: next === undefined ? { fact: 'height', gte: height } : { fact: 'height', between: [height, next - 1] },
        then: { fact: 'bit_rate_bps', gte: byHeight[height] ?? '' },
      };
    }),
  };
}

export const youtubeUpload: Policy = {
  slug: 'youtube-upload',
  name: 'YouTube upload',
  description: 'What YouTube recommends an uploaded SDR video to be. It accepts far more, so most rules warn.',
  version: 2,
  sources: [{ name: youtube.name, url: 'https://support.google.com/youtube/answer/1722171' }],
  notes: [
    'Cannot check the number of consecutive B frames and the length limit of the account.',
    'Cannot check HDR uploads, which have recommendations of their own.',
    'YouTube turns loud uploads down on playback; it demands no loudness.',
  ],
  rules: [
    {
      id: 'container-mp4',
      title: 'MP4 container',
      severity: 'warn',
      assert: { fact: 'media.container.format_names', contains: 'mp4' },
      source: youtube,
    },
    {
      id: 'faststart',
      title: 'Index before the media (fast start)',
      severity: 'warn',
      assert: { fact: 'media.container.faststart', eq: true },
      source: youtube,
    },
    {
      id: 'no-edit-list',
      title: 'No edit list',
      severity: 'warn',
      assert: { fact: 'media.container.has_edit_list', eq: false },
      message: 'An edit list may not be processed as meant.',
      source: youtube,
    },
    { id: 'one-video', title: 'Exactly one video stream', severity: 'fail', assert: videoCount(1), source: practice },
    videoRule({
      id: 'video-h264-high',
      title: 'H.264 High profile',
      severity: 'warn',
      every: {
        all: [
          { fact: 'codec', eq: 'h264' },
          { fact: 'profile', eq: 'High' },
        ],
      },
      source: youtube,
    }),
    videoRule({
      id: 'video-progressive',
      title: 'Progressive scan',
      severity: 'warn',
      every: { fact: 'scan.type', eq: 'progressive' },
      message: 'Deinterlace before uploading: the video is {measured}.',
      source: youtube,
    }),
    videoRule({
      id: 'video-420',
      title: 'Chroma 4:2:0',
      severity: 'warn',
      every: { fact: 'chroma_subsampling', eq: '4:2:0' },
      source: youtube,
    }),
    videoRule({
      id: 'video-frame-rate',
      title: 'A common frame rate, as recorded',
      severity: 'warn',
      every: {
        fact: 'frame_rate.value',
        in: [
          '24000/1001 fps',
          '24 fps',
          '25 fps',
          '30000/1001 fps',
          '30 fps',
          '48 fps',
          '50 fps',
          '60000/1001 fps',
          '60 fps',
        ],
        tolerance: '0.01 fps',
      },
      source: youtube,
    }),
    videoRule({
      id: 'video-closed-gop',
      title: 'Closed GOP of about half a second',
      severity: 'warn',
      every: {
        all: [
          { fact: 'gop.closed', eq: true },
          { fact: 'gop.mean_sec', lte: '1 s' },
        ],
      },
      message: 'YouTube recommends a closed GOP of half the frame rate: {path} is {measured}.',
      source: youtube,
      notes: 'The recommendation is half the frame rate; the rule warns from twice that.',
    }),
    videoRule({
      id: 'video-bt709',
      title: 'BT.709 colour',
      severity: 'warn',
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
      id: 'video-bit-rate',
      title: 'Enough bit rate for its size',
      severity: 'warn',
      every: {
        if: { fact: 'width', gte: { fact: 'height' } },
        then: {
          if: { fact: 'frame_rate.value', gt: '40 fps' },
          then: atLeast({
            360: '1.5 Mb/s',
            480: '4 Mb/s',
            720: '7.5 Mb/s',
            1080: '12 Mb/s',
            1440: '24 Mb/s',
            2160: '53 Mb/s',
          }),
          else: atLeast({
            360: '1 Mb/s',
            480: '2.5 Mb/s',
            720: '5 Mb/s',
            1080: '8 Mb/s',
            1440: '16 Mb/s',
            2160: '35 Mb/s',
          }),
        },
      },
      notes: 'For landscape pictures in SDR; 48 fps and more have recommendations of their own.',
      message: '{path} is {measured}, the recommendation for this picture size {expected}.',
      source: youtube,
    }),
    audioRule({
      id: 'audio-aac-lc',
      title: 'AAC-LC at 48 kHz',
      severity: 'warn',
      every: {
        all: [
          { fact: 'codec', eq: 'aac' },
          { fact: 'profile', eq: 'LC' },
          { fact: 'sample_rate_hz', in: ['48 kHz', '96 kHz'] },
        ],
      },
      source: youtube,
    }),
    audioRule({
      id: 'audio-channels',
      title: 'Stereo or 5.1',
      severity: 'warn',
      every: { fact: 'channels', in: [2, 6] },
      source: youtube,
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
    noErrors('fail'),
  ],
};
