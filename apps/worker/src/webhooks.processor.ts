import { Words } from '@app/queue';
import { Deliverer, DeliveryKeeper, OutboxRelay } from '@app/webhooks';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';

/** Wakes the relay when a job has ended and the deliverer when somebody asks for a delivery; lost words cost a poll. */
@Injectable()
export class WebhooksProcessor implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private stopListening: (() => void)[] = [];

  constructor(
    private readonly relay: OutboxRelay,
    private readonly deliverer: Deliverer,
    private readonly keeper: DeliveryKeeper,
    private readonly words: Words,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = [
      this.words.onAny('finished', () => this.relay.wake()),
      this.words.onAny('deliver', () => this.deliverer.wake()),
    ];
    this.relay.wake();
    this.deliverer.wake();
    this.keeper.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const stop of this.stopListening) stop();
    await Promise.all([this.relay.stop(), this.keeper.stop()]);
    await this.deliverer.stop();
  }
}
