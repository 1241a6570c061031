import { QueueFigures, WorkerRegistry } from '@app/queue';
import { Metrics } from '@app/telemetry';
import { Injectable, type OnModuleInit } from '@nestjs/common';

const answerWithinMs = 2_000;

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

/** null where nothing comes in time: a store that hangs is a store that is down. */
async function inTime<T>(question: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), answerWithinMs)));
  try {
    return await Promise.race([question, late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
