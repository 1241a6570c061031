import type { DeclaredKey, DeclaredSegment, MediaPlaylist, Piece } from './manifest';

/** More segments than this are thinned out: first and last stay. */
const mostSegments = 5_000;
const mostDiscontinuities = 500;

/** What a segment says before it has a place. */
export interface SegmentEntry extends Piece {
  durationSec: number;
  startSec?: number;
  map: Piece | null;
  keyMethod: string | null;
  discontinuity: boolean;
  gap: boolean;
}

export type PlaylistHead = Omit<
  MediaPlaylist,
  'maps' | 'segments' | 'segmentCount' | 'durationSec' | 'longest' | 'discontinuitiesSec' | 'index' | 'keys'
> & { keys: DeclaredKey[]; index?: Piece | null };

/** Adds up the segments of a playlist: places, durations, discontinuities; the list itself is bounded. */
export function mediaPlaylist(head: PlaylistHead, entries: readonly SegmentEntry[]): MediaPlaylist {
  const maps: Piece[] = [];
  const segments: DeclaredSegment[] = [];
  const discontinuitiesSec: number[] = [];
  const keep = kept(entries.length);
  let at = 0;
  let longest: MediaPlaylist['longest'] = null;
  entries.forEach((entry, index) => {
    const startSec = entry.startSec ?? at;
    at = startSec + entry.durationSec;
    if (longest === null || entry.durationSec > longest.durationSec)
      longest = { index, durationSec: entry.durationSec };
    if (entry.discontinuity && discontinuitiesSec.length < mostDiscontinuities)
      discontinuitiesSec.push(rounded(startSec));
    if (!keep(index)) return;
    const { ref, range, durationSec, keyMethod, gap } = entry;
    segments.push({
      ref,
      range,
      index,
      startSec: rounded(startSec),
      durationSec,
      map: entry.map && placeOf(maps, entry.map),
      keyMethod,
      gap,
    });
  });
  const first = entries[0]?.startSec ?? 0;
  return {
    ...head,
    index: head.index ?? null,
    maps,
    segments,
    segmentCount: entries.length,
    durationSec: rounded(at - first),
    longest,
    discontinuitiesSec,
  };
}

function placeOf(maps: Piece[], map: Piece): number {
  const known = maps.findIndex(
    ({ ref, range }) => ref === map.ref && range?.offset === map.range?.offset && range?.length === map.range?.length,
  );
  return known >= 0 ? known : maps.push(map) - 1;
}

function kept(count: number): (index: number) => boolean {
  if (count <= mostSegments) return () => true;
  const wanted = new Set(
    Array.from({ length: mostSegments }, (_, n) => Math.round((n * (count - 1)) / (mostSegments - 1))),
  );
  return (index) => wanted.has(index);
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
