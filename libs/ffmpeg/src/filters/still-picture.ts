import type { ThumbnailFormat } from './thumbnails';

const widest = 480;

/** One frame, at most 480 across: as PNG on standard output, or among others as raw RGB. */
export const stillPicture = {
  /** Ahead of the input: from the keyframe before that time, frames are decoded up to it. */
  seek: (timeSec: number): string[] => ['-ss', timeSec.toFixed(6)],
  /** Raw RGB, row after row. */
  ask: ({ width, height }: ThumbnailFormat): string => `scale=${width}:${height},format=rgb24`,
  rawOutput: (pipe: string): string[] => ['-f', 'rawvideo', pipe],
  frameBytes: ({ width, height }: ThumbnailFormat): number => width * height * 3,
  format: ({ width, height }: ThumbnailFormat): ThumbnailFormat => {
    const across = Math.min(widest, width);
    return { width: across, height: Math.max(2, 2 * Math.round((across * height) / width / 2)) };
  },
  output: (streamIndex: number): string[] => [
    ...['-map', `0:${streamIndex}`, '-frames:v', '1'],
    ...['-vf', `scale=w='min(${widest},iw)':h=-2,format=rgb24`],
    // packing harder takes as long as all the rest and saves a twentieth
    ...['-c:v', 'png', '-compression_level', '1', '-f', 'image2pipe', 'pipe:1'],
  ],
};
