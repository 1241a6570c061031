import type { Dynamics, TrackLoudness } from '../content-results';

/**
 * How far the highest peak rises above what is heard on average, and above the loudest three seconds. Loudness adds up the power of all channels, a
 * peak is that of one: six channels of one tone are louder than any of them peaks.
 */
export function dynamicsOf(loudness: TrackLoudness): Dynamics {
  const { true_peak_dbtp: peak, integrated_lufs: integrated, max_short_term_lufs: shortTerm } = loudness;
  const above = (level: number | null) =>
    peak === null || level === null ? null : Math.round((peak - level) * 100) / 100;
  return {
    stream_index: loudness.stream_index,
    peak_to_loudness_lu: above(integrated),
    peak_to_short_term_lu: above(shortTerm),
  };
}
