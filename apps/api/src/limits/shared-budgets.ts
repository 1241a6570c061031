import { CONFIG, type Config } from '@app/config';
import { impatientRedis } from '@app/queue';
import { LOGGER, type Logger } from '@app/telemetry';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { ThrottlerStorage } from '@nestjs/throttler';
import type Redis from 'ioredis';
import type { Charge, Standing } from './charge';
import { LocalBudgets } from './local-budgets';

const askAgainMs = 500;

/** All charges of a request in one script; the same arithmetic as in {@link LocalBudgets}, by Redis's clock. */
const takeScript = `
  local t = redis.call('TIME')
  local now = t[1] * 1000 + t[2] / 1000
  local refused = false
  local whole, reply = {}, {}
  for i, key in ipairs(KEYS) do
    local limit, ttl = tonumber(ARGV[i * 2 - 1]), tonumber(ARGV[i * 2])
    local step = ttl / limit
    local before = math.max(tonumber(redis.call('GET', key) or now), now) - now
    local after = before + step
    local retry = 0
    if after > ttl + 0.001 then
      refused = true
      retry = after - ttl
      after = before
    end
    whole[i] = after
    reply[i * 3 - 2] = math.max(0, math.floor((ttl - after) / step + 0.001))
    reply[i * 3 - 1] = math.ceil(after)
    reply[i * 3] = math.ceil(retry)
  end
  if not refused then
    for i, key in ipairs(KEYS) do
      redis.call('SET', key, string.format('%.3f', now + whole[i]), 'PX', math.max(1, math.ceil(whole[i])))
    end
  end
  return reply`;

interface BudgetRedis extends Redis {
  takeBudgets(keys: number, ...keysAndArguments: (string | number)[]): Promise<number[]>;
}

/**
 * Budgets shared by all processes through Redis, one round trip a request. While Redis is away each process keeps its own, and asks
 * every half second whether it is back, so that a Redis that hangs costs one request its timeout and not every one.
 */
@Injectable()
export class SharedBudgets implements ThrottlerStorage, OnModuleDestroy {
  readonly local = new LocalBudgets();
  private readonly redis: BudgetRedis;
  private asking: NodeJS.Timeout | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.redis = impatientRedis(config, { scripts: { takeBudgets: { lua: takeScript } } }) as BudgetRedis;
  }

  /** Charges all or, when one doesn't suffice, none. */
  async take(charges: Charge[]): Promise<Standing[]> {
    if (charges.length === 0) return [];
    return (await this.takeShared(charges)) ?? this.local.take(charges);
  }

  /** The same by the shared count alone; null while Redis is away. */
  async takeShared(charges: Charge[]): Promise<Standing[] | null> {
    if (this.asking || this.redis.status !== 'ready') return null;
    try {
      const keys = charges.map(({ key }) => `${this.config.REDIS_PREFIX}:budget:${key}`);
      const reply = await this.redis.takeBudgets(
        charges.length,
        ...keys,
        ...charges.flatMap(({ limit, ttlMs }) => [limit, ttlMs]),
      );
      return charges.map(({ limit }, index) => {
        const [remaining = 0, resetMs = 0, retryAfterMs = 0] = reply.slice(index * 3, index * 3 + 3);
        return { limit, remaining, resetMs, retryAfterMs };
      });
    } catch (error) {
      this.goOnAlone(error);
      return null;
    }
  }

  /** The throttler's own way in. */
  async increment(key: string, ttl: number, limit: number): ReturnType<ThrottlerStorage['increment']> {
    const [standing] = await this.take([{ key, limit, ttlMs: ttl }]);
    const { remaining = limit, resetMs = 0, retryAfterMs = 0 } = standing ?? {};
    return {
      totalHits: limit - remaining,
      timeToExpire: Math.ceil(resetMs / 1000),
      isBlocked: retryAfterMs > 0,
      timeToBlockExpire: Math.ceil(retryAfterMs / 1000),
    };
  }

  onModuleDestroy(): void {
    if (this.asking) clearInterval(this.asking);
    this.redis.disconnect();
  }

  private goOnAlone(error: unknown): void {
    if (this.asking) return;
    this.logger.warn({ err: error }, 'Redis is away: rate limits are counted by each process alone');
    this.asking = setInterval(() => {
      this.redis.ping().then(
        () => this.comeBack(),
        () => undefined,
      );
    }, askAgainMs);
    this.asking.unref();
  }

  private comeBack(): void {
    if (!this.asking) return;
    clearInterval(this.asking);
    this.asking = null;
    this.logger.info('Redis is back: rate limits are shared again');
  }
}
