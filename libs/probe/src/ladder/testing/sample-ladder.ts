import type { Ladder, LadderRendition, MeasuredSegment } from '../ladder';
import { alignmentOf } from '../measure/alignment';

/** Segment `index` of 2 s, with its keyframe where it begins. */
export function segment(index: number, changes: Partial<MeasuredSegment> = {}): MeasuredSegment {
  return {
    index,
    uri: `${index}.ts`,
    start_sec: index * 2,
    declared_duration_sec: 2,
    duration_sec: 2,
    size_bytes: 250_000,
    bit_rate_bps: 1_000_000,
    first_pts_sec: index * 2,
    starts_with_keyframe: true,
    keyframes_sec: [index * 2],
    error: null,
    ...changes,
  };
}

/** A rendition that is all it says. */
export function video(id: string, change: (rendition: LadderRendition) => void = () => undefined): LadderRendition {
  const rendition: LadderRendition = {
    id,
    representation_id: null,
    kind: 'video',
    uri: `${id}.m3u8`,
    group: null,
    name: null,
    language: null,
    default: null,
    autoselect: null,
    forced: null,
    characteristics: [],
    channels: null,
    declared: {
      bandwidth_bps: 1_000_000,
      average_bandwidth_bps: 1_000_000,
      codecs: ['avc1.64001f'],
      supplemental_codecs: null,
      width: 1280,
      height: 720,
      frame_rate: 25,
      video_range: null,
    },
    playlist: {
      version: 6,
      type: 'VOD',
      ended: true,
      target_duration_sec: 2,
      segment_count: 3,
      duration_sec: 6,
      longest_segment_sec: 2,
      longest_segment_index: 0,
      media_sequence: 0,
      discontinuity_sequence: 0,
      discontinuities_sec: [],
      i_frames_only: false,
      independent_segments: true,
      program_date_time: false,
    },
    encryption: { encrypted: false, schemes: [], declared_methods: [], key_formats: [] },
    measured: {
      segments_measured: 3,
      peak_bps: 1_000_000,
      peak_segment_bps: 1_000_000,
      average_bps: 1_000_000,
      bit_rate_coverage: 'full',
      size_bytes: 750_000,
      container: 'mpegts',
      codecs: ['avc1.64001F'],
      width: 1280,
      height: 720,
      frame_rate: 25,
      video_range: 'SDR',
      hdr_format: 'SDR',
      first_pts_sec: 0,
      starts_with_keyframe: true,
      keyframe_interval_sec: { mean: 2, max: 2 },
      largest_duration_error_sec: 0,
    },
    not_measured: null,
    segments: [segment(0), segment(1), segment(2)],
    streams: { video: [0], audio: [], subtitles: [] },
    errors: [],
  };
  change(rendition);
  return rendition;
}

/** A stream of renditions that is all it says, before `change`. */
export function ladder(renditions: LadderRendition[], change: (ladder: Ladder) => void = () => undefined): Ladder {
  const boundaries = new Map(renditions.map(({ id, segments }) => [id, segments.map(({ start_sec: start }) => start)]));
  const whole: Ladder = {
    format: 'hls',
    type: 'vod',
    manifest: {
      is_master: true,
      version: 6,
      independent_segments: true,
      profiles: [],
      period_count: null,
      min_buffer_sec: null,
      session_keys: [],
    },
    duration_sec: 6,
    renditions,
    variants: renditions
      .filter(({ kind }) => kind === 'video')
      .map(({ id, declared, measured }) => ({
        rendition: id,
        audio_group: null,
        subtitles_group: null,
        captions_group: null,
        declared,
        measured: {
          peak_bps: measured?.peak_bps ?? null,
          peak_segment_bps: measured?.peak_segment_bps ?? null,
          average_bps: measured?.average_bps ?? null,
          coverage: measured?.bit_rate_coverage ?? null,
          codecs: measured?.codecs ?? [],
        },
      })),
    audio_groups: [],
    subtitle_groups: [],
    languages: { audio: [], subtitles: [] },
    alignment: alignmentOf(renditions, boundaries),
    encryption: { encrypted: false, schemes: [], declared_methods: [], key_formats: [] },
    coverage: {
      renditions: renditions.length,
      renditions_measured: renditions.length,
      segments: 3,
      segments_measured: 3,
    },
  };
  change(whole);
  return whole;
}

export const measuredAs = (facts: Partial<NonNullable<LadderRendition['measured']>>) => (rendition: LadderRendition) =>
  Object.assign(rendition.measured ?? {}, facts);
export const declaredAs = (facts: Partial<LadderRendition['declared']>) => (rendition: LadderRendition) =>
  Object.assign(rendition.declared, facts);
export const listedAs = (facts: Partial<NonNullable<LadderRendition['playlist']>>) => (rendition: LadderRendition) =>
  Object.assign(rendition.playlist ?? {}, facts);
