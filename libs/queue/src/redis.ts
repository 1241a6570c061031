import type { Config } from '@app/config';
import Redis, { type RedisOptions } from 'ioredis';

type RedisSettings = Pick<Config, 'REDIS_URL' | 'REDIS_COMMAND_TIMEOUT_MS' | 'REDIS_RETRY_MAX_DELAY_MS'>;

/** A blocking read answers within this at the latest; see the queue's `drainDelay`. */
const deafMs = 15_000;

/** Grows from 50 ms to the configured ceiling; never gives up, since a Redis that is away comes back. */
export function retryStrategy(settings: Pick<Config, 'REDIS_RETRY_MAX_DELAY_MS'>): (attempt: number) => number {
  return (attempt) => Math.min(attempt * 50, settings.REDIS_RETRY_MAX_DELAY_MS);
}

/**
 * A connection whose commands fail at once while Redis is away, instead of queueing in memory: callers fall back or answer 503.
 */
export function impatientRedis(settings: RedisSettings, options: RedisOptions = {}): Redis {
  const redis = new Redis(settings.REDIS_URL, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    commandTimeout: settings.REDIS_COMMAND_TIMEOUT_MS,
    // A connection that broke without a word is made anew, instead of failing every command until TCP gives up.
    socketTimeout: settings.REDIS_COMMAND_TIMEOUT_MS * 4,
    retryStrategy: retryStrategy(settings),
    ...options,
  });
  // ioredis reconnects by itself; without a listener each failed attempt would be printed as unhandled.
  redis.on('error', () => undefined);
  return redis;
}

/** A connection that waits for Redis to come back: subscriptions and the worker's blocking reads. */
export function patientRedis(settings: RedisSettings, options: RedisOptions = {}): Redis {
  return impatientRedis(settings, {
    maxRetriesPerRequest: null,
    enableOfflineQueue: true,
    commandTimeout: undefined,
    socketTimeout: deafMs,
    enableReadyCheck: false,
    ...options,
  });
}
