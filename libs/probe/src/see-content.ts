import { AppError } from '@app/errors';
import {
  Ffmpeg,
  isEncryptedStream,
  type MediaInfo,
  type MediaInput,
  type MediaTools,
  type RunOptions,
  type VideoStream,
} from '@app/ffmpeg';
import type { Progress } from '@app/queue';
import { contentNeeds } from './analyzers/content';
import { type ContentOutcome, ContentPass } from './content/content-pass';
import { planGraph } from './content/plan-graph';
import type { ContentThresholds } from './content/thresholds';
import type { Undecoded } from './enhanced/sources';

export interface Seen {
  content: ContentOutcome | null;
  undecoded: Undecoded | null;
}

const unseen = (undecoded: Undecoded | null): Seen => ({ content: null, undecoded });
/** Of these the media is at fault; a limit that was met before the first frame fails the whole analysis. */
const damage: ReadonlySet<string> = new Set(['MEDIA_INVALID', 'MEDIA_TRUNCATED']);
/** What ffmpeg says where it was built without one: to 5.1, and since. */
const noDecoder = /(?:Decoder \(codec |no decoder found for: )(\w+)/;

/**
 * Decodes once for everything asked for. What can't be decoded says why: the rest of what is known of the file stands.
 * @throws AppError of a limit, or of a cancel, that came before the first frame
 */
export async function seeContent(
  tools: MediaTools,
  input: MediaInput,
  media: MediaInfo,
  asked: { checks: readonly string[] | null; thresholds: ContentThresholds },
  run: RunOptions & { signal: AbortSignal },
  report: (progress: Progress) => void,
): Promise<Seen> {
  if (tools.ffmpeg === null) return unseen({ reason: 'there is no ffmpeg here', isDamage: false });
  const { encrypted, scheme } = media.container.encryption;
  const open = encrypted === true ? clearOf(media) : media;
  if (encrypted === true && open.video.length + open.audio.length === 0) {
    return unseen({ reason: `the media is encrypted${scheme === null ? '' : ` (${scheme})`}`, isDamage: false });
  }
  if (open.video.some(isAnimatedWebp) && !tools.ffmpeg.demuxers.includes('webp_anim')) {
    return unseen({ reason: 'this ffmpeg reads single pictures of WebP, no animation', isDamage: false });
  }
  const plan = planGraph(open, contentNeeds(asked.checks), asked.thresholds, { stills: true });
  if (plan === null) return unseen(null);
  const began = Date.now();
  const pass = new ContentPass(new Ffmpeg(tools.runner, tools.ffmpeg));
  const onProgress = ({ fraction }: { fraction: number | null }) => {
    const elapsed = (Date.now() - began) / 1000;
    const eta = fraction ? Math.round((elapsed / fraction) * (1 - fraction)) : null;
    report({ fraction, stage: 'decoding', eta_seconds: eta });
  };
  try {
    return { content: await pass.run(input, plan, { ...run, onProgress }), undecoded: null };
  } catch (error) {
    if (!(error instanceof AppError) || !damage.has(error.code)) throw error;
    const words = wordsOf(error);
    const [, lacking = null] = noDecoder.exec(words) ?? [];
    return lacking !== null
      ? unseen({ reason: `this ffmpeg has no decoder of ${lacking}`, isDamage: false })
      : unseen({ reason: `not one frame could be decoded: ${words}`, isDamage: true });
  }
}

/** As the header says; a still of which no decoder can make anything is damaged. */
const isAnimatedWebp = ({ codec, pixel_format: format, width, frame_count: frames }: VideoStream): boolean =>
  codec === 'webp' && format === null && width !== null && frames !== 1;

/** What can be decoded of media of which some is encrypted. */
function clearOf(media: MediaInfo): MediaInfo {
  const isClear = ({ index }: { index: number }): boolean => !isEncryptedStream(media.container.encryption, index);
  return {
    ...media,
    video: media.video.filter(isClear),
    audio: media.audio.filter(isClear),
    audio_groups: media.audio_groups.filter(({ streams }) => streams.every((index) => isClear({ index }))),
  };
}

/** What the tool itself said. */
function wordsOf({ details, message }: AppError): string {
  const { words } = details;
  return typeof words === 'string' && words !== '' ? words : message;
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
