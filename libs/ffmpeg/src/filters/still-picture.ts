const widest = 480;

/** One frame, at most 480 across, as PNG on standard output. */
export const stillPicture = {
  /** Ahead of the input: from the keyframe before that time, frames are decoded up to it. */
  seek: (timeSec: number): string[] => ['-ss', timeSec.toFixed(6)],
  output: (streamIndex: number): string[] => [
    ...['-map', `0:${streamIndex}`, '-frames:v', '1'],
    ...['-vf', `scale=w='min(${widest},iw)':h=-2,format=rgb24`],
    // packing harder takes as long as all the rest and saves a twentieth
    ...['-c:v', 'png', '-compression_level', '1', '-f', 'image2pipe', 'pipe:1'],
  ],
};
