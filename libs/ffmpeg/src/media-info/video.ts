import { avcCodedSize } from './codec-string/avc-size';
import { readAlpha, readFilmGrain } from './picture-marks';
import { nameCodec } from './known-tags';
import { closedGop } from './gop-structure';
import { videoCodecStrings } from './codec-string/video-codec-string';
import { readColor } from './color';
import { readDisplaySize, reduced } from './display-size';
import { readFrameRates } from './frame-rate';
import { readAfd, readCaptions, readProjection, readStereoMode } from './frame-marks';
import { readHdr } from './hdr';
import { frameCount, streamBitRate, streamDuration } from './measures';
import type { FrameCountSource, VideoStream } from './media-info';
import { parsePixelFormat } from './pixel-format';
import { asInteger, asPositiveInteger, asRatio, asText, type Dictionary } from './read-value';
import { readRotation, type Rotation } from './rotation';
import { readScan } from './scan';
import { headerRate, headerRotation, pictureRotation } from './still-picture';
import { isAttachedPicture, type StreamEvidence } from './stream-evidence';
import { findTag, readDisposition, readTag } from './tags';

/** One video stream; `is_best` is decided over all of them. */
export function readVideo(of: StreamEvidence): VideoStream {
  const { stream, frames, entry } = of;
  const picture = readPicture(of);
  const rotation = rotationOf(of);
  const scan = readScan(stream, frames);
  const rates = readFrameRates(stream, of.packets, scan.type === 'interlaced' || scan.type === 'mixed', of.clock);
  const hdr = readHdr({
    stream,
    frames,
    entry,
    declared: of.declared,
    color: picture.color,
    bitDepth: picture.bit_depth,
  });
  const codec = asText(stream['codec_name']);
  const tag = readTag(stream);
  const profile = asText(stream['profile']);
  const strings = videoCodecStrings({
    codec: nameCodec(codec, null, tag).codec,
    tag,
    profile,
    level: asInteger(stream['level']),
    width: picture.width,
    height: picture.height,
    frameRate: rates.average_frame_rate?.value ?? rates.frame_rate?.value ?? null,
    bitDepth: picture.bit_depth,
    chromaSubsampling: picture.chroma_subsampling,
    color: picture.color,
    dolbyVision: hdr.dolby_vision,
    extradata: of.extradata,
    entry,
  });
  // of an animated WebP it sees one picture that it can't read
  const isUnread = of.header !== null || (codec === 'webp' && picture.width === null);
  const frameTotal = isUnread ? countOf(of.header) : frameCount(of);
  const attached = isAttachedPicture(stream);
  return {
    index: of.index,
    ...nameCodec(codec, asText(stream['codec_long_name']), tag),
    tag,
    codec_string: strings.codecString,
    supplemental_codec_string: strings.supplemental,
    profile,
    level: readLevel(stream['level']),
    tier: strings.tier,
    width: picture.width,
    height: picture.height,
    ...codedSize(of, codec),
    ...readDisplaySize(shownPart(of), rotation),
    rotation_deg: rotation.rotationDeg,
    mirrored: rotation.mirrored,
    ...(attached ? { frame_rate: null, average_frame_rate: null, variable_frame_rate: null } : rates),
    ...(of.header && headerRate(of.header)),
    frame_count: frameTotal.count,
    frame_count_source: frameTotal.source,
    duration_sec: attached ? null : streamDuration(of),
    bit_rate_bps: attached ? null : streamBitRate(of),
    pixel_format: picture.pixel_format,
    chroma_subsampling: picture.chroma_subsampling,
    bit_depth: picture.bit_depth,
    color: picture.color,
    hdr,
    scan,
    gop: attached || isUnread ? null : closedGop(codec, of),
    captions: readCaptions(stream, frames, of.captions),
    afd: readAfd(stream, frames) ?? of.mxf?.afd ?? null,
    stereo_mode: readStereoMode(stream, frames),
    projection: readProjection(stream),
    has_alpha: of.picture ? of.picture.hasAlpha : of.header ? of.header.hasAlpha : readAlpha(of, picture.pixel_format),
    film_grain: readFilmGrain(stream, frames),
    language: findTag(stream['tags'], 'language'),
    title: findTag(stream['tags'], 'title', 'track_name'),
    disposition: readDisposition(stream['disposition']),
    is_attached_picture: attached,
    is_best: false,
  };
}

/** An MXF may store more than it shows; ffprobe works out the ratio of its samples from all that is stored. */
function shownPart({ stream, mxf }: StreamEvidence): Dictionary {
  const [width, height] = [asPositiveInteger(stream['width']), asPositiveInteger(stream['height'])];
  const display = mxf?.display ?? null;
  if (display === null || width === null || height === null) return stream;
  if (display.width > width || display.height > height) return stream;
  const told = asRatio(stream['sample_aspect_ratio']);
  const ratio = told && reduced(told.num * width * display.height, told.den * display.width * height);
  return { ...stream, ...display, sample_aspect_ratio: ratio };
}

function rotationOf({ picture, header, stream, frames }: StreamEvidence): Rotation {
  if (picture) return pictureRotation(picture);
  return header ? headerRotation(header) : readRotation(stream, frames);
}

const countOf = (header: StreamEvidence['header']): { count: number | null; source: FrameCountSource | null } =>
  header?.frameCount == null ? { count: null, source: null } : { count: header.frameCount, source: 'header' };

// ffprobe prints H.264's cropped size as the coded one, too
function codedSize({ stream, extradata }: StreamEvidence, codec: string | null): CodedSize {
  const told = codec === 'h264' && extradata ? avcCodedSize(extradata) : null;
  return {
    coded_width: told?.width ?? asPositiveInteger(stream['coded_width']),
    coded_height: told?.height ?? asPositiveInteger(stream['coded_height']),
  };
}

type CodedSize = Pick<VideoStream, 'coded_width' | 'coded_height'>;
type Picture = Pick<VideoStream, 'width' | 'height' | 'pixel_format' | 'chroma_subsampling' | 'bit_depth' | 'color'>;

function readPicture({ stream, frames, picture, declared }: StreamEvidence): Picture {
  const pixelFormat = asText(stream['pix_fmt']) ?? asText(frames[0]?.['pix_fmt']);
  const format = parsePixelFormat(pixelFormat);
  const coded = asPositiveInteger(stream['bits_per_raw_sample']);
  // some demuxers count the bits of all components, or of a palette
  const trusted = coded !== null && coded <= (format.bitDepth ?? 16) ? coded : null;
  return {
    width: asPositiveInteger(stream['width']),
    height: asPositiveInteger(stream['height']),
    pixel_format: pixelFormat,
    chroma_subsampling: format.chromaSubsampling ?? picture?.chromaSubsampling ?? null,
    bit_depth: trusted ?? format.bitDepth,
    color: readColor(stream, frames, declared),
  };
}

// −99 is ffmpeg's unknown; 0 is AV1's level 2.0
function readLevel(value: unknown): number | null {
  const level = asInteger(value);
  return level !== null && level >= 0 ? level : null;
}

/**
 * Marks the stream a player would choose: no attached picture, of known size; then the default one, the one with more pixels, the
 * one with more bits, the first (practice; ffmpeg's own choice also counts frames it happened to decode).
 */
export function markBest(streams: VideoStream[]): VideoStream[] {
  const [best] = streams
    .filter((stream) => !stream.is_attached_picture)
    .map((stream) => ({ stream, rank: rankOf(stream) }))
    .sort((a, b) => compare(b.rank, a.rank) || a.stream.index - b.stream.index);
  return best ? streams.map((stream) => ({ ...stream, is_best: stream === best.stream })) : streams;
}

function rankOf(stream: VideoStream): number[] {
  const pixels = (stream.width ?? 0) * (stream.height ?? 0);
  return [pixels > 0 ? 1 : 0, stream.disposition['default'] === true ? 1 : 0, pixels, stream.bit_rate_bps ?? 0];
}

function compare(a: number[], b: number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
