import type { Config } from '@app/config';
import type { Metrics } from '@app/telemetry';
import type { OnModuleDestroy } from '@nestjs/common';
import { type Cache, createCache, memoryStore } from 'cache-manager';
import { redisInsStore } from 'cache-manager-redis-yet';
import { createClient } from '@redis/client';

type CacheSettings = Pick<
  Config,
  'REDIS_URL' | 'CACHE_REDIS_URL' | 'CACHE_TTL_SEC' | 'CACHE_MAX_BYTES' | 'REDIS_PREFIX' | 'REDIS_RETRY_MAX_DELAY_MS'
>;

const memoryBytes = 32 * 1024 * 1024;

/**
 * Serialized bodies of finished things, by a key that names their row version: what stands under a key never changes, so a hit is
 * always right and a Redis that is away only makes it slower. A small in-process tier stands before Redis; it holds the bytes as they are
 * sent, since encoding a body again for each reply would cost as much as finding it.
 */
export class BodyCache implements OnModuleDestroy {
  private readonly memory: Cache;
  private client: ReturnType<typeof createClient> | null = null;
  private redis: Cache | null = null;

  constructor(
    private readonly settings: CacheSettings,
    private readonly metrics: Pick<Metrics, 'cacheAsked'>,
  ) {
    const ttl = settings.CACHE_TTL_SEC * 1000;
    const sizeOf = (value: unknown) => Math.max(1, (value as Buffer).length);
    this.memory = createCache(
      memoryStore({ maxSize: memoryBytes, sizeCalculation: sizeOf, ttl, shouldCloneBeforeSet: false }),
    );
  }

  /** Loads the client and connects now; otherwise the first use does. Does not throw: Redis may come later. */
  connect(): void {
    this.connected();
  }

  /** The body under `key`, or undefined when it is not cached or the cache can't be asked. */
  async get(key: string): Promise<Buffer | undefined> {
    const name = this.named(key);
    const body = (await this.memory.get<Buffer>(name)) ?? (await this.fromRedis(name));
    this.metrics.cacheAsked(body !== undefined);
    return body;
  }

  /** Keeps a body for the configured time; larger ones than the cap are not kept. */
  async keep(key: string, body: Buffer): Promise<void> {
    if (body.length > this.settings.CACHE_MAX_BYTES) return;
    const [name, ttl] = [this.named(key), this.settings.CACHE_TTL_SEC * 1000];
    try {
      await this.memory.set(name, body, ttl);
      await this.connected().set(name, body.toString(), ttl);
    } catch {
      // A cache that is away costs speed alone.
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.client?.disconnect().catch(() => undefined);
  }

  /** The tier in Redis, from `connect` or the first use on. Until the connection stands, it only misses. */
  private connected(): Cache {
    if (this.redis) return this.redis;
    const { settings } = this;
    this.client = createClient({
      url: settings.CACHE_REDIS_URL ?? settings.REDIS_URL,
      disableOfflineQueue: true,
      socket: { reconnectStrategy: (attempt) => Math.min(attempt * 50, settings.REDIS_RETRY_MAX_DELAY_MS) },
    });
    this.client.on('error', () => undefined);
    this.client.connect().catch(() => undefined);
    this.redis = createCache(redisInsStore(this.client as never, { ttl: settings.CACHE_TTL_SEC * 1000 }));
    return this.redis;
  }

  private async fromRedis(name: string): Promise<Buffer | undefined> {
    try {
      const text = await this.connected().get<string>(name);
      if (text === undefined) return undefined;
      const body = Buffer.from(text);
      await this.memory.set(name, body, this.settings.CACHE_TTL_SEC * 1000);
      return body;
    } catch {
      return undefined;
    }
  }

  private named(key: string): string {
    return `${this.settings.REDIS_PREFIX}:body:${key}`;
  }
}
