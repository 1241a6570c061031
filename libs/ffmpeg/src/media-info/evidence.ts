import type { CarriedCaptions } from '../captions';
import type { Mp4Facts } from './mp4/mp4-facts';
import type { PacketFacts } from './packets/packet-facts';
import type { PictureHeader } from '../picture-header';
import type { MxfFacts } from '../mxf';
import type { TransportFacts } from '../transport-stream';
import type { WaveFacts } from '../wave';
import type { RawFrame, RawProbe } from './raw-probe';
import { asDictionaries, asDictionary, asText, own, type Dictionary } from './read-value';

/** What `normalize` may know beyond the header. Every part is optional; what is missing leaves values null. */
export interface ProbeEvidence {
  /** Decoded first frames with their side data (`-show_frames`), any number of them, of any streams. */
  frames?: RawFrame[];
  /** Streams as the container declares them, where a bitstream may say otherwise. */
  declared?: Dictionary[];
  /** Result of a `PacketStats`. */
  packets?: PacketFacts;
  /** Result of `readMp4Boxes`. */
  boxes?: Mp4Facts | null;
  /** Result of a `TransportReader`, of `readMxf`, of `readWave`. */
  transport?: TransportFacts | null;
  mxf?: MxfFacts | null;
  wave?: WaveFacts | null;
  /** What captions the pictures of a stream carry, by its index, where that was looked at. */
  captions?: ReadonlyMap<number, CarriedCaptions>;
  /** Result of `readPictureHeader`. */
  picture?: PictureHeader | null;
  /** Decoder configuration by stream index, where it did not come as a hex dump in the JSON itself (`-show_data`). */
  extradata?: ReadonlyMap<number, Uint8Array>;
  /** The file's true size where ffprobe cannot know it. */
  sizeBytes?: number;
}

export interface EvidenceNeeds {
  /** Video streams whose first frames are worth decoding. */
  frames: number[];
  /** Streams whose decoder configuration is worth having (`-show_data`, at no extra run). */
  extradata: number[];
  /** The container writes colours of its own, which ffprobe replaces by those of the bitstream: `declared`. */
  declared: boolean;
  /** The file is of the MP4 family: `readMp4Boxes`. */
  boxes: boolean;
  /** The file is a transport stream, MXF, a wave file, or a picture of a kind that says more of itself than ffprobe does. */
  wrapper: 'transport' | 'mxf' | 'wave' | 'picture' | null;
  /** Anything has packets: `PacketStats`. */
  packets: boolean;
}

/** Codecs whose frames carry what no header does: HDR10+, captions, AFD, timecodes, field flags. */
const FRAME_CODECS = new Set([
  ...['hevc', 'h264', 'av1', 'vp9', 'mpeg2video', 'mpeg1video', 'vvc', 'prores', 'dnxhd'],
  // their fields are flagged in the frames alone
  ...['dvvideo', 'mpeg4', 'vc1', 'wmv3', 'ffv1'],
]);
/** Codecs that carry colours in the bitstream. */
const COLORED = new Set(['hevc', 'h264', 'av1', 'vp9', 'mpeg2video', 'vvc']);
/** Codecs whose RFC 6381 string needs the decoder configuration record. */
const CONFIGURED = new Set(['h264', 'hevc', 'av1', 'aac', 'vp9']);

/**
 * Which further evidence is worth getting at depth `standard` (packets and the side data of the first frames), from the header
 * alone. First frames: `-select_streams N -read_intervals %+#8 -show_frames`; eight frames show both fields of mixed material.
 */
export function evidenceNeeded(raw: RawProbe): EvidenceNeeds {
  const probe = asDictionary(raw);
  const streams = asDictionaries(own(probe, 'streams'));
  const indexes = (wanted: (stream: Dictionary) => boolean): number[] =>
    streams.flatMap((stream, i) => (wanted(stream) ? [typeof stream['index'] === 'number' ? stream['index'] : i] : []));
  const formats = asText(own(asDictionary(own(probe, 'format')), 'format_name')) ?? '';
  // what Exif says of how a photo is turned stands with its picture
  const isPhoto = (stream: Dictionary): boolean => codec(stream) === 'mjpeg' && /jpeg_pipe|image2/.test(formats);
  return {
    frames: indexes(
      (stream) =>
        stream['codec_type'] === 'video' && !isStill(stream) && (FRAME_CODECS.has(codec(stream)) || isPhoto(stream)),
    ),
    extradata: indexes((stream) => CONFIGURED.has(codec(stream))),
    declared: formats.split(',').includes('matroska') && streams.some((stream) => COLORED.has(codec(stream))),
    boxes: formats.split(',').includes('mov'),
    wrapper: wrapperOf(formats.split(',')),
    packets: streams.length > 0,
  };
}

function wrapperOf(formats: string[]): EvidenceNeeds['wrapper'] {
  if (formats.includes('mpegts')) return 'transport';
  if (formats.some((name) => name.startsWith('mxf'))) return 'mxf';
  if (formats.some((name) => /^(?:webp|jpegxl)_/.test(name))) return 'picture';
  return formats.includes('wav') ? 'wave' : null;
}

const codec = (stream: Dictionary): string => asText(stream['codec_name']) ?? '';

function isStill(stream: Dictionary): boolean {
  const disposition = stream['disposition'] as Dictionary | undefined;
  return disposition?.['attached_pic'] === 1 || disposition?.['still_image'] === 1;
}
