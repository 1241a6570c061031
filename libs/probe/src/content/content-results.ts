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

export interface StuckPixels {
  count: number;
  /** Positions in the coded picture; the first hundred. */
  pixels: { x: number; y: number; kind: 'dead' | 'hot' | 'stuck'; seen_share: number }[];
}

export interface LineErrors {
  /** In how many frames lines stood out for a frame or two. */
  frames: number;
  list: { time_sec: number; frame: number; rows: number[]; row_count: number }[];
}

export interface RepeatedFrames {
  count: number;
  /** Repeats after which a frame is missing: the picture stops and jumps. */
  jumps: number;
  /** Frames from one repeat to the next where that is regular: a lower frame rate was brought to this one. */
  cadence: number | null;
  list: { time_sec: number; frame: number }[];
}

export interface MissingFrames {
  /** By the times of the frames, in a stream of steady rate. */
  count: number;
  list: { time_sec: number; end_sec: number; frame: number; missing: number }[];
}

export interface ContentLight {
  max_cll_cd_m2: number;
  max_fall_cd_m2: number;
  max_cll_at_sec: number;
  frames: number;
}

export interface TestTone extends Interval {
  channel: number;
  frequency_hz: number;
  /** Mean square level of a sine, so 3 dB below its peak. */
  level_dbfs: number;
}

export interface Dynamics {
  stream_index: number;
  /** From the integrated loudness up to the true peak. */
  peak_to_loudness_lu: number | null;
  /** From the highest short-term loudness up to the true peak. */
  peak_to_short_term_lu: number | null;
}

export interface TrackLoudness extends Loudness {
  stream_index: number;
}

export interface AudioGroupLoudness {
  name: string;
  streams: number[];
  channel_map: string[] | null;
  loudness: Loudness;
}

export interface TrackPhase {
  stream_index: number;
  /** Of what is audible, −1 to 1. */
  mean_correlation: number | null;
  min_correlation: number | null;
  /** What is audible and mostly opposite in phase. */
  antiphase: Interval[];
  /** Share of the audible time with a correlation below −0.2: what a mono listener loses. */
  negative_share: number | null;
}

export interface ChannelLevel {
  stream_index: number;
  channel: number;
  value: number | null;
}
