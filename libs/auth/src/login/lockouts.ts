import { CONFIG, type Config } from '@app/config';
import { impatientRedis } from '@app/queue';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type Redis from 'ioredis';
import { createHash } from 'node:crypto';
import { loginLocked, loginUnavailable } from '../errors';

/** Failures older than this are forgotten. */
const forgottenMs = 15 * 60_000;
const firstWaitMs = 1_000;
/** An account can't be locked for long by strangers, only slowed down; their own address and pair are. */
const accountWaitMaxMs = 60_000;

/**
 * Counts an attempt against every key before the password is looked at, so that a hundred at once are a hundred. From the last free one
 * on each makes the next wait, twice as long each time. Answers how many milliseconds to wait; then nothing was counted.
 */
const attemptScript = `
  local t = redis.call('TIME')
  local now = t[1] * 1000 + math.floor(t[2] / 1000)
  local wait = 0
  for _, key in ipairs(KEYS) do
    wait = math.max(wait, (tonumber(redis.call('HGET', key, 'until')) or 0) - now)
  end
  if wait > 0 then return wait end
  for i, key in ipairs(KEYS) do
    local free, longest = tonumber(ARGV[i * 2 - 1]), tonumber(ARGV[i * 2])
    local over = redis.call('HINCRBY', key, 'failures', 1) - free
    local pause = 0
    if over >= 0 then
      pause = math.min(longest, ${firstWaitMs} * 2 ^ math.min(over, 30))
      redis.call('HSET', key, 'until', string.format('%.0f', now + pause))
    end
    redis.call('PEXPIRE', key, string.format('%.0f', pause + ${forgottenMs}))
  end
  return 0`;

/** A right password clears its account and pair, and gives the address its attempt back. */
const successScript = `
  redis.call('DEL', KEYS[1], KEYS[2])
  if (tonumber(redis.call('HGET', KEYS[3], 'failures')) or 0) > 0 then
    redis.call('HINCRBY', KEYS[3], 'failures', -1)
    redis.call('HDEL', KEYS[3], 'until')
  end
  return 0`;

interface LockoutRedis extends Redis {
  countAttempt(keys: number, ...keysAndArguments: (string | number)[]): Promise<number>;
  forgetFailures(keys: number, ...keysAndArguments: string[]): Promise<number>;
}

/** Slows down guessing of passwords: by account, by address, and hardest by both together. Whether an account exists makes no difference. */
@Injectable()
export class Lockouts implements OnModuleDestroy {
  private readonly redis: LockoutRedis;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.redis = impatientRedis(config, {
      scripts: { countAttempt: { lua: attemptScript }, forgetFailures: { lua: successScript } },
    }) as LockoutRedis;
  }

  /**
   * Must come before the password is looked at.
   * @throws AppError LOGIN_LOCKED; LOGIN_UNAVAILABLE while attempts can't be counted
   */
  async attempt(email: string, network: string): Promise<void> {
    const { LOGIN_FREE_ATTEMPTS: free, LOGIN_LOCK_MAX_SEC } = this.config;
    const longest = LOGIN_LOCK_MAX_SEC * 1000;
    const rules = [free * 10, Math.min(accountWaitMaxMs, longest), free, longest, free * 10, longest];
    const waitMs = await this.ask(() => this.redis.countAttempt(3, ...this.keys(email, network), ...rules));
    if (waitMs > 0) throw loginLocked({}, { retryAfterSec: Math.ceil(waitMs / 1000) });
  }

  async succeeded(email: string, network: string): Promise<void> {
    await this.ask(() => this.redis.forgetFailures(3, ...this.keys(email, network)));
  }

  onModuleDestroy(): void {
    this.redis.disconnect();
  }

  private keys(email: string, network: string): string[] {
    const key = (kind: string, subject: string) =>
      `${this.config.REDIS_PREFIX}:login:${kind}:${createHash('sha256').update(subject).digest('base64url')}`;
    return [key('account', email), key('pair', `${email} ${network}`), key('address', network)];
  }

  private async ask(question: () => Promise<number>): Promise<number> {
    try {
      return await question();
    } catch (error) {
      throw loginUnavailable({}, { cause: error, retryAfterSec: 5 });
    }
  }
}
