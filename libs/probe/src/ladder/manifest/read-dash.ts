import {
  inheritAttributes,
  type Playlist,
  type Representation,
  type Segment,
  stringToMpdXml,
  toPlaylists,
} from 'mpd-parser';
import { boundPeriods, trickPlayIds } from './dash-gaps';
import type { DeclaredKey, DeclaredRendition, Manifest, MediaPlaylist, Piece, RenditionKind } from './manifest';
import { mediaPlaylist } from './media-playlist';
import { NotAPlaylist, resolve } from './read-hls';
import { decimal, fraction, nothingDeclared, text } from './values';

/** XML that defines entities (XML 1.0, 4.2): a few of them expand to gigabytes, and no MPD needs any. */
export class EntitiesDeclared extends Error {}

/**
 * Reads an MPD (ISO/IEC 23009-1). Representations of one id in several periods are one rendition. `base` is the URL of the MPD.
 * @throws NotAPlaylist, EntitiesDeclared
 */
export function readDash(content: string, base: string): Manifest {
  if (/<!(?:ENTITY|DOCTYPE)/i.test(content)) throw new EntitiesDeclared();
  if (!/<(?:[\w.-]+:)?MPD[\s>]/.test(content)) throw new NotAPlaylist('it has no MPD element');
  const mpd = stringToMpdXml(content);
  const { representationInfo } = inheritAttributes(mpd, { manifestUri: base });
  const top = representationInfo[0]?.attributes ?? {};
  boundPeriods(representationInfo, fraction(top['mediaPresentationDuration']));
  const playlists = toPlaylists(representationInfo);
  const tricks = trickPlayIds(mpd);
  const live = text(top['type']) === 'dynamic';
  const renditions = new Map<string, { declared: DeclaredRendition; parts: Part[] }>();
  representationInfo.forEach((representation, position) => {
    const playlist = playlists[position];
    if (!playlist) return;
    const declared = renditionOf(representation, base, tricks);
    const key = `${declared.kind} ${declared.id ?? position} ${declared.width ?? ''}`;
    const known = renditions.get(key) ?? { declared, parts: [] };
    known.parts.push({ playlist, startSec: fraction(representation.attributes['periodStart']) ?? 0 });
    renditions.set(key, known);
  });
  return {
    format: 'dash',
    isMaster: true,
    version: null,
    independentSegments: false,
    live,
    durationSec: fraction(top['mediaPresentationDuration']),
    minBufferSec: isoSeconds(text(top['minBufferTime'])),
    profiles: (text(top['profiles']) ?? '')
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
    periodCount: new Set(representationInfo.map(({ attributes }) => attributes['periodStart'])).size,
    sessionKeys: [],
    renditions: [...renditions.values()].map(({ declared, parts }) => ({
      ...declared,
      playlist: playlistOf(parts, declared.keys, live, base),
    })),
  };
}

interface Part {
  playlist: Playlist;
  startSec: number;
}

const kinds: Record<string, RenditionKind> = { video: 'video', audio: 'audio', text: 'subtitles' };

function kindOf(attributes: Record<string, unknown>): RenditionKind {
  const [type = ''] = (text(attributes['contentType']) ?? text(attributes['mimeType']) ?? '').split('/');
  const codecs = text(attributes['codecs']) ?? '';
  if (/^(?:stpp|wvtt)/.test(codecs) || /vtt|ttml/.test(text(attributes['mimeType']) ?? '')) return 'subtitles';
  return kinds[type] ?? (attributes['width'] === undefined ? 'audio' : 'video');
}

function renditionOf({ attributes }: Representation, base: string, tricks: ReadonlySet<string>): DeclaredRendition {
  const id = text(attributes['id']);
  const role = text((attributes['role'] as { value?: unknown } | undefined)?.value);
  const uri = text(attributes['baseUrl']);
  return {
    ...nothingDeclared,
    kind: id !== null && tricks.has(id) ? 'iframe' : kindOf(attributes),
    id,
    ref: uri === null || resolve(uri, base) === base ? null : resolve(uri, base),
    name: text(attributes['label']),
    language: text(attributes['lang']),
    isDefault: role === null ? null : role === 'main',
    characteristics: role === null ? [] : [role],
    bandwidthBps: decimal(attributes['bandwidth']),
    codecs: (text(attributes['codecs']) ?? '')
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
    width: decimal(attributes['width']),
    height: decimal(attributes['height']),
    frameRate: fraction(attributes['frameRate']),
    keys: keysOf(attributes['contentProtection']),
  };
}

/** ContentProtection of `urn:mpeg:dash:mp4protection:2011` names the scheme; the others name key systems. */
function keysOf(protection: unknown): DeclaredKey[] {
  if (typeof protection !== 'object' || protection === null) return [];
  const entries = Object.entries(protection as Record<string, { attributes?: Record<string, unknown> }>);
  const method = text(entries.find(([name]) => name === 'mp4protection')?.[1].attributes?.['value']) ?? 'unknown';
  const systems = entries.flatMap(([name, { attributes = {} }]) =>
    name === 'mp4protection' ? [] : [text(attributes['schemeIdUri']) ?? name],
  );
  return systems.length === 0 ? [{ method, keyFormat: null }] : systems.map((keyFormat) => ({ method, keyFormat }));
}

function playlistOf(parts: readonly Part[], keys: DeclaredKey[], live: boolean, base: string): MediaPlaylist {
  const method = keys[0]?.method ?? null;
  const entries = parts.flatMap(({ playlist, startSec }, part) =>
    segmentsOf(playlist).map((segment, position) => ({
      ...pieceOf(segment, base),
      durationSec: Math.max(0, segment.duration ?? 0),
      startSec: segment.presentationTime ?? startSec,
      map: mapOf(segment, base),
      keyMethod: method,
      discontinuity: part > 0 && position === 0,
      gap: false,
    })),
  );
  const sidx = parts.length === 1 ? parts[0]?.playlist.sidx : undefined;
  const durations = entries.map(({ durationSec }) => durationSec);
  const playlist = mediaPlaylist(
    {
      version: null,
      targetDurationSec: durations.length > 0 ? Math.max(...sample(durations)) : null,
      playlistType: null,
      ended: !live,
      iFramesOnly: false,
      independentSegments: false,
      mediaSequence: null,
      discontinuitySequence: null,
      programDateTime: false,
      keys,
      index: sidx?.byterange ? pieceOf(sidx, base) : null,
    },
    entries,
  );
  const map = sidx && mapOf(sidx, base);
  return map && playlist.maps.length === 0 ? { ...playlist, maps: [map] } : playlist;
}

/** A representation that names one file and nothing else is one segment. */
function segmentsOf({ attributes, segments, sidx }: Playlist): readonly Segment[] {
  if (sidx || (segments && segments.length > 0)) return segments ?? [];
  const uri = text(attributes['baseUrl']);
  const duration = fraction(attributes['periodDuration']) ?? fraction(attributes['sourceDuration']) ?? 0;
  return uri === null || attributes['duration'] !== undefined ? [] : [{ resolvedUri: uri, duration }];
}

/** Math.max takes its arguments from the stack. */
function sample(values: readonly number[]): readonly number[] {
  return values.length > 50_000 ? values.slice(0, 50_000) : values;
}

function pieceOf(segment: Segment, base: string): Piece {
  const { byterange } = segment;
  return {
    ref: resolve(segment.resolvedUri ?? segment.uri ?? '', base),
    range: byterange ? { offset: byterange.offset, length: byterange.length } : null,
  };
}

function mapOf({ map }: Segment, base: string): Piece | null {
  return map?.resolvedUri === undefined ? null : pieceOf(map, base);
}

function isoSeconds(duration: string | null): number | null {
  const [all, hours = 0, minutes = 0, seconds = 0] =
    /^PT(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(duration ?? '') ?? [];
  return all === undefined ? null : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
