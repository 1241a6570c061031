import type { Logger } from '@app/telemetry';
import type Redis from 'ioredis';

/** Logs once that Redis is away, however often it is tried, and once that it is back: without it all goes on, later and unseen. */
export function tellOfRedis(redis: Pick<Redis, 'on'>, logger: Pick<Logger, 'warn' | 'info'>): void {
  let away = false;
  redis.on('error', (error: Error) => {
    if (!away) logger.warn({ reason: error.message }, 'Redis is away: jobs are found in PostgreSQL, later than usual');
    away = true;
  });
  redis.on('ready', () => {
    if (away) logger.info({}, 'Redis is back');
    away = false;
  });
}
