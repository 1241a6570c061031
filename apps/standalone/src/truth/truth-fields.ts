import { type Agreement, named, same, sameChapters, sameSize } from './agree';
import { at, list, type Reading } from './facts-of';

export interface TruthField {
  got: (of: Reading) => unknown;
  agrees: Agreement;
  /** It shows only when everything is decoded. */
  decoded?: boolean;
}

type Read = (of: Reading) => unknown;
const field = (got: Read, agrees: Agreement = same): TruthField => ({ got, agrees });
const decoded = (got: Read, agrees: Agreement = same): TruthField => ({ got, agrees, decoded: true });
const video = (path: string, agrees?: Agreement) => field((of) => at(of.video, path), agrees);
const audio = (path: string, agrees?: Agreement) => field((of) => at(of.audio, path), agrees);
const container = (path: string, agrees?: Agreement) => field((of) => at(of.container, path), agrees);
const either = (path: string, agrees?: Agreement) => field((of) => at(of.video, path) ?? at(of.audio, path), agrees);
const size = (width: string, height: string) => field(({ video: of }) => `${String(of[width])}x${String(of[height])}`);
const flash = (path: string) =>
  decoded(
    ({ facts }) =>
      facts(`enhanced_analysis.content.flash.${path}`) ?? facts(`enhanced_analysis.content.flash.luminance.${path}`),
  );

/** "Dolby Vision 8.4 / HLG" when that is what it is: format, profile and what it is compatible with. */
function hdrWords({ video: of }: Reading): unknown[] {
  const format = at(of, 'hdr.format');
  const profile = [at(of, 'hdr.dolby_vision.profile'), at(of, 'hdr.dolby_vision.compatibility_id')];
  return [format, ...(format === 'Dolby Vision' && profile[0] !== null ? [profile.join('.')] : [])];
}

const namesHdr: Agreement = (expected, got) => {
  const [format, profile] = got as [string | null, string?];
  const words = String(expected).toLowerCase();
  const claimed = /\b(\d{1,2})\.(\d)\b/.exec(words)?.[0];
  if (claimed !== undefined && claimed !== profile) return false;
  // without the plus HDR10 alone is meant
  const plus = /hdr10\s*\+|hdr10plus/.test(words);
  if (format === 'HDR10' && plus) return false;
  return format !== null && words.replaceAll(/\s/g, '').includes(format.toLowerCase().replaceAll(/\s/g, ''));
};

const videoRange: Read = ({ video: of }) => {
  const transfer = at(of, 'color.transfer');
  return transfer === 'smpte2084' ? 'PQ' : transfer === 'arib-std-b67' ? 'HLG' : 'SDR';
};
const chapters: Read = ({ facts }) =>
  list(facts('media.chapters')).map(({ start_sec: start, end_sec: end, title }) => ({
    start_ms: Math.round(Number(start) * 1000),
    end_ms: Math.round(Number(end) * 1000),
    start_sec: start,
    end_sec: end,
    title,
  }));
const printedRotation: Read = ({ facts }) =>
  list(facts('ffprobe_data.streams'))
    .flatMap(({ side_data_list: data }) => list(data))
    .find(({ rotation }) => rotation !== undefined)?.['rotation'] ?? null;
const kinds: Read = ({ facts }) => list(facts('media.data')).map(({ kind }) => kind);
const codec: Read = ({ video: picture, audio: sound }) =>
  typeof picture['codec'] === 'string' && picture['is_attached_picture'] !== true
    ? [picture['codec']]
    : [sound['codec'], sound['object_audio']];
const codecStrings: Read = ({ video: of, audio: sound }) =>
  [of['codec_string'] ?? sound['codec_string'], of['supplemental_codec_string']].filter(
    (text) => typeof text === 'string',
  );
/** Some sources name Dolby Vision by its own string alone, and write dvhe for dvh1. */
const sameCodecString: Agreement = (expected, got) =>
  (got as string[]).some((text) => text === expected || asDvhe(text) === asDvhe(String(expected)));
const asDvhe = (text: string): string => text.replace(/^dvh[1e]/, 'dvhe').replace(/\/.*$/, '');
const passWarning: Agreement = (expected, got) =>
  got === (/warn/i.test(String(expected)) ? 'warning' : /pass/i.test(String(expected)) ? 'pass' : 'fail');

/** Values by the names the sources of truth use. What is none of these is looked up as a path, then as a fact's own name. */
const FIELDS: Readonly<Record<string, TruthField>> = {
  format: field(hdrWords, namesHdr),
  hdr_format: field(hdrWords, namesHdr),
  dv_profile: video('hdr.dolby_vision.profile'),
  dv_level: video('hdr.dolby_vision.level'),
  bl_compatibility_id: video('hdr.dolby_vision.compatibility_id'),
  compatibility_id: video('hdr.dolby_vision.compatibility_id'),
  supplemental: video('supplemental_codec_string'),
  codec_string: field(codecStrings, sameCodecString),
  video_range: field(videoRange),
  is_hdr: video('hdr.is_hdr'),
  transfer: video('color.transfer'),
  color_transfer: video('color.transfer'),
  primaries: video('color.primaries'),
  color_primaries: video('color.primaries'),
  color_space: video('color.matrix'),
  matrix: video('color.matrix'),
  color_range: field(({ video: of }) => [
    at(of, 'color.range'),
    { full: 'pc', limited: 'tv' }[String(at(of, 'color.range'))],
  ]),
  mastering_max_cd_m2: video('hdr.mastering_display.max_cd_m2'),
  mastering_min_cd_m2: video('hdr.mastering_display.min_cd_m2'),
  max_cll: video('hdr.content_light.max_cll'),
  max_fall: video('hdr.content_light.max_fall'),
  frame_rate: video('frame_rate.value'),
  avg_frame_rate: video('average_frame_rate.value'),
  video_frames: video('frame_count'),
  frames: video('frame_count'),
  video_duration_s: video('duration_sec'),
  audio_duration_s: audio('duration_sec'),
  duration_s: container('duration_sec'),
  duration_ms: field(({ container: of }) => Number(of['duration_sec']) * 1000),
  duration_source: container('duration_source'),
  decoded_duration_s: decoded(({ facts }) => facts('enhanced_analysis.integrity.decoded_duration_sec')),
  samples: decoded(({ facts }) => facts('enhanced_analysis.integrity.streams.0.decoded_samples')),
  damaged_frames: decoded(({ facts }) => facts('enhanced_analysis.integrity.damaged_frames')),
  damaged_percent: decoded(({ facts }) => facts('enhanced_analysis.integrity.damaged_percent')),
  rotation: video('rotation_deg'),
  rotation_deg: video('rotation_deg'),
  rotation_clockwise: video('rotation_deg'),
  rotation_abs: field(
    ({ video: of }) => Math.min(Number(of['rotation_deg']), 360 - Number(of['rotation_deg'])),
    sameSize,
  ),
  'ffprobe prints': field(printedRotation),
  display: size('display_width', 'display_height'),
  coded: size('width', 'height'),
  video: size('width', 'height'),
  resolution: size('width', 'height'),
  sar: video('sample_aspect_ratio', (expected, got) => String(expected) === got),
  dar: video('display_aspect_ratio', (expected, got) => String(expected) === got),
  container: container('format_names'),
  codec: field(codec, named),
  video_codec: video('codec', named),
  audio_codec: audio('codec', named),
  profile: either('profile'),
  channels: audio('channels'),
  sample_rate: audio('sample_rate_hz'),
  bit_rate: field(({ video: of, audio: sound, container: file }) =>
    of['codec'] ? file['bit_rate_bps'] : sound['bit_rate_bps'],
  ),
  audio_bit_rate: audio('bit_rate_bps'),
  video_bit_rate: video('bit_rate_bps'),
  language: audio('language'),
  encrypted: container('encryption.encrypted'),
  scheme: container('encryption.scheme'),
  field_order: video('scan.field_order'),
  scan_type: video('scan.type'),
  timecode: field(({ facts }) => facts('media.timecode.value')),
  drop_frame: field(({ facts }) => facts('media.timecode.drop_frame')),
  has_gpmd_track: field((of) => (kinds(of) as unknown[]).includes('gpmd')),
  has_scte35: field((of) => (kinds(of) as unknown[]).includes('scte35')),
  has_klv: field((of) => (kinds(of) as unknown[]).includes('klv')),
  chapters: field(chapters, sameChapters),
  valid: container('valid'),
  status: field(({ facts }) => facts('status')),
  error: field(({ facts }) => facts('error.code')),
  'integrated loudness lufs': decoded(({ audio: of }) => at(of, 'loudness.integrated_lufs')),
  integrated_lufs: decoded(({ audio: of }) => at(of, 'loudness.integrated_lufs')),
  true_peak_dbtp: decoded(({ audio: of }) => at(of, 'loudness.true_peak_dbtp')),
  range_lu: decoded(({ audio: of }) => at(of, 'loudness.range_lu')),
  result: { ...flash('result'), agrees: passWarning },
  max_transitions: flash('max_changes_per_sec'),
  first_warning_frame: flash('first_warning_frame'),
  first_failure_frame: flash('first_failure_frame'),
};

/** A value that has no path of its own may be expected of what the codec entry describes: "audio codec" of the sound. */
export function truthField(name: string, about: string): TruthField {
  const key = name
    .toLowerCase()
    .replace(/\s*\(.*\)$/, '')
    .trim();
  if (/audio/i.test(about) && ['codec', 'bit_rate'].includes(key)) {
    return key === 'codec' ? field(({ audio: of }) => [of['codec'], of['object_audio']], named) : audio('bit_rate_bps');
  }
  const known = Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
  return known ?? field((of) => byName(of, name));
}

/** By path from the root ("media.container.faststart") or from a stream ("hdr.format"). */
function byName({ facts, video: picture, audio: sound, container: file }: Reading, name: string): unknown {
  return (
    [facts(name), facts(`media.${name}`), ...[file, picture, sound].map((of) => at(of, name))].find(
      (value) => value !== null,
    ) ?? null
  );
}
