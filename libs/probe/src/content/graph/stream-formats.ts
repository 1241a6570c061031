import { type ColumnsFormat, type LumaFormat, lumaPlane, type VideoStream } from '@app/ffmpeg';

/** How many columns are read of every frame for errors that run along a line. */
const columnCount = 24;

export function columnsFormat({ height }: Pick<VideoStream, 'height'>): ColumnsFormat {
  return { count: columnCount, height: height ?? 2 };
}

export function lumaFormat(stream: Pick<VideoStream, 'width' | 'height' | 'pixel_format'>): LumaFormat {
  return {
    width: stream.width ?? 2,
    height: stream.height ?? 2,
    bitDepth: lumaPlane.bitDepth(stream.pixel_format),
  };
}

export function pixelFormat({ pixel_format: name }: VideoStream): {
  name: string | null;
  isYuv: boolean;
  isRgb: boolean;
} {
  return {
    name,
    isYuv: name !== null && /^(yuv|nv|p0|p2|p4|uyvy|yuyv|gray)/.test(name),
    isRgb: name !== null && /^(rgb|bgr|gbr|argb|abgr|0rgb|0bgr|x2rgb|x2bgr|pal8)/.test(name),
  };
}
