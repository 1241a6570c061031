import { Parser, type Segment, type Tag } from 'm3u8-parser';
import type { DeclaredKey, DeclaredRendition, Manifest, Piece, RenditionKind } from './manifest';
import { mediaPlaylist, type SegmentEntry } from './media-playlist';
import { decimal, fraction, nothingDeclared, text, yes } from './values';

export class NotAPlaylist extends Error {}

/**
 * Reads an HLS playlist (RFC 8216), master or media. References are resolved against `base`.
 * @throws NotAPlaylist when the text is none
 */
export function readHls(content: string, base: string): Manifest {
  if (!/^\uFEFF?#EXTM3U(?:\s|$)/.test(content)) throw new NotAPlaylist('it does not begin with #EXTM3U');
  const parser = new Parser({ uri: base });
  const tags: Tag[] = [];
  parser.addParser({ expression: /^#EXT-X-GAP/, customType: 'gap', segment: true, dataParser: () => true });
  parser.parseStream.on('data', (tag) => tags.push(tag));
  parser.push(content);
  parser.end();
  const isMaster = tags.some(
    ({ tagType }) => tagType === 'stream-inf' || tagType === 'media' || tagType === 'i-frame-playlist',
  );
  const { manifest } = parser;
  const common = {
    format: 'hls' as const,
    isMaster,
    version: manifest.version ?? null,
    independentSegments: manifest.independentSegments === true,
    live: null,
    durationSec: null,
    minBufferSec: null,
    profiles: [],
    periodCount: null,
    sessionKeys: sessionKeys(content),
  };
  if (isMaster) return { ...common, renditions: renditionsOf(tags, base) };
  if (!tags.some(({ tagType }) => tagType === 'inf' || tagType === 'targetduration'))
    throw new NotAPlaylist('it names neither playlists nor segments');
  const keys = keysOf(tags);
  const playlist = mediaPlaylist(
    {
      version: common.version,
      targetDurationSec: manifest.targetDuration ?? null,
      playlistType: manifest.playlistType === 'VOD' || manifest.playlistType === 'EVENT' ? manifest.playlistType : null,
      ended: manifest.endList === true,
      iFramesOnly: manifest.iFramesOnly === true,
      independentSegments: common.independentSegments,
      mediaSequence: manifest.mediaSequence ?? null,
      discontinuitySequence: manifest.discontinuitySequence ?? null,
      programDateTime: tags.some(({ tagType }) => tagType === 'program-date-time'),
      keys: keys.all,
    },
    entriesOf(manifest.segments ?? [], keys.bySegment, base),
  );
  const rendition = { ...nothingDeclared, kind: 'video' as const, ref: null, keys: keys.all, playlist };
  return { ...common, live: !playlist.ended, durationSec: playlist.durationSec, renditions: [rendition] };
}

function renditionsOf(tags: readonly Tag[], base: string): DeclaredRendition[] {
  const renditions: DeclaredRendition[] = [];
  let variant: Record<string, unknown> | null = null;
  for (const { type, tagType, attributes = {}, uri } of tags) {
    if (tagType === 'stream-inf') variant = attributes;
    else if (type === 'uri' && variant) {
      renditions.push(variantOf(variant, uri ?? null, base));
      variant = null;
    } else if (tagType === 'i-frame-playlist') {
      renditions.push({ ...variantOf(attributes, text(attributes['URI']), base), kind: 'iframe' });
    } else if (tagType === 'media') renditions.push(alternativeOf(attributes, base));
  }
  return renditions;
}

function variantOf(attributes: Record<string, unknown>, uri: string | null, base: string): DeclaredRendition {
  const size = (attributes['RESOLUTION'] ?? {}) as { width?: number; height?: number };
  const codecs = list(attributes['CODECS']);
  const width = decimal(size.width);
  const isAudio =
    width === null &&
    codecs.length > 0 &&
    codecs.every((codec) => /^(mp4a|ac-3|ec-3|ac-4|opus|flac|fLaC|alac)/.test(codec));
  return {
    ...nothingDeclared,
    kind: isAudio ? 'audio' : 'video',
    ref: uri === null ? null : resolve(uri, base),
    name: text(attributes['NAME']) ?? text(attributes['STABLE-VARIANT-ID']),
    bandwidthBps: decimal(attributes['BANDWIDTH']),
    averageBandwidthBps: decimal(attributes['AVERAGE-BANDWIDTH']),
    codecs,
    supplementalCodecs: text(attributes['SUPPLEMENTAL-CODECS']),
    width,
    height: decimal(size.height),
    frameRate: fraction(attributes['FRAME-RATE']),
    videoRange: text(attributes['VIDEO-RANGE']),
    audioGroup: text(attributes['AUDIO']),
    subtitlesGroup: text(attributes['SUBTITLES']),
    captionsGroup: text(attributes['CLOSED-CAPTIONS']),
  };
}

const alternatives: Record<string, RenditionKind> = {
  AUDIO: 'audio',
  VIDEO: 'video',
  SUBTITLES: 'subtitles',
  'CLOSED-CAPTIONS': 'captions',
};

function alternativeOf(attributes: Record<string, unknown>, base: string): DeclaredRendition {
  const type = text(attributes['TYPE']) ?? '';
  const uri = text(attributes['URI']);
  return {
    ...nothingDeclared,
    kind: Object.hasOwn(alternatives, type) ? (alternatives[type] ?? 'captions') : 'captions',
    ref: uri === null ? null : resolve(uri, base),
    group: text(attributes['GROUP-ID']),
    name: text(attributes['NAME']),
    language: text(attributes['LANGUAGE']),
    isDefault: yes(attributes['DEFAULT']),
    autoselect: yes(attributes['AUTOSELECT']),
    forced: yes(attributes['FORCED']),
    characteristics: list(attributes['CHARACTERISTICS']),
    channels: text(attributes['CHANNELS']),
  };
}

/** Every key of a playlist, and the method that holds at each segment: a key holds until the next (RFC 8216, 4.3.2.4). */
function keysOf(tags: readonly Tag[]): { all: DeclaredKey[]; bySegment: (string | null)[] } {
  const all: DeclaredKey[] = [];
  const bySegment: (string | null)[] = [];
  let method: string | null = null;
  for (const { type, tagType, attributes = {} } of tags) {
    if (type === 'uri') bySegment.push(method);
    if (tagType !== 'key') continue;
    const named = text(attributes['METHOD']);
    method = named === 'NONE' ? null : named;
    if (method !== null) addKey(all, { method, keyFormat: text(attributes['KEYFORMAT']) ?? 'identity' });
  }
  return { all, bySegment };
}

function addKey(keys: DeclaredKey[], key: DeclaredKey): void {
  if (!keys.some(({ method, keyFormat }) => method === key.method && keyFormat === key.keyFormat)) keys.push(key);
}

function sessionKeys(content: string): DeclaredKey[] {
  const keys: DeclaredKey[] = [];
  for (const [, attributes = ''] of content.matchAll(/^#EXT-X-SESSION-KEY:(.*)$/gm)) {
    const method = /(?:^|,)METHOD=([\w-]+)/.exec(attributes)?.[1];
    if (method && method !== 'NONE')
      addKey(keys, { method, keyFormat: /(?:^|,)KEYFORMAT="([^"]*)"/.exec(attributes)?.[1] ?? 'identity' });
  }
  return keys;
}

function entriesOf(segments: readonly Segment[], methods: readonly (string | null)[], base: string): SegmentEntry[] {
  return segments.flatMap((segment, index) => {
    if (segment.uri === undefined) return [];
    return [
      {
        ...piece(segment.uri, segment.byterange, base),
        durationSec: Math.max(0, segment.duration ?? 0),
        map: segment.map ? piece(segment.map.uri, segment.map.byterange, base) : null,
        keyMethod: methods[index] ?? null,
        discontinuity: segment.discontinuity === true,
        gap: segment.custom?.['gap'] === true,
      },
    ];
  });
}

function piece(uri: string, range: { offset: number; length: number } | undefined, base: string): Piece {
  return { ref: resolve(uri, base), range: range ? { offset: range.offset, length: range.length } : null };
}

/** The reference as a URL; what can't be one stays as written and is refused by whoever is to open it. */
export function resolve(uri: string, base: string): string {
  // Not URL.canParse: on Node 20 it denies texts with Latin-1 letters once it is compiled.
  try {
    return new URL(uri, base).href;
  } catch {
    return uri;
  }
}

function list(value: unknown): string[] {
  return (text(value) ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}
