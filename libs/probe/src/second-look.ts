import {
  compareOpinions,
  type Disagreement,
  type MediaInfo,
  type MediaInput,
  type RawProbe,
  secondOpinion,
  type SecondOpinion,
  type ToolRunner,
} from '@app/ffmpeg';
import { sureScoreOf } from './sure-score';

/** What MediaInfo says where it was asked, and where it says something else than ffprobe. */
export interface SecondLook {
  tool: 'MediaInfo';
  tool_version: string | null;
  /** Why it was asked: `request`, or what was doubtful. */
  reasons: string[];
  opinion: SecondOpinion;
  disagreements: Disagreement[];
}

/** What makes ffprobe's answer doubtful enough to ask another tool; empty when nothing does. */
export function doubts(raw: RawProbe, media: MediaInfo): string[] {
  const { probe_score: score } = raw.format ?? {};
  const nameless = [...media.video, ...media.audio].filter(({ codec }) => codec === null);
  const undecoded = (raw.streams ?? []).filter(
    ({ codec_type: type, codec_name: name }) =>
      (type === 'video' || type === 'audio') && (name ?? 'unknown') === 'unknown',
  );
  const headless = media.audio.filter(({ codec, sample_rate_hz: rate }) => codec !== null && rate === null);
  return [
    ...(typeof score === 'number' && score < sureScoreOf(raw)
      ? [`ffprobe recognised the format with a score of ${score} of 100`]
      : []),
    ...(nameless.length > 0 || undecoded.length > 0 ? ['ffprobe does not know a codec'] : []),
    ...(headless.length > 0 ? ['ffprobe found no sample rate'] : []),
    ...(media.video.some(({ hdr }) => hdr.is_hdr === null) ? ['nothing says whether the picture is HDR'] : []),
    ...(media.container.duration_sec === null ? ['the duration is unknown'] : []),
  ];
}

/** Asks MediaInfo when it was asked for or ffprobe is in doubt. Null when it was not asked, or has nothing to say. */
export async function lookAgain(
  runner: ToolRunner,
  input: MediaInput,
  raw: RawProbe,
  media: MediaInfo,
  { requested, signal }: { requested: boolean; signal: AbortSignal },
): Promise<SecondLook | null> {
  const reasons = [...(requested ? ['request'] : []), ...doubts(raw, media)];
  if (reasons.length === 0 || input.kind !== 'file') return null;
  const opinion = await secondOpinion(runner, input.file, signal);
  if (opinion === null) return null;
  const disagreements = compareOpinions(media, opinion);
  return { tool: 'MediaInfo', tool_version: opinion.tool_version, reasons, opinion, disagreements };
}
