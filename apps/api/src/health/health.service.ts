import { serviceVersion } from '@app/config';
import { QueueFigures, WorkerRegistry } from '@app/queue';
import { DeliveriesService } from '@app/webhooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { laneFigures, type LaneFigures } from './lane-figures';

export type HealthStatus = 'ok' | 'degraded' | 'unavailable';

const answerWithinMs = 2_000;

/** Asks the stores and the workers how they are. */
@Injectable()
export class HealthService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly workers: WorkerRegistry,
    private readonly queue: QueueFigures,
    private readonly deliveries: DeliveriesService,
  ) {}

  async status(): Promise<HealthStatus> {
    const [postgresql, workers] = await Promise.all([
      answer<unknown>(this.dataSource.query('SELECT 1')),
      answer(this.workers.alive()),
    ]);
    if (postgresql === null) return 'unavailable';
    return workers === null || workers.length === 0 ? 'degraded' : 'ok';
  }

  /** Versions, stores, workers and queues; null stands for what can't be asked now. */
  async details(): Promise<Record<string, unknown>> {
    const [lanes, workers, bells, webhooks] = await Promise.all([
      answer(this.queue.groups().then(laneFigures)),
      answer(this.workers.alive()),
      answer(this.queue.bells()),
      answer(this.deliveries.figures()),
    ]);
    return {
      service_version: serviceVersion,
      node_version: process.version,
      postgresql: lanes === null ? 'down' : 'up',
      redis: workers === null ? 'down' : 'up',
      workers: workers ?? [],
      queue_depth: lanes && depthOf(lanes),
      queues: lanes,
      doorbells: bells,
      webhooks,
    };
  }
}

function depthOf(lanes: readonly LaneFigures[]): { pending: number; running: number } {
  const sum = (of: 'pending' | 'running') => lanes.reduce((total, lane) => total + lane[of], 0);
  return { pending: sum('pending'), running: sum('running') };
}

/** null where nothing comes in time: a store that hangs is a store that is down. */
async function answer<T>(question: Promise<T>): Promise<T | null> {
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
