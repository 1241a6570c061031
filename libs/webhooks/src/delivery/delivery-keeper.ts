import { CONFIG, type Config } from '@app/config';
import { LOGGER, type Logger } from '@app/telemetry';
import { Inject, Injectable } from '@nestjs/common';
import { Pulse } from '../pulse';
import { DeliveryQueue } from './delivery-queue.repository';

const hourMs = 3_600_000;

/** Keeps the log of deliveries and the relayed events from growing for ever. */
@Injectable()
export class DeliveryKeeper {
  private readonly pulse: Pulse;

  constructor(queue: DeliveryQueue, @Inject(CONFIG) config: Config, @Inject(LOGGER) logger: Logger) {
    this.pulse = new Pulse(
      async () => {
        await queue.forgetOlderThan(config.WEBHOOK_KEEP_DAYS);
        return false;
      },
      { everyMs: hourMs, gapMs: 0 },
      (error) => logger.warn({ err: error }, 'old deliveries could not be removed; the next round tries again'),
    );
  }

  start(): void {
    this.pulse.wake();
  }

  async stop(): Promise<void> {
    await this.pulse.stop();
  }
}
