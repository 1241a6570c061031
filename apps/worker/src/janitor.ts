import { BatchRepository, ReceptionRepository } from '@app/batch';
import { CONFIG, type Config } from '@app/config';
import { Idempotency } from '@app/idempotency';
import { Uploads } from '@app/media';
import { AnalysisRepository } from '@app/probe';
import { QualityService } from '@app/quality';
import { ReportsService } from '@app/reports';
import { OBJECT_STORE, type ObjectStore } from '@app/storage';
import { LOGGER, type Logger } from '@app/telemetry';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';

/** A half-written object nobody touched for so long has no writer any more. */
const partialAgeMs = 3_600_000;

/** Removes what its time is over for: expired uploads, old replies kept for repeated requests, results past their retention, reports past theirs. */
@Injectable()
export class Janitor implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private lookedForPartialAt = 0;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly uploads: Uploads,
    private readonly idempotency: Idempotency,
    private readonly analyses: AnalysisRepository,
    private readonly batches: BatchRepository,
    private readonly receptions: ReceptionRepository,
    private readonly comparisons: QualityService,
    private readonly reports: ReportsService,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.round = this.round.then(() => this.clean());
    }, this.config.JANITOR_INTERVAL_MS);
    this.round = this.clean();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
  }

  /** Several workers may clean at once: what one has removed the others don't find. */
  private async clean(): Promise<void> {
    const removed: Record<string, number> = {};
    const tasks = {
      uploads: () => this.uploads.deleteExpired(),
      replies: () => this.idempotency.deleteOld(),
      abandoned: () => this.receptions.discardAbandoned(),
      expired_reports: () => this.reports.deleteExpired(),
      ...this.results(),
    };
    for (const [what, remove] of Object.entries({ ...tasks, partial: () => this.partial() })) {
      try {
        const count = await remove();
        if (count > 0) removed[what] = count;
      } catch (error) {
        this.logger.warn({ err: error, what }, 'cleaning failed; the next round tries again');
      }
    }
    if (Object.keys(removed).length > 0) this.logger.info(removed, 'removed what had expired');
  }

  private results(): Record<string, () => Promise<number>> {
    const days = this.config.RESULT_KEEP_DAYS;
    if (days <= 0) return {};
    return {
      reports: () => this.reports.deleteEndedBefore(days),
      comparisons: () => this.comparisons.deleteEndedBefore(days),
      analyses: () => this.analyses.deleteFinishedBefore(days),
      batches: () => this.batches.deleteFinishedBefore(days),
    };
  }

  /** At boot, then every hour: it walks through everything that is stored. */
  private async partial(): Promise<number> {
    if (Date.now() - this.lookedForPartialAt < partialAgeMs) return 0;
    this.lookedForPartialAt = Date.now();
    return this.store.deletePartial(partialAgeMs);
  }
}
