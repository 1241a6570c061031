import type { Dynamics, TrackLoudness } from '../content-results';

/** What the power of a channel behind or beside the listener counts (ITU-R BS.1770), the most that any counts. */
const surroundWeight = 1.41;

/**
 * How far peaks rise above what is heard on average, and above the loudest three seconds. Loudness adds up the power of all channels, a
 * peak is that of one: six channels of one tone are louder than any of them peaks. The peaks of more than two are added up likewise, and as
 * if they came from two.
 * @param peaksDb the highest sample of each channel, dBFS; null for one that never sounds
 */
export function dynamicsOf(loudness: TrackLoudness, peaksDb: readonly (number | null)[]): Dynamics {
  const { true_peak_dbtp: highest, integrated_lufs: integrated, max_short_term_lufs: shortTerm } = loudness;
  const peak = highest === null || peaksDb.length <= 2 ? highest : Math.max(highest, together(peaksDb));
  const above = (level: number | null) =>
    peak === null || level === null ? null : Math.round((peak - level) * 100) / 100;
  return {
    stream_index: loudness.stream_index,
    peak_to_loudness_lu: above(integrated),
    peak_to_short_term_lu: above(shortTerm),
  };
}

/** Peaks of several channels as those of two with as much power, dB. */
function together(peaksDb: readonly (number | null)[]): number {
  const power = peaksDb.reduce<number>(
    (sum, peak) => sum + (peak === null ? 0 : surroundWeight * 10 ** (peak / 10)),
    0,
  );
  return 10 * Math.log10(power / 2);
}
