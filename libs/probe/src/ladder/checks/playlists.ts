import type { Ladder, LadderRendition } from '../ladder';
import { ladderCheck, type Said } from './ladder-check';

/** Renditions that are switched between: neither trick play nor text. */
function programmes({ renditions }: Ladder): LadderRendition[] {
  return renditions.filter(({ kind, playlist }) => playlist !== null && (kind === 'video' || kind === 'audio'));
}

export const playlistsAgree = ladderCheck({
  id: 'ladder.playlists_agree',
  version: 2,
  title: 'Media playlists have the same target duration and type',
  measure: 'EXT-X-TARGETDURATION and EXT-X-PLAYLIST-TYPE of the audio and video playlists',
  unit: null,
  defaultThreshold: null,
  source: 'RFC 8216, 6.2.4; HLS Authoring Specification for Apple Devices, 8.2',
  depth: 'quick',
  coverage: 'header',
  look: (ladder) => {
    if (ladder.format === 'dash') return 'an MPD has no media playlists';
    const [first, ...others] = programmes(ladder);
    if (!first || others.length === 0) return 'there are no two media playlists to compare';
    return others.flatMap((rendition): Said[] => {
      const target = [
        rendition.playlist?.target_duration_sec ?? null,
        first.playlist?.target_duration_sec ?? null,
      ] as const;
      const type = [rendition.playlist?.type ?? null, first.playlist?.type ?? null] as const;
      return [
        ...(target[0] === target[1]
          ? []
          : [
              {
                severity: 'error' as const,
                rendition,
                measured: target[0],
                threshold: target[1],
                message: `its target duration is ${target[0]} s, that of ${first.id} is ${target[1]} s`,
              },
            ]),
        ...(type[0] === type[1]
          ? []
          : [
              {
                severity: 'error' as const,
                rendition,
                measured: type[0],
                threshold: type[1],
                message: `its playlist type is ${type[0] ?? 'not said'}, that of ${first.id} is ${type[1] ?? 'not said'}`,
              },
            ]),
      ];
    });
  },
});

const discontinuityToleranceSec = 0.05;

export const discontinuities = ladderCheck({
  id: 'ladder.discontinuities',
  version: 2,
  title: 'All renditions are discontinuous at the same times',
  measure: 'starts of the segments behind EXT-X-DISCONTINUITY, of audio and video',
  unit: 's',
  defaultThreshold: discontinuityToleranceSec,
  source: 'RFC 8216, 6.2.4; HLS Authoring Specification for Apple Devices, 8.15',
  depth: 'quick',
  coverage: 'header',
  look: (ladder) => {
    if (ladder.type !== 'vod') return 'live playlists are not read at one moment';
    const [first, ...others] = programmes(ladder);
    if (!first || others.length === 0) return 'there are no two playlists to compare';
    const expected = first.playlist?.discontinuities_sec ?? [];
    return others.flatMap((rendition): Said[] => {
      const own = rendition.playlist?.discontinuities_sec ?? [];
      const agree =
        own.length === expected.length &&
        own.every(
          (at, place) =>
            Math.abs(at - (expected[place] ?? at)) <= Math.max(discontinuityToleranceSec, slackOf(rendition)),
        );
      if (agree) return [];
      const message = `it has ${own.length} discontinuities (${shown(own)}), ${first.id} has ${expected.length} (${shown(expected)})`;
      return [{ severity: 'error', rendition, measured: shown(own), threshold: shown(expected), message }];
    });
  },
});

/** Audio frames do not end where pictures do. */
function slackOf({ kind }: LadderRendition): number {
  return kind === 'audio' ? 0.1 : 0;
}

function shown(times: readonly number[]): string {
  return times.length === 0
    ? 'none'
    : times
        .slice(0, 5)
        .map((time) => `${time} s`)
        .join(', ');
}
