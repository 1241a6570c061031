import type { MediaInfo } from '@app/ffmpeg';
import type { MeasuredFacts, MeasuredSegment } from '../ladder';
import type { MediaPlaylist } from '../manifest/manifest';
import { bandwidthOf } from './bandwidth';
import { keptKeyframes } from './look-at-segment';
import type { RenditionLook } from './measure-rendition';

/** The facts of a rendition out of its segments; null when nothing of it was looked at. */
export function summarizeRendition(look: RenditionLook, playlist: MediaPlaylist): MeasuredFacts | null {
  const seen = look.segments.filter(({ error }) => error === null);
  if (seen.length === 0) return null;
  const { media } = look;
  const video = media?.video.find((stream) => !stream.is_attached_picture) ?? null;
  const bandwidth = bandwidthOf(look.sizes, playlist.segmentCount, playlist.targetDurationSec);
  return {
    segments_measured: seen.length,
    peak_bps: bandwidth.peakBps,
    peak_segment_bps: bandwidth.peakSegmentBps,
    average_bps: bandwidth.averageBps,
    bit_rate_coverage: bandwidth.coverage,
    size_bytes: bandwidth.sizeBytes,
    container: media?.container.format_names[0] ?? null,
    codecs: media ? codecsOf(media) : [],
    width: video?.width ?? null,
    height: video?.height ?? null,
    frame_rate: video?.frame_rate?.value ?? video?.average_frame_rate?.value ?? null,
    video_range: video ? videoRange(video) : null,
    hdr_format: video?.hdr.format ?? null,
    first_pts_sec: seen[0]?.first_pts_sec ?? null,
    starts_with_keyframe: video ? everyStart(seen) : null,
    keyframe_interval_sec: video ? keyframeInterval(seen) : null,
    largest_duration_error_sec: durationError(seen),
  };
}

function codecsOf(media: MediaInfo): string[] {
  const strings = [...media.video, ...media.audio].map((stream) => stream.codec_string);
  return [...new Set(strings.filter((codec) => codec !== null))];
}

/** VIDEO-RANGE by what the transfer is; the base layer's where Dolby Vision stands over one. */
function videoRange({ color, hdr }: MediaInfo['video'][number]): MeasuredFacts['video_range'] {
  if (color.transfer === 'smpte2084') return 'PQ';
  if (color.transfer === 'arib-std-b67') return 'HLG';
  // Dolby Vision without a compatible base layer says no transfer: it is PQ.
  if (hdr.format === 'Dolby Vision') return 'PQ';
  return hdr.format === 'SDR' ? 'SDR' : null;
}

function everyStart(segments: readonly MeasuredSegment[]): boolean | null {
  const said = segments.map((segment) => segment.starts_with_keyframe).filter((start) => start !== null);
  return said.length === 0 ? null : said.every(Boolean);
}

/** Distances between keyframes inside the segments that were read; a segment of one keyframe counts with its length. */
function keyframeInterval(segments: readonly MeasuredSegment[]): MeasuredFacts['keyframe_interval_sec'] {
  const distances = segments.flatMap(({ keyframes_sec: times, first_pts_sec: first, duration_sec: length }) => {
    const sorted = [...times].sort((a, b) => a - b);
    const last = sorted.at(-1);
    const end = first !== null && length !== null ? first + length : null;
    const tail = last !== undefined && end !== null && times.length < keptKeyframes ? [end - last] : [];
    return [...sorted.slice(1).map((time, at) => time - (sorted[at] ?? time)), ...tail];
  });
  if (distances.length === 0) return null;
  const sum = distances.reduce((total, distance) => total + distance, 0);
  return { mean: rounded(sum / distances.length), max: rounded(Math.max(...distances)) };
}

function durationError(segments: readonly MeasuredSegment[]): number | null {
  const errors = segments.flatMap(({ duration_sec: real, declared_duration_sec: declared }) =>
    real === null ? [] : [Math.abs(real - declared)],
  );
  return errors.length === 0 ? null : rounded(Math.max(...errors));
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1e4) / 1e4;
}
