import type { VideoStream } from '@app/ffmpeg';
import type { MeasureRequest } from './measure';
import type { PicturePlan } from './picture-plan';
import { type PairSize, pictureBytes } from './run-memory';

/** What a pair is as far as memory goes, whatever is measured of it. */
export function sizeOfPair(
  { reference, distorted }: Record<'reference' | 'distorted', { video: VideoStream }>,
  { size, pixelFormat, peak }: PicturePlan,
): Omit<PairSize, 'metrics'> {
  const chroma_subsampling = /yuv(\d)(\d)(\d)/.exec(pixelFormat)?.slice(1).join(':') ?? null;
  const bits = peak > 255 ? 16 : 8;
  const compared = { ...size, bit_depth: bits, chroma_subsampling };
  const counts = [reference, distorted].map(({ video }) => video.frame_count ?? atMost(video));
  return {
    pictures: {
      reference: pictureBytes(reference.video) ?? 0,
      distorted: pictureBytes(distorted.video) ?? 0,
      compared: pictureBytes(compared) ?? 0,
    },
    bits,
    frames: counts.reduce((most, count) => (most === null || count === null ? null : Math.max(most, count))) ?? null,
  };
}

/** Frames by time and rate, where the header counts none; a tenth more, for neither is exact. */
function atMost({ duration_sec, average_frame_rate }: VideoStream): number | null {
  if (duration_sec === null || average_frame_rate === null) return null;
  return Math.ceil(duration_sec * average_frame_rate.value * 1.1);
}

export function sizeOf({ size, metrics }: MeasureRequest): PairSize {
  return { ...size, metrics };
}
