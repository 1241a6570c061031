import { WorkerRegistry } from '@app/queue';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { serviceVersion } from '@app/config';

export type HealthStatus = 'ok' | 'degraded' | 'unavailable';

export interface Health {
  status: HealthStatus;
  details: Record<string, unknown>;
}

const answerWithinMs = 2_000;

/** Asks the stores and the workers how they are. */
@Injectable()
export class HealthService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly workers: WorkerRegistry,
  ) {}

  async look(): Promise<Health> {
    const [waiting, workers] = await Promise.all([answer(this.waiting()), answer(this.workers.alive())]);
    const status = waiting === null ? 'unavailable' : workers === null || workers.length === 0 ? 'degraded' : 'ok';
    return {
      status,
      details: {
        service_version: serviceVersion,
        node_version: process.version,
        postgresql: waiting === null ? 'down' : 'up',
        redis: workers === null ? 'down' : 'up',
        workers: workers ?? [],
        queue_depth: waiting,
      },
    };
  }

  private async waiting(): Promise<Record<string, number>> {
    const rows = await this.dataSource.query<{ status: string; count: string }[]>(
      `SELECT status, count(*) FROM analyses WHERE status IN ('pending', 'running') GROUP BY status`,
    );
    const counts = Object.fromEntries(rows.map((row) => [row.status, Number(row.count)]));
    return { pending: counts['pending'] ?? 0, running: counts['running'] ?? 0 };
  }
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
