import { colorCode } from '../color-names';
import type { Color, DolbyVision } from '../media-info';
import type { Mp4SampleEntry } from '../mp4/mp4-facts';
import { av1CodecString, parseAv1, type ColorCodes } from './av1';
import { avcCodecString, parseAvc } from './avc';
import { hevcCodecString, parseHevc } from './hevc';
import { mp4vCodecString } from './mp4v';
import { vp9CodecString, vp9LevelFor } from './vp9';
import { vvcCodecString } from './vvc';

export interface VideoCodecInput {
  codec: string | null;
  tag: string | null;
  /** ffprobe's profile ("Profile 0"). */
  profile: string | null;
  /** ffprobe's level. */
  level: number | null;
  width: number | null;
  height: number | null;
  frameRate: number | null;
  bitDepth: number | null;
  chromaSubsampling: string | null;
  color: Color;
  dolbyVision: DolbyVision | null;
  extradata: Uint8Array | null;
  entry: Mp4SampleEntry | null;
}

export interface VideoCodecStrings {
  codecString: string | null;
  supplemental: string | null;
  tier: 'Main' | 'High' | null;
}

const DOLBY_ENTRIES = new Set(['dvh1', 'dvhe', 'dva1', 'dvav', 'dav1']);
/** The Dolby Vision name of the same stream, by base entry. */
const DOLBY_OF: Readonly<Record<string, string>> = {
  hvc1: 'dvh1',
  hev1: 'dvhe',
  avc1: 'dva1',
  avc3: 'dvav',
  av01: 'dav1',
};

/** RFC 6381 string, supplemental Dolby Vision string and tier, from boxes or extradata. */
export function videoCodecStrings(input: VideoCodecInput): VideoCodecStrings {
  const { text, entry, tier } = baseString(input);
  const dolby = input.dolbyVision;
  if (!dolby || dolby.profile === null || dolby.level === null) return { codecString: text, supplemental: null, tier };
  const numbers = `${two(dolby.profile)}.${two(dolby.level)}`;
  if (DOLBY_ENTRIES.has(entry)) return { codecString: `${entry}.${numbers}`, supplemental: null, tier };
  const name = DOLBY_OF[entry];
  const brand = dolbyBrand(dolby, input.color);
  return { codecString: text, supplemental: name ? `${name}.${numbers}${brand ? `/${brand}` : ''}` : null, tier };
}

interface BaseString {
  text: string | null;
  entry: string;
  tier: 'Main' | 'High' | null;
}

function baseString(input: VideoCodecInput): BaseString {
  const { extradata, entry: box } = input;
  switch (input.codec) {
    case 'h264': {
      const entry = entryName(input.tag, ['avc1', 'avc3', 'dva1', 'dvav'], 'avc1');
      const avc = box?.avc ?? (extradata && parseAvc(extradata));
      return { text: avc ? avcCodecString(entry, avc) : null, entry, tier: null };
    }
    case 'hevc': {
      const entry = entryName(input.tag, ['hvc1', 'hev1', 'dvh1', 'dvhe'], 'hvc1');
      const hevc = box?.hevc
        ? { ...box.hevc, constraints: Uint8Array.from(box.hevc.constraints) }
        : extradata && parseHevc(extradata);
      if (!hevc) return { text: null, entry, tier: null };
      return { text: hevcCodecString(entry, hevc), entry, tier: hevc.highTier ? 'High' : 'Main' };
    }
    case 'av1': {
      const entry = entryName(input.tag, ['av01', 'dav1'], 'av01');
      const av1 = box?.av1 ?? (extradata && parseAv1(extradata));
      if (!av1) return { text: null, entry, tier: null };
      return { text: av1CodecString(av1, colorCodes(input.color)), entry, tier: av1.highTier ? 'High' : 'Main' };
    }
    case 'vp9':
      return { text: vp9String(input), entry: 'vp09', tier: null };
    case 'vvc': {
      const entry = entryName(input.tag, ['vvc1', 'vvi1'], 'vvc1');
      if (!box?.vvc) return { text: null, entry, tier: null };
      return { text: vvcCodecString(entry, box.vvc), entry, tier: box.vvc.highTier ? 'High' : 'Main' };
    }
    case 'vp8':
      return { text: 'vp8', entry: 'vp08', tier: null };
    default: {
      const { codec, profile, level, tag } = input;
      const objectTypeIndication = box?.objectTypeIndication ?? null;
      const named = tag === 'mp4v' ? mp4vCodecString({ codec, profile, level, objectTypeIndication }) : registered(tag);
      return { text: named, entry: tag ?? '', tier: null };
    }
  }
}

// ProRes, Motion JPEG 2000 and their like are known by four characters alone; of APV and EVC more would be needed
function registered(tag: string | null): string | null {
  return tag !== null && /^(?:ap(?:c[hnos]|4[hx]|r[hn])|mjp2|s263)$/.test(tag) ? tag : null;
}

// transport streams and Matroska have no sample entry: name what a segmenter would write
function entryName(tag: string | null, known: string[], otherwise: string): string {
  return tag !== null && known.includes(tag) ? tag : otherwise;
}

function vp9String(input: VideoCodecInput): string | null {
  if (input.entry?.vp9) return vp9CodecString(input.entry.vp9);
  const profile = /(\d)$/.exec(input.profile ?? '')?.[1];
  const { width, height, frameRate, bitDepth } = input;
  if (profile === undefined || !width || !height || !frameRate || !bitDepth) return null;
  const level = vp9LevelFor(width, height, frameRate);
  const chroma = { '4:2:0': 1, '4:2:2': 2, '4:4:4': 3 }[input.chromaSubsampling ?? ''];
  if (level === null || chroma === undefined) return null;
  return vp9CodecString({
    profile: Number(profile),
    level,
    bitDepth,
    chromaSubsampling: chroma,
    color: colorCodes(input.color),
  });
}

function colorCodes(color: Color): ColorCodes | null {
  if (color.primaries === null && color.transfer === null && color.matrix === null && color.range !== 'pc') return null;
  return {
    primaries: colorCode('primaries', color.primaries),
    transfer: colorCode('transfer', color.transfer),
    matrix: colorCode('matrix', color.matrix),
    fullRange: color.range === 'pc',
  };
}

// the brand says which kind of base layer the stream falls back to
function dolbyBrand(dolby: DolbyVision, color: Color): string | null {
  switch (dolby.compatibility_id) {
    case 1:
      return 'db1p';
    case 2:
      return 'db2g';
    case 4:
      return color.transfer === 'bt2020-10' ? 'db4g' : 'db4h';
    default:
      return null;
  }
}

const two = (value: number): string => String(value).padStart(2, '0');
