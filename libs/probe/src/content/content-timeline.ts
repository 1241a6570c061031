/* What decoding gives over time: with the packets' series it is the `timeline` of an analysis. */

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
  /** The highest so far, of all channels. */
  true_peak_dbtp: TimelineSeries[];
  /** Of the loudest channel of each block. */
  sample_peak_dbfs: TimelineSeries[];
  /** Of one frame a second, without the darkest and the brightest thousandth; 8-bit code values. */
  luma_code: TimelineSeries | null;
  flash_changes_per_sec: FlashTimeline | null;
}

/** Opposing changes over more than a quarter of the picture within the second that ends there; two are a flash. */
export interface FlashTimeline {
  luminance: TimelineSeries;
  red: TimelineSeries;
}

export const noVideoTimeline = { picture_level_percent: null, luma_code: null, flash_changes_per_sec: null };

export const noTimeline: ContentTimeline = {
  ...noVideoTimeline,
  momentary_lufs: [],
  short_term_lufs: [],
  true_peak_dbtp: [],
  sample_peak_dbfs: [],
};
