import { CONFIG, type Config } from '@app/config';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type Redis from 'ioredis';
import { isToldBefore, type JobEvent } from './job-event';
import { impatientRedis } from './redis';
import { Words } from './words';

const longestStream = 500;
const keptSec = 3_600;

/**
 * What happens while a job runs, in a capped Redis stream a job: any replica can follow it and a reader can come back where it left.
 * Events make waiting pleasant; how a job ended is read from PostgreSQL.
 */
@Injectable()
export class JobEvents implements OnApplicationShutdown {
  private readonly redis: Redis;
  private readonly prefix: string;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly words: Words,
  ) {
    this.redis = impatientRedis(config);
    this.prefix = `${config.REDIS_PREFIX}:events:`;
  }

  /** Tells whoever follows; says nothing when Redis is away. */
  tell(jobId: string, type: string, data: Record<string, unknown>): void {
    const key = this.prefix + jobId;
    this.redis
      .multi()
      .xadd(key, 'MAXLEN', '~', longestStream, '*', 'type', type, 'data', JSON.stringify(data))
      .expire(key, keptSec)
      .exec()
      .then(() => this.words.say({ kind: 'event', id: jobId }))
      .catch(() => undefined);
  }

  /**
   * Events after `after` (exclusive), oldest first; `gap` says that some between are gone or that the stream is.
   * @throws when Redis is away
   */
  async after(jobId: string, after: string | null): Promise<{ events: JobEvent[]; gap: boolean }> {
    const key = this.prefix + jobId;
    const [oldest] = after === null ? [] : await this.redis.xrange(key, '-', '+', 'COUNT', 1);
    const gap = after !== null && (!oldest || isToldBefore(after, oldest[0]));
    const entries = await this.redis.xrange(key, after === null || gap ? '-' : `(${after}`, '+');
    return { events: entries.map(([id, fields]) => eventOf(id, fields)), gap };
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}

function eventOf(id: string, fields: string[]): JobEvent {
  const [, type = 'progress', , data = '{}'] = fields;
  return { id, type, data: JSON.parse(data) as Record<string, unknown> };
}
