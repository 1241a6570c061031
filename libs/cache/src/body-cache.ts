import type { Config } from '@app/config';
import type { Metrics } from '@app/telemetry';
import type { OnModuleDestroy } from '@nestjs/common';
import { type Cache, createCache, memoryStore, multiCaching, type MultiCache } from 'cache-manager';
import { redisInsStore } from 'cache-manager-redis-yet';
import { createClient } from '@redis/client';

type CacheSettings = Pick<
  Config,
  'REDIS_URL' | 'CACHE_REDIS_URL' | 'CACHE_TTL_SEC' | 'CACHE_MAX_BYTES' | 'REDIS_PREFIX' | 'REDIS_RETRY_MAX_DELAY_MS'
>;

const memoryBytes = 32 * 1024 * 1024;

/**
 * Serialized bodies of finished things, by a key that names their row version: what stands under a key never changes, so a hit is
 * always right and a Redis that is away only makes it slower. A small in-process tier stands before Redis.
 */
export class BodyCache implements OnModuleDestroy {
  private readonly client: ReturnType<typeof createClient>;
  private readonly tiers: MultiCache;

  constructor(
    private readonly settings: CacheSettings,
    private readonly metrics: Pick<Metrics, 'cacheAsked'>,
  ) {
    this.client = createClient({
      url: settings.CACHE_REDIS_URL ?? settings.REDIS_URL,
      disableOfflineQueue: true,
      socket: { reconnectStrategy: (attempt) => Math.min(attempt * 50, settings.REDIS_RETRY_MAX_DELAY_MS) },
    });
    this.client.on('error', () => undefined);
    this.client.connect().catch(() => undefined);
    const ttl = settings.CACHE_TTL_SEC * 1000;
    const sizeOf = (value: unknown) => Math.max(1, (value as string).length);
    const memory: Cache = createCache(
      memoryStore({ maxSize: memoryBytes, sizeCalculation: sizeOf, ttl, shouldCloneBeforeSet: false }),
    );
    const redis = createCache(redisInsStore(this.client as never, { ttl }));
    this.tiers = multiCaching([memory, redis]);
  }

  /** The body under `key`, or undefined when it is not cached or the cache can't be asked. */
  async get(key: string): Promise<string | undefined> {
    try {
      const body = await this.tiers.get<string>(this.named(key));
      this.metrics.cacheAsked(body !== undefined);
      return body;
    } catch {
      this.metrics.cacheAsked(false);
      return undefined;
    }
  }

  /** Keeps a body for the configured time; larger ones than the cap are not kept. */
  async keep(key: string, body: string): Promise<void> {
    if (body.length > this.settings.CACHE_MAX_BYTES) return;
    try {
      await this.tiers.set(this.named(key), body, this.settings.CACHE_TTL_SEC * 1000);
    } catch {
      // A cache that is away costs speed alone.
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.client.disconnect().catch(() => undefined);
  }

  private named(key: string): string {
    return `${this.settings.REDIS_PREFIX}:body:${key}`;
  }
}
