import { loadConfig } from '@app/config';
import { retryDelayMs } from './retry-schedule';

const secret = 'x'.repeat(32);
const { WEBHOOK_RETRY_DELAYS_SEC: delays } = loadConfig({
  DATABASE_URL: 'postgres://h/d',
  REDIS_URL: 'redis://h',
  JWT_SECRET: secret,
  ENCRYPTION_KEY: secret,
});

/** All delays of one delivery that never succeeds, in hours, and its number of tries. */
function course(random: () => number): { hours: number; tries: number } {
  let ms = 0;
  for (let tries = 1; ; tries += 1) {
    const delay = retryDelayMs(delays, tries, random);
    if (delay === null) return { hours: ms / 3_600_000, tries };
    ms += delay;
  }
}

it('tries eight times over a day by default', () => {
  const { hours, tries } = course(() => 0.5);
  expect(tries).toBe(8);
  expect(hours).toBeGreaterThan(22);
  expect(hours).toBeLessThan(26);
});

it('spreads each delay by a fifth either way', () => {
  expect(retryDelayMs([10], 1, () => 0)).toBe(8_000);
  expect(retryDelayMs([10], 1, () => 1)).toBe(12_000);
  expect(new Set(Array.from({ length: 20 }, () => retryDelayMs([3600], 1))).size).toBeGreaterThan(15);
});

it('ends after the last delay', () => {
  expect(retryDelayMs([1, 2], 3)).toBeNull();
  expect(retryDelayMs([], 1)).toBeNull();
});
