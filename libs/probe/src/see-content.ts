import { Ffmpeg, type MediaInfo, type MediaInput, type MediaTools, type RunOptions } from '@app/ffmpeg';
import type { Progress } from '@app/queue';
import { contentNeeds } from './analyzers/content';
import { type ContentOutcome, ContentPass } from './content/content-pass';
import { planGraph } from './content/plan-graph';
import type { ContentThresholds } from './content/thresholds';

/**
 * Decodes once for everything asked for. Null when nothing of it can be decoded here: no ffmpeg, or no picture and no sound.
 * @throws AppError when not one frame was decoded
 */
export async function seeContent(
  tools: MediaTools,
  input: MediaInput,
  media: MediaInfo,
  asked: { checks: readonly string[] | null; thresholds: ContentThresholds },
  run: RunOptions & { signal: AbortSignal },
  report: (progress: Progress) => void,
): Promise<ContentOutcome | null> {
  if (tools.ffmpeg === null) return null;
  const plan = planGraph(media, contentNeeds(asked.checks), asked.thresholds);
  if (plan === null) return null;
  const began = Date.now();
  return new ContentPass(new Ffmpeg(tools.runner, tools.ffmpeg)).run(input, plan, {
    ...run,
    onProgress: ({ fraction }) => {
      const elapsed = (Date.now() - began) / 1000;
      const eta = fraction ? Math.round((elapsed / fraction) * (1 - fraction)) : null;
      report({ fraction, stage: 'decoding', eta_seconds: eta });
    },
  });
}

/** Writes measured loudness into the facts of the streams and groups it belongs to. */
export function withLoudness(media: MediaInfo, content: ContentOutcome | null): MediaInfo {
  if (!content?.results.loudness) return media;
  const groups = content.results.audio_groups ?? [];
  const measured = new Map(content.results.loudness.map(({ stream_index, ...loudness }) => [stream_index, loudness]));
  return {
    ...media,
    audio: media.audio.map((stream) => ({ ...stream, loudness: measured.get(stream.index) ?? stream.loudness })),
    audio_groups: media.audio_groups.map((group) => ({
      ...group,
      loudness: groups.find(({ streams }) => streams[0] === group.streams[0])?.loudness ?? group.loudness,
    })),
  };
}
