export interface ThumbnailFormat {
  width: number;
  height: number;
}

/**
 * Filter `scale`: the whole picture as a small planar 4:4:4 picture of 8 bits in narrow range. Area averaging comes before
 * any change of format, so that light is averaged over all its pixels. Written raw, plane after plane.
 */
export const thumbnails = {
  /** @param rgb the source is RGB and is converted by ITU-R BT.709 */
  ask: ({ width, height }: ThumbnailFormat, rgb: boolean): string =>
    `scale=${width}:${height}:flags=area:out_range=limited${rgb ? ':out_color_matrix=bt709' : ''},format=yuv444p`,
  output: (pipe: string): string[] => ['-f', 'rawvideo', pipe],
  frameBytes: ({ width, height }: ThumbnailFormat): number => width * height * 3,
};

/**
 * Filter `scale` by picking pixels: at most `maxWidth` across, code values as they are (no average hides an excursion),
 * planar 4:4:4 of 8 bits.
 */
export const pickedPixels = {
  ask: (format: ThumbnailFormat): string => `scale=${format.width}:${format.height}:flags=neighbor,format=yuv444p`,
  output: thumbnails.output,
  frameBytes: thumbnails.frameBytes,
};

/** The same in 10 bits, two bytes a sample, little-endian: for light that 8 bits tell too coarsely. */
export const pickedDeepPixels = {
  ask: (format: ThumbnailFormat): string => `scale=${format.width}:${format.height}:flags=neighbor,format=yuv444p10le`,
  output: thumbnails.output,
  frameBytes: ({ width, height }: ThumbnailFormat): number => width * height * 6,
};
