import { admin, AuthApp } from './auth-app';
import { OwnRedis } from './own-redis';
import { until } from './until';

/** A Redis that is away costs less than a second, on a machine that has nothing else to do. */
const atOnceMs = 5_000;

describe('without Redis', () => {
  let redis: OwnRedis;
  let auth: AuthApp;
  beforeAll(async () => {
    redis = await OwnRedis.start();
    auth = await AuthApp.start({ REDIS_URL: redis.url, RATE_LIMIT_PER_MINUTE: '6', REDIS_RETRY_MAX_DELAY_MS: '100' });
    // A connection that is still being made counts nothing, and no login is taken.
    await until(
      () => auth.call('/api/v1/auth/login', { body: admin }),
      ({ status }) => status === 200,
      20_000,
    );
  });
  afterAll(async () => {
    redis.goOn();
    await auth.stop();
    await redis.remove();
  });

  const timed = async (ask: () => Promise<{ status: number }>): Promise<{ status: number; ms: number }> => {
    const began = performance.now();
    const { status } = await ask();
    return { status, ms: performance.now() - began };
  };
  const login = () =>
    auth.call('/api/v1/auth/login', { body: { email: 'nobody@example.com', password: 'wrong password' } });

  it('goes on with limits of its own, refuses logins, and shares again afterwards', async () => {
    const { access_token: token } = await auth.login();
    await redis.kill();
    const answers = [];
    for (let turn = 0; turn < 7; turn += 1)
      answers.push(await timed(() => auth.call('/guarded/read', { key: auth.adminKey })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 429]);
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(atOnceMs);
    expect((await auth.call('/guarded/read', { token })).status).toBe(200);
    const refused = await timed(login);
    expect(refused.status).toBe(503);
    expect(refused.ms).toBeLessThan(atOnceMs);

    await redis.run();
    await until(login, ({ status }) => status === 401, 20_000);
    // The shared count knows nothing of what was counted alone.
    await until(
      () => auth.call('/guarded/read', { key: auth.adminKey }),
      ({ status }) => status === 200,
      20_000,
    );
  });

  it('waits for a Redis that hangs once, not on every call', async () => {
    const { access_token: token } = await auth.login();
    redis.hang();
    const first = await timed(() => auth.call('/guarded/caller', { token }));
    expect(first.status).toBe(200);
    expect(first.ms).toBeLessThan(atOnceMs);
    const next: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) next.push((await timed(() => auth.call('/guarded/caller', { token }))).ms);
    // The first waited for the deadline of a command; the quickest of the next shows what is left of that.
    expect(Math.min(...next)).toBeLessThan(first.ms / 2);
    const refused = await timed(login);
    expect(refused.status).toBe(503);
    expect(refused.ms).toBeLessThan(atOnceMs);
    redis.goOn();
    await until(login, ({ status }) => status === 401, 20_000);
  });
});
