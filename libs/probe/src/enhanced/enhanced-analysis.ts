import type { EnhancedAnalysis } from '../analysis-documents';
import { bitRateResults, containerResults } from './bit-rate-results';
import { categories, type Category } from './categories';
import { gopResults } from './gop-results';
import { integrityResults } from './integrity-results';
import { bestVideo, type Sources } from './sources';

/** The facts of the best video stream, of every audio stream and of the content, by the subject a person asks about. */
export function enhancedAnalysis(of: Sources): EnhancedAnalysis {
  const { media, evidence, secondLook } = of;
  const content = of.content?.results ?? null;
  const video = bestVideo(of);
  const seen = categories(of);
  const pick = <K extends keyof NonNullable<typeof video>>(...fields: K[]) =>
    video && Object.fromEntries(fields.map((field) => [field, video[field]]));
  return {
    categories: seen,
    container: containerResults(of),
    codec: pick('codec', 'long_name', 'tag', 'profile', 'level', 'tier', 'codec_string', 'supplemental_codec_string'),
    resolution: pick(
      ...(['width', 'height', 'coded_width', 'coded_height', 'sample_aspect_ratio', 'display_aspect_ratio'] as const),
      ...(['display_width', 'display_height', 'rotation_deg', 'mirrored'] as const),
    ),
    frame_rate: video && {
      ...pick('frame_rate', 'average_frame_rate', 'variable_frame_rate', 'frame_count', 'frame_count_source'),
      spread: evidence.packets?.streams.find((stream) => stream.stream_index === video.index)?.frame_durations ?? null,
    },
    bit_depth: pick('bit_depth', 'pixel_format', 'chroma_subsampling'),
    color: video?.color ?? null,
    hdr: video?.hdr ?? null,
    interlace: video && { flag: video.scan, content: content?.interlace ?? null },
    timecode: media.timecode && { ...media.timecode, continuity: of.content?.decode.timecode_continuity ?? null },
    gop: gopResults(of),
    bit_rate: bitRateResults(of),
    audio: media.audio.map(
      ({ index, codec, channels, channel_layout, sample_rate_hz, language, role, object_audio }) => {
        return { index, codec, channels, channel_layout, sample_rate_hz, language, role, object_audio };
      },
    ),
    audio_wrapping: {
      streams: media.audio.map(({ index, wrapping }) => ({ index, wrapping })),
      wave: evidence.wave ?? null,
    },
    endianness: media.audio.map(({ index, codec, endianness }) => ({ index, codec, endianness })),
    loudness: content?.loudness ?? null,
    captions: media.video.flatMap((stream) => stream.captions),
    afd: video?.afd ?? null,
    enhanced: {
      ...pick('stereo_mode', 'projection', 'has_alpha', 'film_grain'),
      dynamic_metadata: video?.hdr.dynamic_metadata ?? [],
      object_audio: media.audio.flatMap(({ object_audio: name }) => (name === null ? [] : [name])),
    },
    disposition: [...media.video, ...media.audio].map(({ index, disposition }) => ({ index, disposition })),
    encryption: media.container.encryption,
    integrity: integrityResults(of),
    transport_stream: evidence.transport ?? null,
    mxf: evidence.mxf ?? null,
    imf: notEvaluated(seen, 'imf'),
    dead_pixels: content?.stuck_pixels ?? notEvaluated(seen, 'dead_pixels'),
    pse: content?.flash ?? null,
    second_opinion: secondLook,
    content,
  };
}

/** What nothing looks at yet says so in its own place too. */
function notEvaluated(all: readonly Category[], name: string): Pick<Category, 'status' | 'reason'> | null {
  const found = all.find(({ category }) => category === name);
  return found ? { status: found.status, reason: found.reason } : null;
}
