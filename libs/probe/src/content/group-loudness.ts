import type { AudioGroup, Loudness } from '@app/ffmpeg';
import type { AudioGroupLoudness, TrackLoudness } from './content-results';
import type { TrackResults } from './reading/audio-reader';
import type { GroupReader } from './reading/group-reader';

/** Of a stream or a group: the values without the stream they were noted of. */
function loudnessOf(track: TrackLoudness): Loudness {
  const { integrated_lufs, range_lu, max_momentary_lufs, max_short_term_lufs, true_peak_dbtp } = track;
  return { integrated_lufs, range_lu, max_momentary_lufs, max_short_term_lufs, true_peak_dbtp };
}

/** Loudness of every group that was measured: joined, or a track for itself. Null when no loudness was asked for. */
export function groupLoudness(
  tracks: readonly TrackResults[],
  joined: readonly GroupReader[],
  groups: readonly AudioGroup[],
): AudioGroupLoudness[] | null {
  const seen = groups.flatMap(({ name, streams, channel_map }): AudioGroupLoudness[] => {
    const [first] = streams;
    const own =
      streams.length > 1
        ? joined.find(({ firstStream }) => firstStream === first)?.loudness
        : tracks.find(({ loudness }) => loudness?.stream_index === first)?.loudness;
    if (!own) return [];
    return [{ name, streams, channel_map, loudness: loudnessOf(own) }];
  });
  return seen.length === 0 ? null : seen;
}
