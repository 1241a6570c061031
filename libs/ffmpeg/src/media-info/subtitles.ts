import type { SubtitleStream } from './media-info';
import { asDictionary, asFlag, asText, own, type Dictionary } from './read-value';
import type { StreamEvidence } from './stream-evidence';
import { findTag, readTag } from './tags';

const KINDS: Readonly<Record<string, SubtitleStream['kind']>> = {
  dvd_subtitle: 'bitmap',
  dvb_subtitle: 'bitmap',
  hdmv_pgs_subtitle: 'bitmap',
  xsub: 'bitmap',
  dvb_teletext: 'teletext',
  eia_608: 'captions',
  c608: 'captions',
  c708: 'captions',
};
/** Timed text that ffprobe knows by its sample entry alone and calls data. */
const TEXT_TAGS: Readonly<Record<string, string>> = {
  wvtt: 'webvtt',
  stpp: 'ttml',
  tx3g: 'mov_text',
  sbtl: 'mov_text',
  c608: 'eia_608',
  c708: 'eia_708',
};
/** Teletext page type 5: subtitles for the hard of hearing (ETSI EN 300 468, teletext descriptor). */
const TELETEXT_HARD_OF_HEARING = 5;

/** A subtitle stream, or timed text that the build lists as data. */
export function isSubtitle({ type, stream }: StreamEvidence): boolean {
  return type === 'subtitle' || (type === 'data' && Object.hasOwn(TEXT_TAGS, readTag(stream) ?? ''));
}

export function readSubtitle({ index, stream, extradata }: StreamEvidence): SubtitleStream {
  const disposition = asDictionary(stream['disposition']);
  const codec = asText(stream['codec_name']) ?? TEXT_TAGS[readTag(stream) ?? ''] ?? null;
  return {
    index,
    codec,
    language: findTag(stream['tags'], 'language'),
    title: findTag(stream['tags'], 'title', 'track_name'),
    forced: asFlag(own(disposition, 'forced')),
    hearing_impaired: asFlag(own(disposition, 'hearing_impaired')) || isTeletextForDeaf(codec, extradata),
    kind: kindOf(stream, codec),
  };
}

function kindOf(stream: Dictionary, codec: string | null): SubtitleStream['kind'] {
  if (codec === null) return null;
  const kind = Object.hasOwn(KINDS, codec) ? KINDS[codec] : undefined;
  if (kind) return kind;
  return codec === 'eia_708' || readTag(stream) === 'c708' ? 'captions' : 'text';
}

// two bytes a page: five bits of type, three of magazine, then the page number
function isTeletextForDeaf(codec: string | null, extradata: Uint8Array | null): boolean {
  if (codec !== 'dvb_teletext' || !extradata || extradata.length < 2) return false;
  const types = [...extradata].filter((_, i) => i % 2 === 0).map((byte) => byte >> 3);
  return types.every((type) => type === TELETEXT_HARD_OF_HEARING);
}
