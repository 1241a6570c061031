import type { Depth } from '../analysis-options';
import type { CheckThresholds, Settings } from './settings';
import type { Sources } from '../enhanced/sources';
import type { Finding, NotEvaluated } from '../analysis-documents';
import type { Ladder } from '../ladder/ladder';

/** Everything that was measured of one file. What a depth did not look at is null. */
export interface Measurements extends Sources {
  toolVersion: string | null;
  /** what the checks go by where it is not their default */
  thresholds: CheckThresholds;
  /** of a stream: all its renditions, declared and measured */
  ladder?: Ladder;
}

/** A finding before its check, version and id are written into it. */
export type FindingDraft = Omit<Finding, 'id' | 'check' | 'check_version'>;

/** What a check says: findings (none is a clean bill), or why it could not look. */
export type CheckResult = { findings: FindingDraft[] } | { notEvaluated: string };

/** One check: pure, over measurements. It runs nothing. */
export interface Analyzer {
  /** stable, e.g. `audio.loudness` */
  id: string;
  /** rises when the same file may get another answer */
  version: number;
  title: string;
  /** what is measured, in words */
  measure: string;
  unit: string | null;
  defaultThreshold: number | string | null;
  /** numbers a request or a policy may set */
  settings?: Settings;
  /** standard and clause, the tool's documentation, or `practice` */
  source: string;
  /** what must be measured for it, by name; absent: the header */
  needs?: readonly string[];
  /** the least depth at which it can look */
  depth: Depth;
  analyze(measurements: Measurements): CheckResult;
}

/** What a run of checks yields */
export interface CheckOutcome {
  findings: Finding[];
  notEvaluated: NotEvaluated[];
  /** ids of the checks that looked */
  evaluated: string[];
}
