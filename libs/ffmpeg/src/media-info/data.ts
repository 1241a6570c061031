import type { DataStream } from './media-info';
import { asText } from './read-value';
import type { StreamEvidence } from './stream-evidence';
import { readTag } from './tags';

/** By ffprobe's codec name or the container's tag. */
const KINDS: Readonly<Record<string, string>> = {
  tmcd: 'timecode',
  scte_35: 'scte35',
  klv: 'klv',
  smpte_2038: 'ancillary',
  smpte_436m_anc: 'ancillary',
  timed_id3: 'id3',
  epg: 'epg',
  dvd_nav_packet: 'dvd_navigation',
  gpmd: 'gpmd',
  mebx: 'timed_metadata',
  mett: 'timed_metadata',
  metx: 'timed_metadata',
  urim: 'timed_metadata',
  camm: 'camera_motion',
  rtmd: 'camera_metadata',
  djmd: 'camera_metadata',
  dbgi: 'camera_metadata',
  fdsc: 'gopro_fdsc',
  hint: 'hint',
  'rtp ': 'hint',
  otf: 'font',
  ttf: 'font',
};

/** One stream that is neither picture, sound nor subtitle; `hasChapters` tells MP4's chapter titles from other text. */
export function readData({ index, stream, type }: StreamEvidence, hasChapters: boolean): DataStream {
  const codec = asText(stream['codec_name']);
  const tag = readTag(stream);
  const named = [codec, tag].find((name) => name !== null && Object.hasOwn(KINDS, name));
  const kind = named ? (KINDS[named] ?? null) : tag === 'text' && hasChapters ? 'chapters' : null;
  return { index, codec, tag, kind: kind ?? (type === 'attachment' ? 'attachment' : null) };
}
