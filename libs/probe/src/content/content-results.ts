import type { Interval, Total } from './interval';
import type {
  Bars,
  ContentLight,
  Flash,
  Interlace,
  Levels,
  LineErrors,
  MissingFrames,
  RepeatedFrames,
  SceneCut,
  Spread,
  StuckPixels,
} from './picture-results';
import type { AudioGroupLoudness, ChannelLevel, Dynamics, TestTone, TrackLoudness, TrackPhase } from './sound-results';

export type * from './interval';
export type * from './picture-results';
export type * from './sound-results';

/**
 * What decoding the whole file showed: `enhanced_analysis.content`. A subject that was not looked at is null. Times are
 * seconds from the start of the file; frames count from 1; lists hold the first of many (`totals` counts all).
 */
export interface ContentResults {
  coverage: ContentCoverage;
  black: Interval[] | null;
  freeze: Interval[] | null;
  silence: Interval[] | null;
  clipping: Interval[] | null;
  scene_cuts: SceneCut[] | null;
  totals: Partial<Record<'black' | 'freeze' | 'silence' | 'clipping' | 'scene_cuts', Total>>;
  letterbox: Bars | null;
  pillarbox: Bars | null;
  interlace: Interlace | null;
  levels: Levels | null;
  /** Strength of a regular grid of small edges; 1 is none. Of the middle, at most 960x544, as noise is. */
  block: Spread | null;
  /** Width of edges, pixels: of the middle, a third of each side and at least 640x368. */
  blur: Spread | null;
  /** Per cent of pixels unlike those around them, in one frame. */
  noise: Spread | null;
  entropy: Spread | null;
  /** Standard deviation of the noise of plain parts, in 8-bit code values. */
  noise_level: Spread | null;
  /** Per cent of the picture that lies in steps of too few code values. */
  banding: Spread | null;
  /** SI and TI of ITU-T P.910, of the middle of the picture, in 8-bit code values. */
  spatial_complexity: Spread | null;
  temporal_complexity: Spread | null;
  stuck_pixels: StuckPixels | null;
  line_errors: LineErrors | null;
  repeated_frames: RepeatedFrames | null;
  missing_frames: MissingFrames | null;
  /** Measured on a PQ picture; on pixels picked from one frame a second, hence at least so much. */
  content_light: ContentLight | null;
  color_bars: Interval[] | null;
  /** Still cards of text: slates, titles. */
  text_cards: Interval[] | null;
  flash: Flash | null;
  /** Average picture level, per cent of nominal white. */
  picture_level_percent: Spread | null;
  loudness: TrackLoudness[] | null;
  /** Loudness of what is heard together: a track, or several that are one programme. */
  audio_groups: AudioGroupLoudness[] | null;
  phase: TrackPhase[] | null;
  dc_offset: ChannelLevel[] | null;
  /** Highest sample of each channel over the whole track, dBFS; null where all samples are zero. */
  channel_peak_dbfs: ChannelLevel[] | null;
  /** Half the rate at which the sign of each channel's samples changes, where it is audible: low for low effects. */
  channel_frequency_hz: ChannelLevel[] | null;
  test_tones: TestTone[] | null;
  dynamics: Dynamics[] | null;
}

export interface ContentCoverage {
  /** The stream that was looked at; null without one. */
  video_stream_index: number | null;
  audio_stream_indexes: number[];
  /** False when the run was ended before the end of the file; results then hold up to the times below. */
  complete: boolean;
  /** Code of what ended it early: PROBE_TIMEOUT, PROBE_CPU_LIMIT … */
  ended_by: string | null;
  decoded_video_frames: number | null;
  decoded_video_end_sec: number | null;
  decoded_audio_end_sec: number | null;
  decoded_audio_ends: { stream_index: number; end_sec: number }[];
  /** Streams that would have been decoded, and could not be: nothing below speaks of them. Absent from what was stored before it was told. */
  not_decoded?: { stream_index: number; reason: string }[];
  /** Frames seen by what looks at one a second: levels, block, blur, noise, entropy. */
  sampled_frames: number | null;
}
