import { CONFIG, type Config } from '@app/config';
import { ReportsService } from '@app/reports';
import { Inject, Injectable } from '@nestjs/common';
import type { EventSubject } from './event-subject';
import { resourceUrl } from './resource-url';

@Injectable()
export class ReportSubject implements EventSubject {
  readonly kind = 'report';

  constructor(
    private readonly reports: ReportsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A report is asked for without a `webhook_url`. */
  async requestUrls(): Promise<Map<string, string>> {
    return new Map();
  }

  async view(id: string): Promise<Record<string, unknown>> {
    return { ...(await this.reports.get('everything', id)), url: resourceUrl(this.config, `reports/${id}`) };
  }
}
