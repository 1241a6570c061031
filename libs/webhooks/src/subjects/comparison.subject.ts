import { CONFIG, type Config } from '@app/config';
import { Comparison, QualityService } from '@app/quality';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EventSubject } from './event-subject';
import { resourceUrl } from './resource-url';

@Injectable()
export class ComparisonSubject implements EventSubject {
  readonly kind = 'comparison';

  constructor(
    private readonly quality: QualityService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async requestUrls(ids: string[], manager: EntityManager): Promise<Map<string, string>> {
    const rows = await manager
      .createQueryBuilder(Comparison, 'comparison')
      .select('comparison.id', 'id')
      .addSelect(`comparison.options->>'webhook_url'`, 'url')
      .where('comparison.id = ANY(:ids)', { ids })
      .andWhere(`comparison.options->>'webhook_url' IS NOT NULL`)
      .getRawMany<{ id: string; url: string }>();
    return new Map(rows.map(({ id, url }) => [id, url]));
  }

  /** The comparison without the scores of its scenes, of which a film has thousands. */
  async view(id: string): Promise<Record<string, unknown>> {
    const comparison = await this.quality.get('everything', id);
    const view = without({ ...comparison }, 'engine');
    const figures = Object.entries(comparison.metrics ?? {}).map(([name, metric]) => [
      name,
      without({ ...metric }, 'per_scene'),
    ]);
    return {
      ...view,
      metrics: comparison.metrics && (Object.fromEntries(figures) as object),
      url: resourceUrl(this.config, `quality/comparisons/${id}`),
    };
  }
}

function without(record: Record<string, unknown>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}
