import type { FieldError } from '@app/errors';
import type { SourceRequest } from '@app/media';
import type { AnalysisOptions } from '@app/probe';
import type { ComparisonOptions } from '@app/quality';

/** One way of naming media, or an earlier analysis of one's own. */
export type RequestedSource = SourceRequest & { analysis_id?: string };

/** An item as it was asked for, checked by form alone; one that is malformed keeps its place and its reasons. */
export type ItemRequest =
  | { kind: 'analysis'; source: RequestedSource; overrides: Partial<AnalysisOptions>; labels: Record<string, string> }
  | {
      kind: 'comparison';
      reference: RequestedSource;
      distorted: RequestedSource;
      overrides: Partial<ComparisonOptions>;
      labels: Record<string, string>;
    }
  | { kind: 'malformed'; errors: FieldError[] };

/** An item that was not accepted, and why. */
export interface RefusedItem {
  index: number;
  code: string;
  message: string;
  errors: FieldError[];
}
