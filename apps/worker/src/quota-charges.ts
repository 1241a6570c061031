import { Quotas } from '@app/auth';
import { LeaseRunner } from '@app/queue';
import { LOGGER, type Logger } from '@app/telemetry';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';

/** Charges what a job's tools used to the day of its owner. */
@Injectable()
export class QuotaCharges implements OnApplicationBootstrap {
  constructor(
    private readonly leases: LeaseRunner,
    private readonly quotas: Quotas,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.leases.onFinished((row, columns) => {
      const used = (columns['engine'] as { cpu_seconds?: number | null } | undefined)?.cpu_seconds;
      if (!used || columns['reused_from']) return;
      this.quotas
        .charge(String(row['user_id']), { cpuSeconds: used })
        .catch((error: unknown) => this.logger.warn({ err: error }, 'the use of a job could not be charged'));
    });
  }
}
