import type { Mp4SampleEntry } from '../mp4/mp4-facts';
import { parseAudioSpecificConfig, type AudioSpecificConfig } from './aac';

export interface AudioCodecInput {
  codec: string | null;
  tag: string | null;
  profile: string | null;
  /** The container is of the MP4 family: there the sample entry's case counts ("Opus", "fLaC"). */
  isMp4: boolean;
  extradata: Uint8Array | null;
  entry: Mp4SampleEntry | null;
}

/** Audio object types by ffprobe's profile, for streams that carry no AudioSpecificConfig (ISO/IEC 14496-3 Table 1.17). */
const AAC_PROFILES: Readonly<Record<string, number>> = {
  Main: 1,
  LC: 2,
  SSR: 3,
  LTP: 4,
  'HE-AAC': 5,
  LD: 23,
  'HE-AACv2': 29,
  ELD: 39,
  xHE: 42,
  'xHE-AAC': 42,
};

/** objectTypeIndication of ISO/IEC 14496-3, which says more in its configuration. */
const MPEG4_AUDIO = 0x40;

/** Strings that are the sample entry and nothing more; [in MP4, elsewhere]. */
const PLAIN: Readonly<Record<string, readonly [string, string]>> = {
  opus: ['Opus', 'opus'],
  flac: ['fLaC', 'flac'],
  vorbis: ['vorbis', 'vorbis'],
  alac: ['alac', 'alac'],
  ac3: ['ac-3', 'ac-3'],
  eac3: ['ec-3', 'ec-3'],
  truehd: ['mlpa', 'mlpa'],
};
const TAGS = new Set([
  'ac-3',
  'ec-3',
  'ac-4',
  'dtsc',
  'dtsh',
  'dtsl',
  'dtse',
  'dtsx',
  'mha1',
  'mhm1',
  'mlpa',
  'iamf',
  'ipcm',
  'fpcm',
  'samr',
  'sawb',
]);

/** The AudioSpecificConfig of an AAC stream, from boxes or extradata. */
export function aacConfig(input: Pick<AudioCodecInput, 'codec' | 'extradata' | 'entry'>): AudioSpecificConfig | null {
  if (input.codec !== 'aac') return null;
  return input.entry?.aac ?? (input.extradata && parseAudioSpecificConfig(input.extradata));
}

/** RFC 6381 string of an audio stream; null when nothing registered names it. */
export function audioCodecString(input: AudioCodecInput): string | null {
  const { codec, tag, profile, entry } = input;
  if (codec === 'aac' || codec === 'aac_latm') {
    const type = aacConfig(input)?.objectType ?? AAC_PROFILES[profile ?? ''];
    return type === undefined ? null : `mp4a.40.${type}`;
  }
  const indication = tag === 'mp4a' || codec === 'mp3' ? entry?.objectTypeIndication : null;
  if (indication && indication !== MPEG4_AUDIO) return `mp4a.${indication.toString(16).toUpperCase()}`;
  if (codec === 'mp3') return 'mp4a.40.34';
  if (tag !== null && TAGS.has(tag)) return tag;
  const plain = codec !== null && Object.hasOwn(PLAIN, codec) ? PLAIN[codec] : undefined;
  return plain ? plain[input.isMp4 ? 0 : 1] : null;
}
