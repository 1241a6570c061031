import type { PolicyFacts } from '../src';

/** Checks whose results the built-in policies rest on. */
const contentChecks = ['audio.loudness', 'audio.silence', 'video.black', 'video.flash', 'video.freeze', 'video.levels'];

type Values = Record<string, unknown>;

export const video = (values: Values = {}): Values => ({
  index: 0,
  codec: 'h264',
  tag: 'avc1',
  profile: 'High',
  level: 40,
  width: 1920,
  height: 1080,
  sample_aspect_ratio: '1:1',
  display_aspect_ratio: '16:9',
  display_width: 1920,
  display_height: 1080,
  rotation_deg: 0,
  frame_rate: { num: 25, den: 1, value: 25 },
  average_frame_rate: { num: 25, den: 1, value: 25 },
  variable_frame_rate: false,
  duration_sec: 60,
  bit_rate_bps: 10_000_000,
  pixel_format: 'yuv420p',
  chroma_subsampling: '4:2:0',
  bit_depth: 8,
  color: { range: 'tv', primaries: 'bt709', transfer: 'bt709', matrix: 'bt709' },
  hdr: { is_hdr: false, format: 'SDR' },
  scan: { type: 'progressive', field_order: null, source: 'flag' },
  gop: { mean_frames: 12, min_frames: 12, max_frames: 25, mean_sec: 0.48, max_sec: 1, regular: true, closed: true },
  is_attached_picture: false,
  ...values,
});

export const audio = (values: Values = {}): Values => ({
  index: 1,
  codec: 'aac',
  profile: 'LC',
  sample_rate_hz: 48_000,
  channels: 2,
  bit_depth: null,
  bit_rate_bps: 192_000,
  loudness: { integrated_lufs: -23, range_lu: 6, true_peak_dbtp: -6 },
  ...values,
});

interface Parts {
  container?: Values;
  video?: Values[];
  audio?: Values[];
  media?: Values;
  content?: Values;
}

/** Facts of a faultless 1080p25 MP4, every content check evaluated, with parts replaced. */
export function facts(parts: Parts = {}): PolicyFacts {
  return {
    media: {
      container: {
        format_names: ['mov', 'mp4', 'm4a', '3gp', '3g2', 'mj2'],
        major_brand: 'isom',
        duration_sec: 60,
        size_bytes: 75_000_000,
        faststart: true,
        fragmented: false,
        has_edit_list: false,
        valid: true,
        encryption: { encrypted: false, scheme: null },
        tags: {},
        ...parts.container,
      },
      video: parts.video ?? [video()],
      audio: parts.audio ?? [audio()],
      audio_groups: [],
      timecode: null,
      ...parts.media,
    },
    enhanced_analysis: { content: { black: [], freeze: [], silence: [], ...parts.content } },
    findings: [],
    not_evaluated: [],
    evaluated_checks: contentChecks,
  };
}
