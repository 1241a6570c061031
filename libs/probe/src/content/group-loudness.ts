import type { AudioGroup } from '@app/ffmpeg';
import type { AudioGroupLoudness } from './content-results';
import type { TrackResults } from './reading/audio-reader';
import type { GroupReader } from './reading/group-reader';

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
    const { stream_index: _, ...loudness } = own;
    return [{ name, streams, channel_map, loudness }];
  });
  return seen.length === 0 ? null : seen;
}
