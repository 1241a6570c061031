import { aacConfig, audioCodecString } from './codec-string/audio-codec-string';
import { readAudioRole } from './audio-role';
import { streamBitRate, streamDuration } from './measures';
import { readEndianness, readWrapping } from './audio-wrapping';
import { nameCodec } from './known-tags';
import type { AudioStream } from './media-info';
import { asPositive, asPositiveInteger, asText } from './read-value';
import type { StreamEvidence } from './stream-evidence';
import { findTag, readDisposition, readTag } from './tags';

const LOSSLESS =
  /^(?:pcm_|flac$|alac$|truehd$|mlp$|wavpack$|tta$|ape$|als$|mp4als$|s302m$|dsd_|ralf$|shorten$|tak$|wmalossless$)/;
/** DTS is lossless only in its Master Audio form. */
const LOSSLESS_PROFILE = /^DTS-HD MA/;

/** One audio stream; `first`: the first of its kind; `isEncrypted`: what a decoder made of its samples is nothing. */
export function readAudio(of: StreamEvidence, first: StreamEvidence, isEncrypted: boolean): AudioStream {
  const { stream, extradata, entry, isMp4 } = of;
  const codec = asText(stream['codec_name']);
  const tag = readTag(stream);
  // without a configuration the profile of AAC is what came out of decoding
  const isGuessed = isEncrypted && codec === 'aac' && aacConfig({ codec, extradata, entry }) === null;
  const profile = isGuessed ? null : asText(stream['profile']);
  return {
    index: of.index,
    ...nameCodec(codec, asText(stream['codec_long_name']), tag),
    tag,
    codec_string: audioCodecString({ codec, tag, profile, isMp4, extradata, entry }),
    profile,
    sample_rate_hz: asPositive(stream['sample_rate']),
    ...readChannels(of, codec),
    bit_depth: readBitDepth(of, codec, profile),
    bit_rate_bps: streamBitRate(of),
    duration_sec: streamDuration(of),
    language: findTag(stream['tags'], 'language'),
    title: findTag(stream['tags'], 'title', 'track_name'),
    role: readAudioRole(stream, first.stream),
    object_audio: readObjectAudio(of, codec, tag, profile),
    wrapping: readWrapping(of, codec, tag),
    endianness: readEndianness(codec),
    disposition: readDisposition(stream['disposition']),
    loudness: null,
  };
}

function readChannels(of: StreamEvidence, codec: string | null): Pick<AudioStream, 'channels' | 'channel_layout'> {
  const channels = asPositiveInteger(of.stream['channels']);
  const text = asText(of.stream['channel_layout']);
  // newer builds print "16 channels" where no layout is known
  const channel_layout = text !== null && /^\d+ channels?$/.test(text) ? null : text;
  const configured =
    channel_layout === null ? aacConfig({ codec, extradata: of.extradata, entry: of.entry })?.channels : null;
  // a count without a layout may come from frames the decoder stumbled over; the configuration is what was meant
  return configured ? { channels: configured, channel_layout: usualLayout(configured) } : { channels, channel_layout };
}

/** Layouts of AAC channel configurations 1 to 6. */
function usualLayout(channels: number): string | null {
  return [null, 'mono', 'stereo', '3.0', '4.0', '5.0', '5.1'][channels] ?? null;
}

function readBitDepth({ stream }: StreamEvidence, codec: string | null, profile: string | null): number | null {
  if (codec === null || !(LOSSLESS.test(codec) || (codec === 'dts' && LOSSLESS_PROFILE.test(profile ?? ''))))
    return null;
  return asPositiveInteger(stream['bits_per_raw_sample']) ?? asPositiveInteger(stream['bits_per_sample']);
}

function readObjectAudio(
  of: StreamEvidence,
  codec: string | null,
  tag: string | null,
  profile: string | null,
): string | null {
  if (profile?.includes('Atmos') === true || of.entry?.eac3?.jointObjectCoding === true) return 'Dolby Atmos';
  if (profile?.includes('DTS:X') === true || tag === 'dtsx') return 'DTS:X';
  if (codec?.startsWith('mpegh') === true || (tag !== null && /^m?h[am][12]$|^mh[am]1$/.test(tag)))
    return 'MPEG-H 3D Audio';
  return tag === 'iamf' || codec === 'iamf' ? 'IAMF' : null;
}
