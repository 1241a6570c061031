import type { ContentResults, ContentTimeline } from './content-results';
import type { ContentPlan } from './plan-graph';
import type { AudioReader, TrackResults } from './reading/audio-reader';
import { inOrder, rounded, sumOf } from './reading/interval-log';
import type { VideoReader } from './reading/video-reader';

/** Puts together what the readers of video and audio hold. @param endedBy code of what ended the run early */
export function contentResults(
  video: VideoReader | null,
  audio: readonly (readonly [number, AudioReader])[],
  plan: ContentPlan,
  endedBy: string | null,
): { results: ContentResults; timeline: ContentTimeline } {
  const tracks = audio.filter(([, reader]) => reader.endSec !== null).map(([, reader]) => reader.results());
  const audioEnds = audio.map(([, reader]) => reader.endSec).filter((end) => end !== null);
  const seen = video?.results() ?? null;
  const silence = present(tracks, ({ silence: of }) => of);
  const samples = present(tracks, ({ samples: of }) => of);
  const results: ContentResults = {
    coverage: {
      video_stream_index: plan.video?.stream.index ?? null,
      audio_stream_indexes: plan.audio.map(({ stream }) => stream.index),
      complete: endedBy === null,
      ended_by: endedBy,
      decoded_video_frames: video?.frames ?? null,
      decoded_video_end_sec: roundedOrNull(video?.endSec ?? null),
      decoded_audio_end_sec: audioEnds.length === 0 ? null : rounded(Math.max(...audioEnds)),
      sampled_frames: video?.sampledFrames ?? null,
    },
    black: seen?.black ?? null,
    freeze: seen?.freeze ?? null,
    silence: silence && inOrder(silence.map(({ intervals }) => intervals)),
    clipping: samples && inOrder(samples.map(({ clipping }) => clipping)),
    scene_cuts: seen?.scene_cuts ?? null,
    totals: {
      ...seen?.totals,
      ...(silence ? { silence: sumOf(silence.map(({ total }) => total)) } : {}),
      ...(samples ? { clipping: sumOf(samples.map(({ total }) => total)) } : {}),
    },
    letterbox: seen?.letterbox ?? null,
    pillarbox: seen?.pillarbox ?? null,
    interlace: seen?.interlace ?? null,
    levels: seen?.levels ?? null,
    block: seen?.block ?? null,
    blur: seen?.blur ?? null,
    noise: seen?.noise ?? null,
    entropy: seen?.entropy ?? null,
    flash: seen?.flash ?? null,
    picture_level_percent: seen?.picture_level_percent ?? null,
    loudness: present(tracks, ({ loudness }) => loudness),
    phase: present(tracks, ({ phase }) => phase),
    dc_offset: samples && samples.flatMap(({ dcOffset }) => dcOffset),
    channel_peak_dbfs: samples && samples.flatMap(({ peakDb }) => peakDb),
  };
  return {
    results,
    timeline: {
      picture_level_percent: video?.pictureLevelSeries ?? null,
      momentary_lufs: present(tracks, ({ momentary }) => momentary) ?? [],
      short_term_lufs: present(tracks, ({ shortTerm }) => shortTerm) ?? [],
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
