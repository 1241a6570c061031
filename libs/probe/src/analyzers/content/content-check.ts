import type { MediaInfo } from '@app/ffmpeg';
import type { Finding } from '../../analysis-documents';
import type { ContentResults } from '../../content/content-results';
import { audioNeeds, type ContentNeed } from '../../content/needs';
import type { Analyzer, CheckResult, FindingDraft, Measurements } from '../analyzer';
import { type Limits, limitsOf, type Settings } from '../settings';

/** Makes a finding, filled in where it says nothing. */
export type Say = (finding: Said) => FindingDraft;

export interface ContentView<S extends Settings = Settings> {
  results: ContentResults;
  media: MediaInfo;
  /** The check's settings, as a request or a policy set them. */
  limits: Limits<S>;
  say: Say;
}

export type Said = Pick<FindingDraft, 'severity' | 'measured' | 'threshold' | 'message'> &
  Partial<Pick<FindingDraft, 'stream_index' | 'start_sec' | 'end_sec' | 'frame' | 'unit'>>;

export interface ContentCheck<S extends Settings> extends Omit<
  Analyzer,
  'depth' | 'needs' | 'analyze' | 'settings' | 'defaultThreshold'
> {
  /** What must have been measured for it. */
  needs: readonly [ContentNeed, ...ContentNeed[]];
  filter: string;
  coverage: 'full' | 'sampled';
  settings: S;
  /** The setting whose default is the check's threshold, or one that is fixed by its source. */
  threshold: (keyof S & string) | number | null;
  /** The answer is one value of the whole stream: a part of it gives none. */
  wholeStream?: boolean;
  /** It compares picture and sound: both must be there. */
  both?: boolean;
  /** Findings, or why there can be none; null when it was not measured. */
  look: (view: ContentView<S>) => FindingDraft[] | string | null;
}

export interface ContentAnalyzer extends Analyzer {
  needs: readonly ContentNeed[];
  coverage: 'full' | 'sampled';
  filter: string;
}

/** A check over what decoding showed. What was not decoded to its end is no clean bill. */
export function contentCheck<const S extends Settings>({
  needs,
  filter,
  coverage,
  settings,
  threshold,
  wholeStream = false,
  both = false,
  look,
  ...check
}: ContentCheck<S>): ContentAnalyzer {
  const side = audioNeeds.some((need) => need === needs[0]) ? 'audio' : 'video';
  const sides: readonly ('video' | 'audio')[] = both ? ['video', 'audio'] : [side];
  return {
    ...check,
    needs,
    filter,
    coverage,
    settings,
    defaultThreshold: typeof threshold === 'string' ? (settings[threshold]?.default ?? null) : threshold,
    depth: 'full',
    analyze: (measurements: Measurements): CheckResult => {
      const { content, media } = measurements;
      const missing = sides.find(
        (kind) => !media[kind].some((stream) => !('is_attached_picture' in stream && stream.is_attached_picture)),
      );
      if (missing !== undefined) return { notEvaluated: `there is no ${missing}` };
      if (!content) return { notEvaluated: measurements.undecoded?.reason ?? 'the content was not decoded' };
      const { results, impossible } = content;
      const reason = needs.map((need) => impossible.get(need)).find((said) => said !== undefined);
      const cut = sides.map((kind) => cutShort(results, kind, media)).find((said) => said !== null) ?? null;
      const unheard = sides.map((kind) => undecodedOf(results, kind, media)).find((said) => said !== null) ?? null;
      if (cut !== null && wholeStream) return { notEvaluated: unheard ?? cut };
      const say: Say = (said) => ({
        stream_index: side === 'video' ? results.coverage.video_stream_index : null,
        start_sec: null,
        end_sec: null,
        frame: null,
        unit: check.unit,
        ...said,
        evidence: {
          tool: 'ffmpeg',
          tool_version: content.toolVersion,
          filter,
          coverage: cut === null ? coverage : 'sampled',
        },
      });
      const limits = limitsOf(settings, measurements.thresholds[check.id]);
      const found = look({ results, media, limits, say });
      if (found === null) return { notEvaluated: reason ?? unheard ?? cut ?? `the ${side} was not measured for it` };
      // the picture is one stream: what could not be measured of it is not to be told by its absence. Tracks are several
      if (typeof found === 'string') return { notEvaluated: (side === 'video' ? reason : undefined) ?? found };
      if ((cut ?? unheard) !== null && found.length === 0) return { notEvaluated: cut ?? unheard ?? '' };
      return { findings: found };
    },
  };
}

/** How far a stream may end from its declared end. */
const endToleranceSec = 0.5;

/** Why the stream was not seen to its end; null when it was. */
function cutShort({ coverage }: ContentResults, side: 'audio' | 'video', media: MediaInfo): string | null {
  const end = side === 'video' ? coverage.decoded_video_end_sec : coverage.decoded_audio_end_sec;
  if (end === null) return `not one frame of the ${side} was decoded`;
  if (coverage.complete) return null;
  const durations =
    side === 'video' ? media.video.map(({ duration_sec: d }) => d) : media.audio.map(({ duration_sec: d }) => d);
  const declared = durations.find((duration) => duration !== null) ?? media.container.duration_sec;
  if (declared !== null && end >= declared - endToleranceSec) return null;
  return `only the first ${end.toFixed(1)} s were decoded (${coverage.ended_by ?? 'cut short'})`;
}

/** Which streams could not be decoded, and why: of them nothing can be said; null when all were. */
function undecodedOf({ coverage }: ContentResults, side: 'audio' | 'video', media: MediaInfo): string | null {
  const of = (coverage.not_decoded ?? []).filter(({ stream_index: index }) =>
    media[side].some((stream) => stream.index === index),
  );
  return of.map(({ stream_index: index, reason }) => `stream ${index} was not decoded: ${reason}`)[0] ?? null;
}

export function seconds(value: number): string {
  return `${Number(value.toFixed(2))} s`;
}

export type Severity = Finding['severity'];
