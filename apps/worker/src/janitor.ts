import { BatchRepository, ReceptionRepository } from '@app/batch';
import { CONFIG, type Config } from '@app/config';
import { Idempotency } from '@app/idempotency';
import { Uploads } from '@app/media';
import { AnalysisRepository } from '@app/probe';
import { LOGGER, type Logger } from '@app/telemetry';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';

/** Removes what its time is over for: expired uploads, old replies kept for repeated requests, results past their retention. */
@Injectable()
export class Janitor implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly uploads: Uploads,
    private readonly idempotency: Idempotency,
    private readonly analyses: AnalysisRepository,
    private readonly batches: BatchRepository,
    private readonly receptions: ReceptionRepository,
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

  /** Several workers may clean at once: each deletion is one statement that skips what another holds. */
  private async clean(): Promise<void> {
    try {
      const uploads = await this.uploads.deleteExpired();
      const replies = await this.idempotency.deleteOld();
      const days = this.config.RESULT_KEEP_DAYS;
      const analyses = days > 0 ? await this.analyses.deleteFinishedBefore(days) : 0;
      const abandoned = await this.receptions.discardAbandoned();
      const batches = abandoned + (days > 0 ? await this.batches.deleteFinishedBefore(days) : 0);
      if (uploads + replies + analyses + batches > 0)
        this.logger.info({ uploads, replies, analyses, batches }, 'removed what had expired');
    } catch (error) {
      this.logger.warn({ err: error }, 'cleaning failed; the next round tries again');
    }
  }
}
