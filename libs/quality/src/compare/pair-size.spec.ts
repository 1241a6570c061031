import type { VideoStream } from '@app/ffmpeg';
import { sizeOfPair } from './pair-size';

const plan = { size: { width: 1920, height: 1080 }, pixelFormat: 'yuv420p', peak: 255 } as Parameters<
  typeof sizeOfPair
>[1];
const rate = { num: 25, den: 1, value: 25 };
const side = (of: Partial<VideoStream>) => ({
  video: { width: 1920, height: 1080, bit_depth: 8, chroma_subsampling: '4:2:0', ...of } as VideoStream,
});

it.each<[string, Partial<VideoStream>, number | null]>([
  ['as counted', { frame_count: 250, duration_sec: 10, average_frame_rate: rate }, 250],
  ['by time and rate in a transport stream', { frame_count: null, duration_sec: 10, average_frame_rate: rate }, 275],
  ['unknown without a rate', { frame_count: null, duration_sec: 10, average_frame_rate: null }, null],
  ['unknown without a time', { frame_count: null, duration_sec: null, average_frame_rate: rate }, null],
])('the frames of a pair are %s', (_name, of, frames) => {
  expect(sizeOfPair({ reference: side(of), distorted: side(of) }, plan).frames).toBe(frames);
});
