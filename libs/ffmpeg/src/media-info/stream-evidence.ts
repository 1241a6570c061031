import type { CarriedCaptions } from '../captions';
import { parseExtradata } from './codec-string/parse-extradata';
import type { ProbeEvidence } from './evidence';
import type { Mp4Picture, Mp4SampleEntry, Mp4Track } from './mp4/mp4-facts';
import type { StreamPacketFacts } from './packets/packet-facts';
import type { MxfFacts } from '../mxf';
import type { WaveFacts } from '../wave';
import type { RawProbe } from './raw-probe';
import { asDictionaries, asDictionary, asFlag, asId, asInteger, asText, own, type Dictionary } from './read-value';
import type { PictureHeader } from '../picture-header';
import { headerStream, pictureStream } from './still-picture';
import { findTag } from './tags';

/** A stream with everything that is known of it. */
export interface StreamEvidence {
  index: number;
  stream: Dictionary;
  type: string | null;
  frames: Dictionary[];
  /** The stream as the container alone declares it, where that was asked for. */
  declared: Dictionary | null;
  packets: StreamPacketFacts | null;
  /** Null where nobody looked. */
  captions: CarriedCaptions | null;
  /** Every packet of the file was read. */
  packetsComplete: boolean;
  extradata: Uint8Array | null;
  track: Mp4Track | null;
  /** The sample entry that describes the stream: the most telling one where there are several. */
  entry: Mp4SampleEntry | null;
  /** Of a HEIF or AVIF still. */
  picture: Mp4Picture | null;
  /** Of a JPEG XL or an extended WebP. */
  header: PictureHeader | null;
  isMp4: boolean;
  /** ffprobe's names of the format. */
  formats: readonly string[];
  /** What the wrapper says of all streams. */
  wave: WaveFacts | null;
  mxf: MxfFacts | null;
  /** The format declares no durations of streams: ffprobe works them out from timestamps at both ends, from size and bit rate, or takes the file's. */
  isEstimated: boolean;
  clock: Clock;
}

/**
 * Where times come from: `container` writes them · `bitstream` tells how long a frame lasts and nothing else does (an elementary
 * stream) · `none` (pictures one after another, or a single one): ffprobe fills in 25 frames a second, which nobody said.
 */
export type Clock = 'container' | 'bitstream' | 'none';

const BITSTREAM_CLOCK = new Set(['h264', 'hevc', 'vvc', 'mpegvideo', 'm4v', 'cavsvideo', 'vc1']);
const NO_CLOCK = new Set(['jpegxl_anim', 'mjpeg', 'obu', 'image2', 'h261', 'h263', 'dnxhd', 'dirac']);

const MAX_STREAMS = 4_096;
const READ_EXTRADATA = new Set(['h264', 'hevc', 'av1', 'aac', 'dvb_teletext']);
const UNDECLARED = new Set(
  'mpegts mpeg asf mpegvideo mp3 aac ac3 eac3 dts dtshd truehd mlp h264 hevc m4v obu ivf amr amrnb amrwb adx g722 loas latm'.split(
    ' ',
  ),
);

/** The streams, each with its share of the evidence. */
export function gatherStreams(raw: RawProbe, evidence: ProbeEvidence): StreamEvidence[] {
  const formats = formatNames(raw);
  const isMp4 = formats.includes('mov');
  // of fragments ffprobe adds up what it saw of them, and counts the time before the first frame as well
  const isFragmented = isMp4 && evidence.boxes?.fragmented === true;
  const isEstimated = isFragmented || formats.some((name) => UNDECLARED.has(name));
  const clock = isStill(raw, formats) ? 'none' : clockOf(formats);
  const frames = asDictionaries(evidence.frames);
  const tracks = evidence.boxes?.tracks ?? [];
  const still = isMp4 && evidence.boxes?.hasMoov === false ? evidence.boxes.picture : null;
  const streams = asDictionaries(raw.streams).slice(0, MAX_STREAMS);
  const primary = Math.max(
    0,
    streams.findIndex(({ disposition }) => asFlag(own(asDictionary(disposition), 'default'))),
  );
  return streams.map((stream, position) => {
    const index = asInteger(stream['index']) ?? position;
    const picture = position === primary ? still : null;
    const header = position === primary ? (evidence.picture ?? null) : null;
    const track = isMp4 ? (findTrack(tracks, stream) ?? null) : null;
    return {
      index,
      // of a grid ffprobe sees nothing or its tiles; builds from 7.1 on list thumbnails and planes beside the primary picture
      stream: picture
        ? { ...stream, ...pictureStream(picture), index }
        : { ...stream, ...(header && headerStream(header)) },
      type: asText(stream['codec_type']),
      frames: frames.filter((frame) => frame['stream_index'] === index),
      declared: asDictionaries(evidence.declared).find((declared) => asInteger(declared['index']) === index) ?? null,
      packets: evidence.packets?.streams.find((packets) => packets.stream_index === index) ?? null,
      captions: evidence.captions?.get(index) ?? null,
      packetsComplete: evidence.packets?.complete ?? false,
      extradata: evidence.extradata?.get(index) ?? readExtradata(stream),
      track,
      entry: picture?.entry ?? (track && telling(track.sampleEntries)),
      picture,
      header,
      isMp4,
      formats,
      wave: evidence.wave ?? null,
      mxf: evidence.mxf ?? null,
      isEstimated,
      clock,
    };
  });
}

/** Where a file of these formats has its times from. */
export function clockOf(formats: readonly string[]): Clock {
  if (formats.some((name) => NO_CLOCK.has(name) || name.endsWith('_pipe'))) return 'none';
  return formats.some((name) => BITSTREAM_CLOCK.has(name)) ? 'bitstream' : 'container';
}

/** Brands of single pictures (HEIF, AVIF): ffprobe gives them a second. Sequences have brands of their own. */
const STILL_BRANDS = new Set(['avif', 'mif1', 'heic', 'heix']);

function isStill(raw: RawProbe, formats: readonly string[]): boolean {
  const brand = findTag(asDictionary(raw.format)['tags'], 'major_brand')?.trim() ?? '';
  return formats.includes('mov') && STILL_BRANDS.has(brand) && asDictionaries(raw.streams).every(isOnePicture);
}

const isOnePicture = (stream: Dictionary): boolean =>
  asText(stream['codec_type']) === 'video' && (asInteger(stream['nb_frames']) ?? 1) <= 1;

// parameter sets stand first; what encoders write about themselves behind them is of no use here
function readExtradata(stream: Dictionary): Uint8Array | null {
  return READ_EXTRADATA.has(asText(stream['codec_name']) ?? '') ? parseExtradata(stream['extradata'], 1_024) : null;
}

/** ffprobe's names of the format. */
export function formatNames(raw: RawProbe): string[] {
  const names = asText(own(asDictionary(raw.format), 'format_name'));
  return names === null ? [] : names.split(',').filter((name) => name !== '');
}

/** Cover art and other single pictures. */
export function isAttachedPicture(stream: Dictionary): boolean {
  const disposition = asDictionary(stream['disposition']);
  return asFlag(own(disposition, 'attached_pic'));
}

// ffprobe prints the track id as the stream's id
function findTrack(tracks: Mp4Track[], stream: Dictionary): Mp4Track | undefined {
  const id = asId(stream['id']);
  return id === null ? undefined : tracks.find((track) => track.trackId === id);
}

function telling(entries: Mp4SampleEntry[]): Mp4SampleEntry | null {
  const configured = entries.find(
    (entry) => entry.avc ?? entry.hevc ?? entry.av1 ?? entry.vp9 ?? entry.vvc ?? entry.aac ?? entry.eac3,
  );
  return configured ?? entries[0] ?? null;
}
