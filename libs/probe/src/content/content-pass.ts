import { AppError } from '@app/errors';
import {
  type Ffmpeg,
  type MediaInput,
  readToolMessages,
  type RunFigures,
  type ToolLimits,
  type ToolMessage,
} from '@app/ffmpeg';
import type { ContentResults } from './content-results';
import type { ContentTimeline } from './content-timeline';
import { contentResults } from './gather-results';
import type { DecodeFacts } from './decode-facts';
import type { ContentNeed } from './needs';
import type { ContentPlan } from './plan-graph';
import { AudioReader } from './reading/audio-reader';
import { GroupReader } from './reading/group-reader';
import { DecodeLog } from './reading/decode-log';
import type { Stills } from './reading/stills';
import { VideoReader } from './reading/video-reader';

/** What the one decode told. */
export interface ContentOutcome {
  results: ContentResults;
  timeline: ContentTimeline;
  decode: DecodeFacts;
  /** Why something that was asked for is not there, by need. */
  impossible: ReadonlyMap<ContentNeed, string>;
  /** Frames for the pictures of findings; null without a picture. */
  stills: Stills | null;
  /** What the decoder complained of. */
  messages: ToolMessage[];
  toolVersion: string;
  /** Null when a limit ended the run. */
  figures: RunFigures | null;
}

export interface ContentPassOptions {
  signal?: AbortSignal;
  limits?: Partial<ToolLimits>;
  /** Decoded time, and its share of the duration where that is known. */
  onProgress?: (progress: { decodedSec: number; fraction: number | null; speed: number | null }) => void;
}

/** Ends that leave what was seen until then worth keeping. */
const endsEarly: ReadonlySet<string> = new Set([
  'PROBE_TIMEOUT',
  'PROBE_CPU_LIMIT',
  'PROBE_MEMORY_LIMIT',
  'PROBE_OUTPUT_LIMIT',
  'PROBE_CRASHED',
  'MEDIA_INVALID',
  'MEDIA_TRUNCATED',
  'MEDIA_UNREACHABLE',
]);

/** Decodes a file once and feeds every detector as it goes; nothing is kept but what the results hold. */
export class ContentPass {
  constructor(private readonly ffmpeg: Ffmpeg) {}

  /**
   * Runs a plan. A limit, or media that breaks off, ends it with what was seen until then, marked so in `coverage`.
   * @throws AppError RUN_CANCELLED, RUN_KILLED, and those of Ffmpeg when not one frame was decoded
   */
  async run(input: MediaInput, plan: ContentPlan, options: ContentPassOptions = {}): Promise<ContentOutcome> {
    const video = plan.video === null ? null : new VideoReader(plan.video, plan.thresholds);
    const audio = new Map(plan.audio.map((track) => [track.stream.index, new AudioReader(track, plan.thresholds)]));
    const groups = plan.groups.map((group) => new GroupReader(group));
    const consumers = plan.pipes.map(({ kind, streamIndex }) => {
      if (kind === 'audio') return audio.get(streamIndex)?.consume;
      if (kind === 'group') return groups.find(({ firstStream }) => firstStream === streamIndex)?.consume;
      return video?.consumer(kind);
    });
    const stream = plan.video?.stream;
    const log = new DecodeLog(stream?.index ?? null, stream?.codec ?? null, stream?.frame_rate?.value ?? null);
    const ran = await this.decode(
      input,
      plan,
      consumers.filter((consumer) => consumer !== undefined),
      log.consume,
      options,
    );
    video?.close();
    for (const reader of [...audio.values(), ...groups]) reader.close();
    const seen = (video?.endSec ?? null) !== null || [...audio.values()].some(({ endSec }) => endSec !== null);
    if (ran.failure !== null && !seen) throw ran.failure;
    return {
      ...contentResults(video, [...audio], groups, plan, ran.failure?.code ?? null),
      decode: log.result(),
      stills: video?.stills ?? null,
      impossible: new Map<ContentNeed, string>([
        ...plan.audio.flatMap(({ impossible }) => [...impossible]),
        ...(plan.video?.impossible ?? []),
      ]),
      messages: ran.messages,
      toolVersion: this.ffmpeg.capabilities.version,
      figures: ran.figures,
    };
  }

  private async decode(
    input: MediaInput,
    plan: ContentPlan,
    pipes: ((chunk: Buffer) => void)[],
    onLog: (chunk: Buffer) => void,
    { signal, limits, onProgress }: ContentPassOptions,
  ): Promise<{ failure: AppError | null; messages: ToolMessage[]; figures: RunFigures | null }> {
    try {
      const { log, figures } = await this.ffmpeg.run({
        inputs: [{ input, before: plan.before }],
        output: plan.output,
        pipes,
        onLog,
        ...(signal ? { signal } : {}),
        ...(limits ? { limits } : {}),
        ...(onProgress
          ? {
              onProgress: ({ outTimeSec, speed }) => {
                if (outTimeSec === null) return;
                const { durationSec } = plan;
                onProgress({
                  decodedSec: outTimeSec,
                  fraction: durationSec ? Math.min(1, outTimeSec / durationSec) : null,
                  speed,
                });
              },
            }
          : {}),
      });
      return { failure: null, messages: readToolMessages(withoutRemarks(log)), figures };
    } catch (error) {
      if (!(error instanceof AppError) || !endsEarly.has(error.code)) throw error;
      return { failure: error, messages: [], figures: null };
    }
  }
}

function withoutRemarks(log: string): string {
  return log
    .split('\n')
    .filter((line) => !line.includes('[info]'))
    .join('\n');
}
