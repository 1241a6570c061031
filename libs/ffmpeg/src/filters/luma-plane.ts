export interface LumaFormat {
  width: number;
  height: number;
  /** Bits of a sample; two bytes, little-endian, above 8. */
  bitDepth: number;
}

const planar = /^(yuvj?4(?:20|22|44|40|11|10)p|gray)(?:(9|10|12|14|16)(?:le|be))?$/;

/** Filter `extractplanes`: the luma as decoded, every pixel in its own depth: no range or depth is converted. */
export const lumaPlane = {
  /** What a stream of that pixel format gives: what is not planar is brought to 8 bits first. */
  bitDepth: (pixelFormat: string | null): number => {
    const match = planar.exec(pixelFormat ?? '');
    return Number(match?.[2] ?? 8);
  },
  ask: (pixelFormat: string | null): string => {
    const match = planar.exec(pixelFormat ?? '');
    if (match?.[1] === 'gray') return 'null';
    return match ? 'extractplanes=y' : 'format=yuv444p,extractplanes=y';
  },
  output: (pipe: string, bitDepth: number): string[] => [
    ...(bitDepth > 8 ? ['-pix_fmt', `gray${bitDepth}le`] : ['-pix_fmt', 'gray']),
    ...['-f', 'rawvideo', pipe],
  ],
  frameBytes: ({ width, height, bitDepth }: LumaFormat): number => width * height * (bitDepth > 8 ? 2 : 1),
};
