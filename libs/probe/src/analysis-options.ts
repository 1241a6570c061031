import type { FfprobeOptions, WantedGroup } from '@app/ffmpeg';
import type { CheckThresholds } from './analyzers/settings';

export const depths = ['quick', 'standard', 'full'] as const;
/** `quick` reads headers; `standard` adds packets and the first frames' side data; `full` decodes everything. */
export type Depth = (typeof depths)[number];

/** What was asked of an analysis, as stored with it. */
export interface AnalysisOptions {
  depth: Depth;
  /** ids from the list of checks; null is the default set of the depth */
  checks: string[] | null;
  /** slug; null is the built-in `playable` */
  policy: string | null;
  /** the policy's version when the analysis was asked for; filled in by the service */
  policy_version?: number | null;
  /** numbers the checks go by, before those of the policy; absent in rows of older versions */
  thresholds?: CheckThresholds | null;
  /** tracks that are heard together, before what labels say; absent in rows of older versions */
  audio_groups?: WantedGroup[] | null;
  /** numbers the checks go by in the end; filled in by the service */
  settings?: CheckThresholds;
  /** how the policy groups tracks; filled in by the service */
  policy_audio_groups?: string | null;
  ffprobe: FfprobeOptions;
  webhook_url: string | null;
  insights: boolean;
  /** ask MediaInfo too, also where ffprobe is sure */
  second_opinion?: boolean;
  /** hash every stream as it is coded */
  stream_hashes?: boolean;
  /** analyse again even where the same was analysed before */
  fresh: boolean;
  /** of each rendition of a stream, how many segments are looked at; not there for a file, and for the default */
  max_segments?: number | 'all';
}
