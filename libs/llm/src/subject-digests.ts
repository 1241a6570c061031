import { BatchService } from '@app/batch';
import { CONFIG, type Config } from '@app/config';
import { Analyses, type Visibility } from '@app/probe';
import { QualityService } from '@app/quality';
import { Inject, Injectable } from '@nestjs/common';
import { analysisDigest } from './digest/analysis-digest';
import { batchDigest } from './digest/batch-digest';
import { comparisonDigest } from './digest/comparison-digest';
import type { Digest } from './digest/digest';
import { subjectNotFinished } from './errors';
import type { SubjectKind } from './insight.entity';

export interface Subject {
  kind: SubjectKind;
  id: string;
}

const unfinished = new Set(['pending', 'running', 'paused']);

/** Reads what an insight or an answer is about, as this caller may see it. */
@Injectable()
export class SubjectDigests {
  constructor(
    private readonly analyses: Analyses,
    private readonly quality: QualityService,
    private readonly batches: BatchService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws AppError as the subject's own feature when it is not visible; SUBJECT_NOT_FINISHED while it waits or runs */
  async of(visibility: Visibility, { kind, id }: Subject): Promise<Digest> {
    switch (kind) {
      case 'analysis': {
        const analysis = await this.analyses.document(visibility, id);
        this.requireEnded(kind, id, analysis.status);
        return analysisDigest(analysis, this.config.LLM_REDACT);
      }
      case 'comparison': {
        const comparison = await this.quality.get(visibility, id);
        this.requireEnded(kind, id, comparison.status);
        return comparisonDigest(comparison, this.config.LLM_REDACT);
      }
      case 'batch': {
        const batch = await this.batches.get(visibility, id);
        this.requireEnded(kind, id, batch.status);
        return batchDigest(batch, this.config.LLM_REDACT);
      }
    }
  }

  private requireEnded(kind: SubjectKind, id: string, status: string): void {
    if (unfinished.has(status)) throw subjectNotFinished({ kind, id, status });
  }
}
