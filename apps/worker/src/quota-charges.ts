import { Quotas } from '@app/auth';
import { LeaseRunner } from '@app/queue';
import { LOGGER, type Logger } from '@app/telemetry';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';

/** What many small jobs used is written down together: a statement for each would cost as much as a tenth of the job. */
const gatherMs = 200;

/** Charges what a job's tools used to the day of its owner. */
@Injectable()
export class QuotaCharges implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly used = new Map<string, number>();
  private timer: NodeJS.Timeout | null = null;
  private closing = false;

  constructor(
    private readonly leases: LeaseRunner,
    private readonly quotas: Quotas,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.leases.onFinished((row, columns) => {
      const used = (columns['engine'] as { cpu_seconds?: number | null } | undefined)?.cpu_seconds;
      if (!used || columns['reused_from']) return;
      const userId = String(row['user_id']);
      this.used.set(userId, (this.used.get(userId) ?? 0) + used);
      if (this.closing) void this.write();
      else this.timer ??= setTimeout(() => void this.write(), gatherMs);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    await this.write();
  }

  private async write(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const charges = [...this.used];
    this.used.clear();
    await Promise.all(
      charges.map(([userId, cpuSeconds]) =>
        this.quotas
          .charge(userId, { cpuSeconds })
          .catch((error: unknown) => this.logger.warn({ err: error }, 'the use of a job could not be charged')),
      ),
    );
  }
}
