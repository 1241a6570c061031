import { CONFIG, type Config } from '@app/config';
import { ProbeService, type Visibility } from '@app/probe';
import { QualityService } from '@app/quality';
import { Inject, Injectable } from '@nestjs/common';
import { analysisDigest } from './digest/analysis-digest';
import { comparisonDigest } from './digest/comparison-digest';
import type { Digest } from './digest/digest';
import { subjectNotFinished } from './errors';
import type { SubjectKind } from './insight.entity';

export interface Subject {
  kind: SubjectKind;
  id: string;
}

/** Reads what an insight or an answer is about, as this caller may see it. */
@Injectable()
export class SubjectDigests {
  constructor(
    private readonly probes: ProbeService,
    private readonly quality: QualityService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws AppError as the subject's own feature when it is not visible; SUBJECT_NOT_FINISHED while it waits or runs */
  async of(visibility: Visibility, { kind, id }: Subject): Promise<Digest> {
    switch (kind) {
      case 'analysis': {
        const analysis = await this.probes.document(visibility, id);
        this.requireEnded(kind, id, analysis.status);
        return analysisDigest(analysis, this.config.LLM_REDACT);
      }
      case 'comparison': {
        const comparison = await this.quality.get(visibility, id);
        this.requireEnded(kind, id, comparison.status);
        return comparisonDigest(comparison, this.config.LLM_REDACT);
      }
      case 'batch':
        throw new Error('a batch has no digest yet');
    }
  }

  private requireEnded(kind: SubjectKind, id: string, status: string): void {
    if (status === 'pending' || status === 'running') throw subjectNotFinished({ kind, id, status });
  }
}
