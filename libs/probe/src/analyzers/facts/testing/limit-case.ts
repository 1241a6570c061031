import type { AnalysisOptions } from '../../../analysis-options';
import type { Severity } from '../../content/content-check';

/** How a clip is made: pieces the tool writes, put one behind the other, and then what no muxer would write. */
export interface Clip {
  container: 'mkv' | 'mp4' | 'mp3' | 'wav' | 'mxf' | 'ts' | 'm2v';
  /** Of each piece what stands between `ffmpeg` and the name of the output. */
  pieces: readonly (readonly string[])[];
  patch?: (bytes: Buffer) => Buffer;
}

/** A clip that lies on one side of a check's limit, and what the check says of it. */
export interface LimitCase {
  /** Which side it is on, in words. */
  side: string;
  clip: Clip;
  /** As deep as the check must look unless it says otherwise. */
  options?: Partial<AnalysisOptions>;
  /** The gravest finding; null: it looked and found nothing. */
  says: Severity | null;
}

export type LimitCases = Readonly<Record<string, readonly LimitCase[]>>;
