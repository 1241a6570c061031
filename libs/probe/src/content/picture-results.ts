import type { Interval } from './interval';

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
