import { Batch, BatchService } from '@app/batch';
import { CONFIG, type Config } from '@app/config';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EventSubject } from './event-subject';
import { resourceUrl } from './resource-url';

@Injectable()
export class BatchSubject implements EventSubject {
  readonly kind = 'batch';

  constructor(
    private readonly batches: BatchService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async requestUrls(ids: string[], manager: EntityManager): Promise<Map<string, string>> {
    const rows = await manager
      .createQueryBuilder(Batch, 'batch')
      .select('batch.id', 'id')
      .addSelect(`batch.options->>'webhook_url'`, 'url')
      .where('batch.id = ANY(:ids)', { ids })
      .andWhere(`batch.options->>'webhook_url' IS NOT NULL`)
      .getRawMany<{ id: string; url: string }>();
    return new Map(rows.map(({ id, url }) => [id, url]));
  }

  async view(id: string): Promise<Record<string, unknown>> {
    return { ...(await this.batches.get('everything', id)), url: resourceUrl(this.config, `batch/${id}`) };
  }
}
