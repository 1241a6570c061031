import type { DeclaredKey, RenditionKind, StreamFormat } from './manifest/manifest';

/**
 * A stream with all its renditions, declared and measured: a document, stored and sent as it stands, hence snake_case. Times are
 * seconds, rates bits per second; `null` is unknown or not said.
 */
export interface Ladder {
  format: StreamFormat;
  /** `event`: live, and nothing of it is ever taken away. */
  type: 'vod' | 'live' | 'event' | null;
  manifest: LadderManifest;
  duration_sec: number | null;
  renditions: LadderRendition[];
  /** HLS: the combinations a player chooses from (EXT-X-STREAM-INF). */
  variants: LadderVariant[];
  audio_groups: LadderGroup[];
  subtitle_groups: LadderGroup[];
  languages: { audio: string[]; subtitles: string[] };
  alignment: LadderAlignment;
  encryption: LadderEncryption;
  coverage: LadderCoverage;
}

export interface LadderManifest {
  /** HLS: it lists playlists; false for a media playlist that was named itself. */
  is_master: boolean;
  version: number | null;
  independent_segments: boolean;
  profiles: string[];
  period_count: number | null;
  min_buffer_sec: number | null;
  session_keys: DeclaredKey[];
}

export interface LadderRendition {
  /** kind and place, e.g. `video-0`: what findings name */
  id: string;
  /** DASH: Representation@id. */
  representation_id: string | null;
  kind: RenditionKind;
  /** Of its playlist or media, relative to the manifest. */
  uri: string | null;
  group: string | null;
  name: string | null;
  language: string | null;
  default: boolean | null;
  autoselect: boolean | null;
  forced: boolean | null;
  /** CHARACTERISTICS, or roles. */
  characteristics: string[];
  channels: string | null;
  declared: DeclaredFacts;
  playlist: PlaylistFacts | null;
  encryption: LadderEncryption;
  /** Null where nothing of it was looked at; `not_measured` says why. */
  measured: MeasuredFacts | null;
  not_measured: string | null;
  segments: MeasuredSegment[];
  /** Its streams' places in `media`. */
  streams: { video: number[]; audio: number[]; subtitles: number[] };
  errors: LadderError[];
}

export interface DeclaredFacts {
  bandwidth_bps: number | null;
  average_bandwidth_bps: number | null;
  codecs: string[];
  supplemental_codecs: string | null;
  width: number | null;
  height: number | null;
  frame_rate: number | null;
  video_range: string | null;
}

export interface PlaylistFacts {
  version: number | null;
  type: 'VOD' | 'EVENT' | null;
  /** Nothing will be added. */
  ended: boolean;
  target_duration_sec: number | null;
  segment_count: number;
  duration_sec: number;
  longest_segment_sec: number | null;
  longest_segment_index: number | null;
  media_sequence: number | null;
  discontinuity_sequence: number | null;
  discontinuities_sec: number[];
  i_frames_only: boolean;
  independent_segments: boolean;
  program_date_time: boolean;
}

export interface MeasuredFacts {
  segments_measured: number;
  /** The largest bit rate of any contiguous set of segments between 0.5 and 1.5 target durations. */
  peak_bps: number | null;
  /** The largest bit rate of any one segment, however short: packagers declare either. */
  peak_segment_bps: number | null;
  average_bps: number | null;
  /** `full`: the size of every segment is known. */
  bit_rate_coverage: 'full' | 'sampled' | null;
  size_bytes: number | null;
  container: string | null;
  /** RFC 6381, of every stream whose configuration is known. */
  codecs: string[];
  width: number | null;
  height: number | null;
  frame_rate: number | null;
  video_range: 'SDR' | 'PQ' | 'HLG' | null;
  hdr_format: string | null;
  first_pts_sec: number | null;
  starts_with_keyframe: boolean | null;
  keyframe_interval_sec: { mean: number | null; max: number | null } | null;
  /** The furthest a segment's real length is from its declared one. */
  largest_duration_error_sec: number | null;
}

export interface MeasuredSegment {
  index: number;
  uri: string;
  start_sec: number;
  declared_duration_sec: number;
  duration_sec: number | null;
  size_bytes: number | null;
  bit_rate_bps: number | null;
  first_pts_sec: number | null;
  /** The first video packet is a keyframe; null without video. */
  starts_with_keyframe: boolean | null;
  /** Presentation times; the first 64. */
  keyframes_sec: number[];
  error: LadderError | null;
}

export interface LadderVariant {
  rendition: string;
  audio_group: string | null;
  subtitles_group: string | null;
  captions_group: string | null;
  declared: DeclaredFacts;
  measured: {
    peak_bps: number | null;
    peak_segment_bps: number | null;
    average_bps: number | null;
    coverage: 'full' | 'sampled' | null;
    codecs: string[];
  };
}

export interface LadderGroup {
  id: string;
  renditions: string[];
  languages: string[];
}

/** Whether players can change between the video renditions at every segment. */
export interface LadderAlignment {
  /** Ids of the renditions that were compared. */
  renditions: string[];
  /** Declared segment boundaries stand at the same times. */
  boundaries_aligned: boolean | null;
  /** Keyframes of the same segments stand at the same presentation times. */
  keyframes_aligned: boolean | null;
  compared_segments: number;
  /** The furthest apart that keyframes which belong together are. */
  largest_difference_sec: number | null;
  mismatches: { rendition: string; segment_index: number; difference_sec: number | null; reason: string }[];
}

export interface LadderEncryption {
  /** By the media itself, or by what is declared. */
  encrypted: boolean | null;
  /** Of the media: cenc, cbcs … */
  schemes: string[];
  declared_methods: string[];
  key_formats: string[];
}

export interface LadderCoverage {
  renditions: number;
  renditions_measured: number;
  segments: number;
  segments_measured: number;
}

export interface LadderError {
  code: string;
  message: string;
  segment_index: number | null;
}
