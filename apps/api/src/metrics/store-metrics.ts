import { QueueFigures, WorkerRegistry } from '@app/queue';
import { Metrics } from '@app/telemetry';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { inTime } from '../health/in-time';

/** Figures that live in the stores, read when somebody asks for metrics: queue depth from PostgreSQL, workers from Redis. */
@Injectable()
export class StoreMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly queue: QueueFigures,
    private readonly workers: WorkerRegistry,
  ) {}

  onModuleInit(): void {
    this.metrics.beforeScrape(async () => this.metrics.setQueue(await inTime(this.queue.groups())));
    this.metrics.beforeScrape(async () =>
      this.metrics.setWorkers(await inTime(this.workers.alive().then((cards) => cards.length))),
    );
  }
}
