import type { ContentResults } from './content-results';
import { type ContentTimeline, noVideoTimeline } from './content-timeline';
import type { ContentPlan } from './plan-graph';
import type { AudioReader, TrackResults } from './reading/audio-reader';
import type { GroupReader } from './reading/group-reader';
import { groupLoudness } from './group-loudness';
import { inOrder, rounded, sumOf } from './reading/interval-log';
import type { VideoReader } from './reading/video-reader';

/** Puts together what the readers of video and audio hold. @param endedBy code of what ended the run early */
export function contentResults(
  video: VideoReader | null,
  audio: readonly (readonly [number, AudioReader])[],
  groups: readonly GroupReader[],
  plan: ContentPlan,
  endedBy: string | null,
): { results: ContentResults; timeline: ContentTimeline } {
  const tracks = audio.filter(([, reader]) => reader.endSec !== null).map(([, reader]) => reader.results());
  const audioEnds = audio.flatMap(([index, { endSec }]) =>
    endSec === null ? [] : [{ stream_index: index, end_sec: rounded(endSec) }],
  );
  const seen = video?.results() ?? null;
  const silence = present(tracks, ({ silence: of }) => of);
  const samples = present(tracks, ({ samples: of }) => of);
  const tones = present(tracks, ({ tones: of }) => of);
  const results: ContentResults = {
    coverage: {
      video_stream_index: plan.video?.stream.index ?? null,
      audio_stream_indexes: plan.audio.map(({ stream }) => stream.index),
      complete: endedBy === null,
      ended_by: endedBy,
      decoded_video_frames: video?.frames ?? null,
      decoded_video_end_sec: roundedOrNull(video?.endSec ?? null),
      decoded_audio_end_sec: audioEnds.length === 0 ? null : Math.max(...audioEnds.map(({ end_sec: end }) => end)),
      decoded_audio_ends: audioEnds,
      not_decoded: [],
      sampled_frames: video?.sampledFrames ?? null,
    },
    ...(seen ?? noVideo),
    silence: silence && inOrder(silence.map(({ intervals }) => intervals)),
    clipping: samples && inOrder(samples.map(({ clipping }) => clipping)),
    totals: {
      ...seen?.totals,
      ...(silence ? { silence: sumOf(silence.map(({ total }) => total)) } : {}),
      ...(samples ? { clipping: sumOf(samples.map(({ total }) => total)) } : {}),
    },
    loudness: present(tracks, ({ loudness }) => loudness),
    audio_groups: groupLoudness(tracks, groups, plan.media.audio_groups),
    phase: present(tracks, ({ phase }) => phase),
    dc_offset: samples && samples.flatMap(({ dcOffset }) => dcOffset),
    channel_peak_dbfs: samples && samples.flatMap(({ peakDb }) => peakDb),
    channel_frequency_hz: tones && tones.flatMap(({ frequencies }) => frequencies),
    test_tones: tones && tones.flatMap(({ tones: of }) => of),
    dynamics: present(tracks, ({ dynamics }) => dynamics),
  };
  return {
    results,
    timeline: {
      ...(video?.timeline() ?? noVideoTimeline),
      momentary_lufs: present(tracks, ({ momentary }) => momentary) ?? [],
      short_term_lufs: present(tracks, ({ shortTerm }) => shortTerm) ?? [],
      true_peak_dbtp: present(tracks, ({ truePeaks }) => truePeaks) ?? [],
      sample_peak_dbfs: present(tracks, ({ samplePeaks }) => samplePeaks) ?? [],
    },
  };
}

/** What the tracks have of one kind; null when none was asked for. */
function present<T>(tracks: readonly TrackResults[], of: (track: TrackResults) => T | null): T[] | null {
  const values = tracks.map(of).filter((value) => value !== null);
  return values.length === 0 ? null : values;
}

function roundedOrNull(value: number | null): number | null {
  return value === null ? null : rounded(value);
}

const noVideo = {
  black: null,
  freeze: null,
  scene_cuts: null,
  letterbox: null,
  pillarbox: null,
  interlace: null,
  repeated_frames: null,
  missing_frames: null,
  line_errors: null,
  levels: null,
  block: null,
  blur: null,
  noise: null,
  entropy: null,
  noise_level: null,
  banding: null,
  spatial_complexity: null,
  temporal_complexity: null,
  stuck_pixels: null,
  content_light: null,
  flash: null,
  picture_level_percent: null,
  color_bars: null,
  text_cards: null,
};
