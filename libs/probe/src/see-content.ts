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
import { type ContentPlan, planGraph } from './content/plan-graph';
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
  const sealed = `the media is encrypted${scheme === null ? '' : ` (${scheme})`}`;
  const closed = encrypted === true ? encryptedOf(media) : [];
  const all = planGraph(media, contentNeeds(asked.checks), asked.thresholds, { stills: true });
  const left = planned(all)
    .filter((index) => closed.includes(index))
    .map((index) => ({ stream_index: index, reason: sealed }));
  const open = without(media, closedBeside(all, closed, media));
  if (encrypted === true && open.video.length + open.audio.length === 0) {
    return unseen({ reason: sealed, isDamage: false });
  }
  if (open.video.some(isAnimatedWebp) && !tools.ffmpeg.demuxers.includes('webp_anim')) {
    return unseen({ reason: 'this ffmpeg reads single pictures of WebP, no animation', isDamage: false });
  }
  const decoder = { ffmpeg: new Ffmpeg(tools.runner, tools.ffmpeg), input, asked, run, report };
  return decodeWhatCanBe(decoder, open, left);
}

/** Streams a plan decodes. */
function planned(plan: ContentPlan | null): number[] {
  if (plan === null) return [];
  return [...(plan.video === null ? [] : [plan.video.stream.index]), ...plan.audio.map(({ stream }) => stream.index)];
}

/** What goes with those that can't be decoded: without the picture that a player would choose no other is measured in its stead. */
function closedBeside(plan: ContentPlan | null, closed: readonly number[], media: MediaInfo): number[] {
  const chosen = plan?.video?.stream.index;
  const pictures = chosen !== undefined && closed.includes(chosen) ? media.video.map(({ index }) => index) : [];
  return [...closed, ...pictures];
}

interface Decoder {
  ffmpeg: Ffmpeg;
  input: MediaInput;
  asked: { checks: readonly string[] | null; thresholds: ContentThresholds };
  run: RunOptions & { signal: AbortSignal };
  report: (progress: Progress) => void;
}

/** Without a decoder for one stream ffmpeg decodes none: it says so before the first frame, and is asked again for the others. */
async function decodeWhatCanBe(decoder: Decoder, media: MediaInfo, left: readonly Left[]): Promise<Seen> {
  const { ffmpeg, input, asked, run, report } = decoder;
  const plan = planGraph(media, contentNeeds(asked.checks), asked.thresholds, { stills: true });
  const last = left.at(-1);
  if (plan === null) return unseen(last ? { reason: last.reason, isDamage: false } : null);
  try {
    const options = { ...run, onProgress: progressOf(report) };
    return { content: withLeft(await new ContentPass(ffmpeg).run(input, plan, options), left), undecoded: null };
  } catch (error) {
    if (!(error instanceof AppError) || !damage.has(error.code)) throw error;
    const words = wordsOf(error);
    const [, lacking = null] = noDecoder.exec(words) ?? [];
    if (lacking === null) return unseen({ reason: `not one frame could be decoded: ${words}`, isDamage: true });
    const reason =
      lacking === 'none' ? 'this ffmpeg does not know its codec' : `this ffmpeg has no decoder of ${lacking}`;
    const index = Number(/#0:(\d+)/.exec(words)?.[1] ?? Number.NaN);
    const gone = alike(media, index).filter((other) => planned(plan).includes(other));
    if (!gone.includes(index)) return unseen({ reason, isDamage: false });
    const more = gone.map((other) => ({ stream_index: other, reason }));
    return decodeWhatCanBe(decoder, without(media, closedBeside(plan, gone, media)), [...left, ...more]);
  }
}

/** Streams of the same codec, that one among them. */
function alike({ video, audio }: MediaInfo, index: number): number[] {
  const streams = [...video, ...audio];
  const codec = streams.find((stream) => stream.index === index)?.codec ?? null;
  return streams
    .filter((stream) => stream.index === index || (codec !== null && stream.codec === codec))
    .map((stream) => stream.index);
}

type Left = NonNullable<ContentOutcome['results']['coverage']['not_decoded']>[number];

function withLeft(content: ContentOutcome, left: readonly Left[]): ContentOutcome {
  const { results } = content;
  return { ...content, results: { ...results, coverage: { ...results.coverage, not_decoded: [...left] } } };
}

function progressOf(report: (progress: Progress) => void): (of: { fraction: number | null }) => void {
  const began = Date.now();
  return ({ fraction }) => {
    const elapsed = (Date.now() - began) / 1000;
    const eta = fraction ? Math.round((elapsed / fraction) * (1 - fraction)) : null;
    report({ fraction, stage: 'decoding', eta_seconds: eta });
  };
}

/** As the header says; a still of which no decoder can make anything is damaged. */
const isAnimatedWebp = ({ codec, pixel_format: format, width, frame_count: frames }: VideoStream): boolean =>
  codec === 'webp' && format === null && width !== null && frames !== 1;

/** Indexes of the streams that are encrypted. */
function encryptedOf({ container, video, audio }: MediaInfo): number[] {
  return [...video, ...audio]
    .map(({ index }) => index)
    .filter((index) => isEncryptedStream(container.encryption, index));
}

/** The media as if it had not these streams. */
function without(media: MediaInfo, indexes: readonly number[]): MediaInfo {
  if (indexes.length === 0) return media;
  const isLeft = ({ index }: { index: number }): boolean => !indexes.includes(index);
  return {
    ...media,
    video: media.video.filter(isLeft),
    audio: media.audio.filter(isLeft),
    audio_groups: media.audio_groups.filter(({ streams }) => streams.every((index) => isLeft({ index }))),
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
