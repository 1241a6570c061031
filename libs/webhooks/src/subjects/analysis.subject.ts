import { CONFIG, type Config } from '@app/config';
import { Analyses, Analysis, type FullAnalysisView } from '@app/probe';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EventSubject } from './event-subject';
import { resourceUrl } from './resource-url';

const severities = ['info', 'warning', 'error', 'critical'] as const;
const large = ['ffprobe_data', 'enhanced_analysis', 'engine'];

@Injectable()
export class AnalysisSubject implements EventSubject {
  readonly kind = 'analysis';

  constructor(
    private readonly analyses: Analyses,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async requestUrls(ids: string[], manager: EntityManager): Promise<Map<string, string>> {
    const rows = await manager
      .createQueryBuilder(Analysis, 'analysis')
      .select('analysis.id', 'id')
      .addSelect(`analysis.options->>'webhook_url'`, 'url')
      .where('analysis.id = ANY(:ids)', { ids })
      .andWhere(`analysis.options->>'webhook_url' IS NOT NULL`)
      .getRawMany<{ id: string; url: string }>();
    return new Map(rows.map(({ id, url }) => [id, url]));
  }

  async view(id: string): Promise<Record<string, unknown>> {
    return compact(await this.analyses.document('everything', id), resourceUrl(this.config, `probe/analyses/${id}`));
  }
}

/** Facts and verdict as they are, findings by number: a message stays small whatever the media is like. */
function compact(analysis: FullAnalysisView, url: string): Record<string, unknown> {
  const { findings, not_evaluated, ...rest } = analysis;
  const small = Object.fromEntries(Object.entries(rest).filter(([name]) => !large.includes(name)));
  const counts = severities.map((severity) => [
    severity,
    findings.filter((finding) => finding.severity === severity).length,
  ]);
  return {
    ...small,
    finding_counts: Object.fromEntries(counts) as object,
    not_evaluated_count: not_evaluated.length,
    url,
  };
}
