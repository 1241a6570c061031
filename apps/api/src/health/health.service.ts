import { serviceVersion } from '@app/config';
import { QueueFigures, WorkerRegistry } from '@app/queue';
import { DeliveriesService } from '@app/webhooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { inTime } from './in-time';
import { laneFigures, type LaneFigures } from './lane-figures';

export type HealthStatus = 'ok' | 'degraded' | 'unavailable';

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
      inTime<unknown>(this.dataSource.query('SELECT 1')),
      inTime(this.workers.alive()),
    ]);
    if (postgresql === null) return 'unavailable';
    return workers === null || workers.length === 0 ? 'degraded' : 'ok';
  }

  /** Versions, stores, workers and queues; null stands for what can't be asked now. */
  async details(): Promise<Record<string, unknown>> {
    const [lanes, workers, bells, webhooks] = await Promise.all([
      inTime(this.queue.groups().then(laneFigures)),
      inTime(this.workers.alive()),
      inTime(this.queue.bells()),
      inTime(this.deliveries.figures()),
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
