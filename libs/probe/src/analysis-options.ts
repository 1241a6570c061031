import type { FfprobeOptions } from '@app/ffmpeg';

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
  ffprobe: FfprobeOptions;
  webhook_url: string | null;
  insights: boolean;
  /** analyse again even where the same was analysed before */
  fresh: boolean;
}
