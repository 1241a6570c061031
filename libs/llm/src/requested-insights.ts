import { CONFIG, type Config } from '@app/config';
import { Doorbell, Words } from '@app/queue';
import { LOGGER, type Logger } from '@app/telemetry';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { InsightRepository } from './insight.repository';
import { insightWrite } from './jobs';

/** Ended analyses are looked at this far back: longer than any worker is away at a deploy. */
const lookBackSec = 7 * 86_400;
const atOnce = 200;
const settleMs = 250;

/** Begins the insights that analyses were submitted with: after them, as jobs of their own, so that neither delays nor fails the other. */
@Injectable()
export class RequestedInsights implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private soon: NodeJS.Timeout | undefined;
  private stopListening: (() => void) | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly rows: InsightRepository,
    private readonly words: Words,
    private readonly doorbell: Doorbell,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.LLM_ENABLED) return;
    this.timer = setInterval(() => this.look(), this.config.RECONCILE_INTERVAL_MS);
    // A burst of endings is one look.
    this.stopListening = this.words.onAny('finished', () => (this.soon ??= setTimeout(() => this.look(), settleMs)));
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    clearTimeout(this.soon);
    this.stopListening?.();
    await this.round;
  }

  private look(): void {
    this.soon = undefined;
    this.round = this.round.then(() => this.begin());
  }

  private async begin(): Promise<void> {
    try {
      const ids = await this.rows.insertForAnalyses('en', 'engineer', lookBackSec, atOnce);
      for (const id of ids) await this.doorbell.ring(insightWrite, id);
    } catch (error) {
      this.logger.warn({ err: error }, 'insights of analyses could not be begun; the next round tries again');
    }
  }
}
