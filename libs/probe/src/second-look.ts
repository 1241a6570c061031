import {
  compareOpinions,
  type Disagreement,
  type MediaInfo,
  type RawProbe,
  secondOpinion,
  type SecondOpinion,
  type ToolRunner,
} from '@app/ffmpeg';
import { farFile } from './far-file';
import type { OpenSource } from './probe-source';
import { sureScoreOf } from './sure-score';

/** What MediaInfo says where it was asked, and where it says something else than ffprobe. */
export interface SecondLook {
  tool: 'MediaInfo';
  tool_version: string | null;
  /** Why it was asked: `request`, or what was doubtful. */
  reasons: string[];
  /** Null where it was not heard: `not_evaluated` says why. */
  opinion: SecondOpinion | null;
  not_evaluated: string | null;
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

/** It reads headers and both ends; what it would read of a far source beyond that is not worth the network. */
const mostOfFar = { bytes: 64 << 20, requests: 200, ms: 30_000, keptBytes: 1 << 20, keptRequests: 4 };

/** Asks MediaInfo when it was asked for or ffprobe is in doubt. Null when it was not asked. */
export async function lookAgain(
  runner: ToolRunner,
  source: Pick<OpenSource, 'input' | 'facts' | 'left'>,
  raw: RawProbe,
  media: MediaInfo,
  { requested, signal }: { requested: boolean; signal: AbortSignal },
): Promise<SecondLook | null> {
  const reasons = [...(requested ? ['request'] : []), ...doubts(raw, media)];
  if (reasons.length === 0) return null;
  const { input } = source;
  const file = input.kind === 'file' ? input.file : isPlaylist(raw) ? noPlaylists : farFile(source, mostOfFar);
  const answer = typeof file === 'string' ? { silent: file } : await secondOpinion(runner, file, signal);
  const asked = { tool: 'MediaInfo', reasons } as const;
  if ('silent' in answer) {
    return { ...asked, tool_version: null, opinion: null, not_evaluated: answer.silent, disagreements: [] };
  }
  const { opinion } = answer;
  const disagreements = compareOpinions(media, opinion);
  return { ...asked, tool_version: opinion.tool_version, opinion, not_evaluated: null, disagreements };
}

const noPlaylists = 'MediaInfo reads files, not what playlists name';

const isPlaylist = (raw: RawProbe): boolean => /(^|,)(hls|dash)/.test(String(raw.format?.format_name));
