import { BatchFeeder } from '@app/batch';
import { Words } from '@app/queue';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';

/** Wakes the feeder when a batch has work and when a job has ended; lost words cost a poll. */
@Injectable()
export class BatchProcessor implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private stopListening: (() => void)[] = [];

  constructor(
    private readonly feeder: BatchFeeder,
    private readonly words: Words,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = [
      this.words.onAny('batch', () => this.feeder.look()),
      this.words.onAny('finished', () => this.feeder.hear()),
    ];
    this.feeder.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const stop of this.stopListening) stop();
    await this.feeder.stop();
  }
}
