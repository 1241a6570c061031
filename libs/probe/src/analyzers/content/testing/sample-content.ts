import { unheard } from '../../../content/decode-facts';
import type { MediaInfo } from '@app/ffmpeg';
import type { ContentOutcome } from '../../../content/content-pass';
import type { ContentResults, FlashKind, Interval } from '../../../content/content-results';
import { noTimeline } from '../../../content/content-timeline';
import type { Measurements } from '../../analyzer';
import type { CheckThresholds } from '../../settings';
import { runChecks } from '../../run-checks';
import { contentAnalyzers } from '../index';

export const quiet: FlashKind = {
  result: 'pass',
  max_changes_per_sec: 0,
  max_area: 0,
  first_warning_frame: null,
  first_failure_frame: null,
  intervals: [],
};
export const calm = { mean: 1, min: 1, max: 1, max_at_sec: 0 };
const full: ContentResults['letterbox'] = {
  present: false,
  first_px: 0,
  second_px: 0,
  active: { x: 0, y: 0, width: 320, height: 180 },
};
export const clean: ContentResults = {
  coverage: {
    video_stream_index: 0,
    audio_stream_indexes: [1],
    complete: true,
    ended_by: null,
    decoded_video_frames: 250,
    decoded_video_end_sec: 10,
    decoded_audio_end_sec: 10,
    decoded_audio_ends: [{ stream_index: 1, end_sec: 10 }],
    not_decoded: [],
    sampled_frames: 10,
  },
  black: [],
  freeze: [],
  silence: [],
  clipping: [],
  scene_cuts: [],
  totals: {},
  letterbox: full,
  pillarbox: full,
  interlace: {
    content: 'progressive',
    flag: 'progressive',
    agreement: 'agrees',
    frames: { tff: 0, bff: 0, progressive: 250, undetermined: 0 },
    repeated_fields: 0,
  },
  levels: { judged: ['Y'], beyond_tolerance: calm, beyond_nominal: calm, intervals: [] },
  block: calm,
  blur: calm,
  noise: calm,
  entropy: calm,
  noise_level: calm,
  banding: calm,
  spatial_complexity: calm,
  temporal_complexity: calm,
  stuck_pixels: { count: 0, pixels: [] },
  line_errors: { frames: 0, list: [] },
  repeated_frames: { count: 0, jumps: 0, cadence: null, list: [] },
  missing_frames: { count: 0, list: [] },
  content_light: null,
  color_bars: [],
  text_cards: [],
  flash: { result: 'pass', luminance: quiet, red: quiet },
  picture_level_percent: calm,
  loudness: [],
  audio_groups: [],
  phase: [],
  dc_offset: [],
  channel_peak_dbfs: [],
  channel_frequency_hz: [],
  test_tones: [],
  dynamics: [],
};
export const media = {
  container: { duration_sec: 10 },
  video: [{ index: 0, is_attached_picture: false, duration_sec: 10 }],
  audio: [{ index: 1, channels: 2, channel_layout: 'stereo', duration_sec: 10 }],
} as unknown as MediaInfo;

/** What a clean ten seconds measure, but for the changes. */
export function measured(
  changes: Partial<ContentResults> = {},
  of: MediaInfo = media,
  thresholds: CheckThresholds = {},
): Measurements {
  const content: ContentOutcome = {
    stills: null,
    results: { ...clean, ...changes },
    decode: unheard,
    timeline: noTimeline,
    impossible: new Map(),
    messages: [],
    toolVersion: '5.1.9',
    figures: null,
  };
  return {
    depth: 'full',
    raw: {},
    media: of,
    messages: [],
    toolVersion: '5.1.9',
    thresholds,
    content,
  } as unknown as Measurements;
}

export const check = (id: string, measurements: Measurements) => runChecks(contentAnalyzers, [id], measurements);
export const span = (start: number, end: number, channel?: number): Interval => ({
  start_sec: start,
  end_sec: end,
  stream_index: channel === undefined ? 0 : 1,
  ...(channel === undefined ? {} : { channel }),
});
