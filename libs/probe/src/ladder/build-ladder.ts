import type { Ladder, LadderEncryption, LadderRendition, PlaylistFacts } from './ladder';
import type { MediaPlaylist, RenditionKind } from './manifest/manifest';
import { declaredFacts, groupsOf, highest, languagesOf, variantOf } from './ladder-variants';
import { alignmentOf } from './measure/alignment';
import type { RenditionLook } from './measure/measure-rendition';
import { summarizeRendition } from './measure/summarize-rendition';
import type { OpenLadder, OpenRendition } from './open-ladder';
import type { PackageSource } from './source/package-source';
import { scansAlone } from './trick-play';

/** A rendition with what was seen of it; null where nothing was looked at. */
export interface SeenRendition {
  open: OpenRendition;
  look: RenditionLook | null;
  notMeasured: string | null;
}

/** Puts together what is declared and what was measured. Streams get their places in `media` later. */
export function buildLadder(opened: OpenLadder, seen: readonly SeenRendition[], source: PackageSource): Ladder {
  const { manifest } = opened;
  const count = new Map<RenditionKind, number>();
  const renditions = seen.map((rendition) => {
    const kind = scansAlone(rendition, seen) ? 'iframe' : kindOf(rendition);
    const place = count.get(kind) ?? 0;
    count.set(kind, place + 1);
    return renditionOf(rendition, kind, `${kind}-${place}`, source);
  });
  const boundaries = new Map(
    seen.map(({ open }, at) => [
      renditions[at]?.id ?? '',
      (open.playlist?.segments ?? []).map(({ startSec }) => startSec),
    ]),
  );
  const playlists = seen.flatMap(({ open }) => (open.playlist ? [open.playlist] : []));
  const isLive = manifest.live ?? (playlists.length > 0 && playlists.some(({ ended }) => !ended));
  const isEvent = playlists.some(({ playlistType }) => playlistType === 'EVENT');
  const ladder: Ladder = {
    format: manifest.format,
    type: playlists.length === 0 && manifest.live === null ? null : isLive ? (isEvent ? 'event' : 'live') : 'vod',
    manifest: {
      is_master: manifest.isMaster,
      version: manifest.version ?? highest(playlists.map(({ version }) => version)),
      independent_segments: manifest.independentSegments,
      profiles: manifest.profiles,
      period_count: manifest.periodCount,
      min_buffer_sec: manifest.minBufferSec,
      session_keys: manifest.sessionKeys,
    },
    duration_sec: manifest.durationSec ?? highest(playlists.map(({ durationSec }) => durationSec)),
    renditions,
    variants: [],
    audio_groups: groupsOf(renditions, 'audio'),
    subtitle_groups: groupsOf(renditions, 'subtitles'),
    languages: { audio: languagesOf(renditions, 'audio'), subtitles: languagesOf(renditions, 'subtitles') },
    alignment: alignmentOf(renditions, boundaries),
    encryption: together(renditions.map(({ encryption }) => encryption)),
    coverage: {
      renditions: renditions.length,
      renditions_measured: renditions.filter(({ measured }) => measured !== null).length,
      segments: playlists.reduce((sum, { segmentCount }) => sum + segmentCount, 0),
      segments_measured: renditions.reduce((sum, { measured }) => sum + (measured?.segments_measured ?? 0), 0),
    },
  };
  ladder.variants = seen.flatMap(({ open }, at) =>
    open.variants.map((variant) => variantOf(variant, renditions[at], ladder)),
  );
  return ladder;
}

/** A media playlist that was named itself does not say what it holds. */
function kindOf({ open, look }: SeenRendition): RenditionKind {
  const { kind, group } = open.declared;
  const pictures = look?.media?.video.filter((stream) => !stream.is_attached_picture) ?? [];
  const isSoundOnly = look?.media != null && pictures.length === 0 && look.media.audio.length > 0;
  return kind === 'video' && group === null && isSoundOnly ? 'audio' : kind;
}

function renditionOf(
  { open, look, notMeasured }: SeenRendition,
  kind: RenditionKind,
  id: string,
  source: PackageSource,
): LadderRendition {
  const { declared, playlist } = open;
  return {
    id,
    representation_id: declared.id,
    kind,
    uri: declared.ref === null ? null : source.shown(declared.ref),
    group: declared.group,
    name: declared.name,
    language: declared.language,
    default: declared.isDefault,
    autoselect: declared.autoselect,
    forced: declared.forced,
    characteristics: declared.characteristics,
    channels: declared.channels,
    declared: declaredFacts(declared),
    playlist: playlist && playlistFacts(playlist),
    encryption: encryptionOf(open, look),
    measured: look && playlist ? summarizeRendition(look, playlist) : null,
    not_measured:
      notMeasured ??
      (look?.sealedBy ? `its segments are encrypted with ${look.sealedBy}: only their sizes are known` : null),
    segments: look?.segments ?? [],
    streams: { video: [], audio: [], subtitles: [] },
    errors: [...open.errors, ...(look?.errors ?? [])],
  };
}

function playlistFacts(playlist: MediaPlaylist): PlaylistFacts {
  return {
    version: playlist.version,
    type: playlist.playlistType,
    ended: playlist.ended,
    target_duration_sec: playlist.targetDurationSec,
    segment_count: playlist.segmentCount,
    duration_sec: playlist.durationSec,
    longest_segment_sec: playlist.longest?.durationSec ?? null,
    longest_segment_index: playlist.longest?.index ?? null,
    media_sequence: playlist.mediaSequence,
    discontinuity_sequence: playlist.discontinuitySequence,
    discontinuities_sec: playlist.discontinuitiesSec,
    i_frames_only: playlist.iFramesOnly,
    independent_segments: playlist.independentSegments,
    program_date_time: playlist.programDateTime,
  };
}

function encryptionOf({ declared, playlist }: OpenRendition, look: RenditionLook | null): LadderEncryption {
  const keys = [...declared.keys, ...(playlist?.keys ?? [])];
  const media = look?.media?.container.encryption ?? null;
  const methods = [...new Set(keys.map(({ method }) => method))];
  return {
    encrypted:
      methods.length > 0 || media?.encrypted === true ? true : (media?.encrypted ?? (look?.media ? false : null)),
    schemes: media?.scheme ? [media.scheme] : [],
    declared_methods: methods,
    key_formats: [...new Set(keys.flatMap(({ keyFormat }) => (keyFormat === null ? [] : [keyFormat])))],
  };
}

function together(all: readonly LadderEncryption[]): LadderEncryption {
  const merged = (of: (one: LadderEncryption) => string[]) => [...new Set(all.flatMap(of))];
  const known = all.map(({ encrypted }) => encrypted).filter((encrypted) => encrypted !== null);
  return {
    encrypted: known.length === 0 ? null : known.some(Boolean),
    schemes: merged(({ schemes }) => schemes),
    declared_methods: merged(({ declared_methods: methods }) => methods),
    key_formats: merged(({ key_formats: formats }) => formats),
  };
}
