import type { MediaInfo } from '@app/ffmpeg';
import type { EnhancedAnalysis } from './analysis-documents';
import type { ContentResults } from './content/content-results';

/** The facts of the best video stream, of every audio stream and of the content, by the subject a person asks about. */
export function enhancedAnalysis(media: MediaInfo, content: ContentResults | null): EnhancedAnalysis {
  const video = media.video.find((stream) => stream.is_best) ?? null;
  const of = <K extends keyof NonNullable<typeof video>>(...fields: K[]) =>
    video && Object.fromEntries(fields.map((field) => [field, video[field]]));
  return {
    codec: of('codec', 'profile', 'level', 'tier', 'codec_string', 'supplemental_codec_string'),
    resolution: of(
      ...(['width', 'height', 'coded_width', 'coded_height', 'sample_aspect_ratio', 'display_aspect_ratio'] as const),
      ...(['display_width', 'display_height', 'rotation_deg', 'mirrored'] as const),
    ),
    frame_rate: of('frame_rate', 'average_frame_rate', 'variable_frame_rate', 'frame_count', 'frame_count_source'),
    bit_depth: of('bit_depth', 'pixel_format', 'chroma_subsampling'),
    color: video?.color ?? null,
    hdr: video?.hdr ?? null,
    interlace: video && { flag: video.scan, content: content?.interlace ?? null },
    timecode: media.timecode,
    gop: video?.gop ?? null,
    bit_rate: {
      container_bps: media.container.bit_rate_bps,
      source: media.container.bit_rate_source,
      video_bps: video?.bit_rate_bps ?? null,
      audio_bps: media.audio.map((stream) => stream.bit_rate_bps),
    },
    audio: media.audio.map(({ index, codec, channels, channel_layout, sample_rate_hz, language, role }) => {
      return { index, codec, channels, channel_layout, sample_rate_hz, language, role };
    }),
    loudness: content?.loudness ?? null,
    captions: media.video.flatMap((stream) => stream.captions),
    disposition: [...media.video, ...media.audio].map(({ index, disposition }) => ({ index, disposition })),
    encryption: media.container.encryption,
    content,
  };
}
