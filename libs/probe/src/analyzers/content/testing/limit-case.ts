import type { Severity } from '../content-check';

/** A clip that lies on one side of a check's limit, and what the check says of it. */
export interface LimitCase {
  /** Which side it is on, in words. */
  side: string;
  /** What stands between `ffmpeg` and the name of the output. */
  args: readonly string[];
  /** `mkv` unless it says otherwise. */
  container?: 'mkv' | 'wav';
  thresholds?: Readonly<Record<string, number>>;
  /** The gravest finding; null: it looked and found nothing. */
  says: Severity | null;
}

export type LimitCases = Readonly<Record<string, readonly LimitCase[]>>;
