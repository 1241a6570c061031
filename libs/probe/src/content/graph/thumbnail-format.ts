import type { ThumbnailFormat, VideoStream } from '@app/ffmpeg';

/** What flashes, colour cuts and the picture level are read from: fine enough for a quarter of the picture. */
export const thumbnailFormat: ThumbnailFormat = { width: 160, height: 90 };
const mostPickedAcross = 480;
const mostLitAcross = 960;

/** The size at which single pixels are picked to judge levels; at most 480 across. */
export function pickedFormat(stream: Pick<VideoStream, 'width' | 'height'>): ThumbnailFormat {
  return atMost(stream, mostPickedAcross);
}

/** The size at which single pixels are picked to measure light: highlights are small. */
export function lightFormat(stream: Pick<VideoStream, 'width' | 'height'>): ThumbnailFormat {
  return atMost(stream, mostLitAcross);
}

function atMost({ width, height }: Pick<VideoStream, 'width' | 'height'>, most: number): ThumbnailFormat {
  const [w, h] = [width ?? 2, height ?? 2];
  const across = Math.max(2, Math.min(w, most));
  return { width: across, height: Math.max(2, Math.round((across * h) / w)) };
}
