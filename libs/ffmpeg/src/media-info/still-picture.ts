import { matrixName, primariesName, transferName } from './color-names';
import type { PictureHeader } from '../picture-header';
import type { Mp4Facts, Mp4Picture } from './mp4/mp4-facts';
import type { RawProbe, RawStream } from './raw-probe';
import type { Rate } from './media-info';
import { round } from './read-value';
import type { Rotation } from './rotation';

const CODECS: Readonly<Record<string, string>> = {
  hvc1: 'hevc',
  hev1: 'hevc',
  av01: 'av1',
  avc1: 'h264',
  vvc1: 'vvc',
  jpeg: 'mjpeg',
  j2k1: 'jpeg2000',
};

/**
 * A HEIF picture as ffprobe would print it, from its boxes alone: builds before 7.0 find no `moov` in one and give up. Null for a
 * file that has no such picture, or ends before it should.
 */
export function heifProbe(boxes: Mp4Facts | null): RawProbe | null {
  if (!boxes?.picture || boxes.hasMoov || boxes.missingBytes > 0) return null;
  return {
    streams: [pictureStream(boxes.picture)],
    format: {
      nb_streams: 1,
      format_name: 'mov,mp4,m4a,3gp,3g2,mj2',
      format_long_name: 'HEIF',
      ...(boxes.majorBrand !== null && { tags: { major_brand: boxes.majorBrand } }),
    },
  };
}

/** What the boxes tell of a picture, as ffprobe would print it. */
export function pictureStream({ entry, width, height, bitDepth }: Mp4Picture): RawStream {
  const { color } = entry;
  const said = Object.entries({
    codec_name: CODECS[entry.format],
    codec_tag_string: entry.format,
    width,
    height,
    bits_per_raw_sample: bitDepth === null ? null : String(bitDepth),
    color_range: color && (color.fullRange ? 'pc' : 'tv'),
    color_primaries: color && primariesName(color.primaries),
    color_transfer: color && transferName(color.transfer),
    color_space: color && matrixName(color.matrix),
  }).filter(([, value]) => value != null);
  return { index: 0, codec_type: 'video', nb_frames: '1', ...Object.fromEntries(said) };
}

/** HEIF turns first and mirrors then: the same as mirroring left to right first and turning the other way. */
export function pictureRotation({ rotationDeg, mirror }: Mp4Picture): Rotation {
  const turn = mirror === null ? rotationDeg : mirror === 'left_right' ? 360 - rotationDeg : 540 - rotationDeg;
  return { rotationDeg: (turn % 360) as Rotation['rotationDeg'], mirrored: mirror !== null };
}

/** What the header of a JPEG XL or a WebP tells, as ffprobe would print it; more than 16 bits are no depth of integers. */
export function headerStream({ width, height, bitDepth }: PictureHeader): RawStream {
  return { width, height, ...(bitDepth !== null && bitDepth <= 16 && { bits_per_raw_sample: String(bitDepth) }) };
}

/** By Exif's number of the orientation, turned clockwise after it was mirrored left to right. */
export function headerRotation({ orientation }: PictureHeader): Rotation {
  const rotationDeg = ([0, 0, 180, 180, 270, 90, 90, 270] as const)[orientation - 1] ?? 0;
  return { rotationDeg, mirrored: [2, 4, 5, 7].includes(orientation) };
}

/** Pictures a second of an animation, on average; null of a still. */
export function headerRate({ frameCount, durationSec }: PictureHeader): { average_frame_rate: Rate } | null {
  if (frameCount === null || durationSec === null || durationSec <= 0) return null;
  const ms = Math.round(durationSec * 1000);
  return { average_frame_rate: { num: frameCount * 1000, den: ms, value: round((frameCount * 1000) / ms) } };
}
