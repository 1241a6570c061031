import type { Loudness } from '@app/ffmpeg';

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
  /** Block and blur: of the middle of the picture, at most 960x544. */
  block: Spread | null;
  blur: Spread | null;
  noise: Spread | null;
  entropy: Spread | null;
  flash: Flash | null;
  /** Average picture level, per cent of nominal white. */
  picture_level_percent: Spread | null;
  loudness: TrackLoudness[] | null;
  phase: TrackPhase[] | null;
  dc_offset: ChannelLevel[] | null;
  /** Highest sample of each channel over the whole track, dBFS; null where all samples are zero. */
  channel_peak_dbfs: ChannelLevel[] | null;
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
  /** Frames seen by what looks at one a second: levels, block, blur, noise, entropy. */
  sampled_frames: number | null;
}

/** Closed at the end of the stream. */
export interface Interval {
  start_sec: number;
  end_sec: number;
  stream_index: number;
  /** From 0; absent for what concerns the whole stream. */
  channel?: number;
}

export interface Total {
  count: number;
  seconds: number;
}

export interface SceneCut {
  time_sec: number;
  frame: number;
  /** Change against the frame before, 0 to 100. */
  score: number;
  seen_in: 'luma' | 'chroma';
}

/** Black bars over the whole of the stream, in coded pixels; sides are named as the picture is shown. */
export interface Bars {
  present: boolean;
  /** Of the top or left bar, and of the bottom or right one. */
  first_px: number;
  second_px: number;
  /** The picture inside all bars. */
  active: { x: number; y: number; width: number; height: number };
}

export interface Interlace {
  /** `unknown`: too little moves to tell. */
  content: 'progressive' | 'tff' | 'bff' | 'mixed' | 'telecine' | 'unknown';
  flag: 'progressive' | 'interlaced' | 'mixed' | null;
  /** Progressive content flagged interlaced (PsF), or interlaced content flagged progressive, or the other field order. */
  agreement: 'agrees' | 'psf' | 'combed' | 'field_order' | 'unknown';
  frames: { tff: number; bff: number; progressive: number; undetermined: number };
  repeated_fields: number;
}

/** Share of pixels in per cent, of the frames that were sampled. */
export interface Levels {
  /** What was judged: R, G and B only where the file names its matrix. */
  judged: string[];
  /** Of that, beyond 5–246 (8-bit): nominal range and 5 %. */
  beyond_tolerance: Spread;
  /** Any component outside 16–235/240. */
  beyond_nominal: Spread;
  /** Stretches of samples in which `beyond_tolerance` is above 1 %. */
  intervals: Interval[];
}

export interface Spread {
  mean: number;
  min: number;
  max: number;
  /** Where the maximum was seen. */
  max_at_sec: number;
}

/** `warning`: two to three flashes a second, allowed for a short time. */
export type FlashResult = 'pass' | 'warning' | 'fail';

export interface Flash {
  result: FlashResult;
  luminance: FlashKind;
  red: FlashKind;
}

export interface FlashKind {
  result: FlashResult;
  /** Most opposing changes within one second over more than a quarter of the picture; two make a flash. */
  max_changes_per_sec: number;
  /** Largest share of the picture that flashed at that rate, 0 to 1. */
  max_area: number;
  first_warning_frame: number | null;
  first_failure_frame: number | null;
  intervals: FlashInterval[];
}

export interface FlashInterval extends Interval {
  /** `extended`: at two flashes a second or more for too long. */
  kind: 'warning' | 'extended' | 'fail';
}

export interface TrackLoudness extends Loudness {
  stream_index: number;
}

export interface TrackPhase {
  stream_index: number;
  /** Of what is audible, −1 to 1. */
  mean_correlation: number | null;
  min_correlation: number | null;
  /** What is audible and mostly opposite in phase. */
  antiphase: Interval[];
  /** Share of the audible time with a correlation below 0: what a mono listener loses. */
  negative_share: number | null;
}

export interface ChannelLevel {
  stream_index: number;
  channel: number;
  value: number | null;
}

/** A series of at most a thousand points; a point is `interval_sec` long and holds what fell into it. */
export interface TimelineSeries {
  stream_index: number;
  interval_sec: number;
  mean: (number | null)[];
  min: (number | null)[];
  max: (number | null)[];
}

export interface ContentTimeline {
  picture_level_percent: TimelineSeries | null;
  momentary_lufs: TimelineSeries[];
  short_term_lufs: TimelineSeries[];
}
