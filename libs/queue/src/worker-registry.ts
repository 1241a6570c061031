import { CONFIG, type Config } from '@app/config';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type Redis from 'ioredis';
import { impatientRedis } from './redis';

/** What a worker says of itself with every beat. */
export interface WorkerCard {
  instance_id: string;
  service_version: string;
  /** versions and abilities of its media tools */
  tools: Record<string, unknown>;
}

const cardTtlMs = 10_000;

/** Which workers are alive and what their tools can do: cards in Redis that fade unless renewed. */
@Injectable()
export class WorkerRegistry implements OnApplicationShutdown {
  private readonly redis: Redis;
  private readonly prefix: string;
  private card: WorkerCard | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.redis = impatientRedis(config);
    this.prefix = `${config.REDIS_PREFIX}:worker:`;
  }

  /** Renews this worker's card until the process ends, or until it announces another one. */
  announce(card: WorkerCard): void {
    const isFirst = this.card === undefined;
    this.card = card;
    if (isFirst) {
      this.redis.on('ready', () => this.renew());
      this.timer = setInterval(() => this.renew(), cardTtlMs / 4);
    }
    this.renew();
  }

  /** The cards of all living workers. @throws when Redis is away */
  async alive(): Promise<WorkerCard[]> {
    const keys: string[] = [];
    let cursor = '0';
    do {
      const [next, found] = await this.redis.scan(cursor, 'MATCH', `${this.prefix}*`, 'COUNT', 500);
      keys.push(...found);
      cursor = next;
    } while (cursor !== '0');
    if (keys.length === 0) return [];
    const cards = await this.redis.mget(keys);
    return cards.flatMap((card) => (card === null ? [] : [JSON.parse(card) as WorkerCard]));
  }

  /** @throws when Redis is away */
  async ping(): Promise<void> {
    await this.redis.ping();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    if (this.card) await this.redis.del(this.prefix + this.config.instanceId).catch(() => undefined);
    this.card = undefined;
    this.redis.disconnect();
  }

  private renew(): void {
    if (!this.card) return;
    const { instance_id } = this.card;
    this.redis.set(this.prefix + instance_id, JSON.stringify(this.card), 'PX', cardTtlMs).catch(() => undefined);
  }
}
