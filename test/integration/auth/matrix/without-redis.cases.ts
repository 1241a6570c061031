import { OwnRedis } from '../own-redis';
import { routes } from './routes';
import { type Person, ServedApi } from './served-api';
import { things } from './things';

/** Every route, while Redis is away: logins fail closed, everything else is answered, and nothing waits for long. */
describe('without Redis', () => {
  let redis: OwnRedis;
  let api: ServedApi;
  let user: Person;
  beforeAll(async () => {
    redis = await OwnRedis.start();
    api = await ServedApi.start({ REDIS_URL: redis.url, REDIS_RETRY_MAX_DELAY_MS: '100' });
    user = await api.person(await api.login(), 'user', 'user');
  });
  afterAll(async () => {
    redis.goOn();
    await api.stop();
    await redis.remove();
  });

  const cases = Object.entries(routes).filter(
    // The board shows Redis itself; a test message waits for its worker, Redis or not.
    ([route, { needs }]) => needs !== 'admin' && !/\/test$|\/logout$|admin\/queues/.test(route),
  );

  it.each(['is killed', 'hangs'])('which %s', async (how) => {
    const calls: { route: string; path: string; body: unknown }[] = [];
    for (const [route, { thing, params, bodies }] of cases) {
      const id = thing === undefined ? '' : await things[thing](api, user);
      const path = (route.split(' ')[1] ?? '').replace(/:(\w+)/g, (_, name: string) => params?.[name] ?? id);
      calls.push({ route, path, body: await bodies?.[0]?.((named) => things[named](api, user)) });
    }
    if (how === 'hangs') redis.hang();
    else await redis.kill();
    const wrong: string[] = [];
    const take = async ({ route, path, body }: (typeof calls)[number]) => {
      const began = performance.now();
      const { status } = await api.call(route.split(' ')[0] ?? '', path, user, body);
      const ms = performance.now() - began;
      const closed = /auth\/(?:login|change-password)$/.test(route);
      if (ms > 5_000) wrong.push(`${route}: ${Math.round(ms)} ms`);
      if (closed ? status !== 503 : status >= 500 && status !== 503) wrong.push(`${route}: ${status}`);
    };
    // A few at once: most of them wait for Redis.
    const few = Array.from({ length: 6 }, async () => {
      for (let call = calls.shift(); call; call = calls.shift()) await take(call);
    });
    await Promise.all(few);
    expect(wrong).toEqual([]);
    if (how === 'hangs') redis.goOn();
    else await redis.run();
  });
});
