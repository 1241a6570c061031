import type { ResolvedSource } from '@app/media';
import { v7 as uuid } from 'uuid';
import type { NewComparison } from './comparison.repository';
import type { ComparisonOptions } from './comparison-documents';
import { comparisonRun } from './jobs';
import { reuseKey } from './reuse-key';

/** A side as it was named; the analysis it was named by, where it was. */
export interface NamedSide {
  source: ResolvedSource;
  analysisId: string | null;
}

export interface ComparisonRequest {
  reference: NamedSide;
  /** One comparison each. */
  distorted: readonly NamedSide[];
  options: ComparisonOptions;
}

/** The rows of a request, one a distorted side, each under an id of its own. */
export function rowsOf(userId: string, { reference, distorted, options }: ComparisonRequest): NewComparison[] {
  return distorted.map((side) => ({
    id: uuid(),
    userId,
    reference: reference.source.view,
    referenceInput: reference.source.input,
    referenceAnalysisId: reference.analysisId,
    distorted: side.source.view,
    distortedInput: side.source.input,
    distortedAnalysisId: side.analysisId,
    options,
    lane: comparisonRun.lane,
    reuseKey: reuseKey({ reference: reference.source, distorted: side.source }, options),
  }));
}
