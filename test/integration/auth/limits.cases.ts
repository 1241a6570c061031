import { AuthApp } from './auth-app';
import { accountOf } from './accounts';

const statuses = async (count: number, ask: () => Promise<{ status: number }>): Promise<number[]> => {
  const answers: number[] = [];
  for (let turn = 0; turn < count; turn += 1) answers.push((await ask()).status);
  return answers;
};

describe('budgets', () => {
  let auth: AuthApp;
  beforeAll(
    async () =>
      (auth = await AuthApp.start({
        RATE_LIMIT_PER_MINUTE: '6',
        RATE_LIMIT_USER_PER_MINUTE: '15',
        RATE_LIMIT_ADDRESS_PER_MINUTE: '100',
        RATE_LIMIT_UPLOADS_PER_MINUTE: '2',
        RATE_LIMIT_FAILED_AUTH_PER_MINUTE: '5',
        TRUST_PROXY: '127.0.0.1/32',
      })),
  );
  afterAll(() => auth.stop());

  it('count a key, tell it in the headers, and say when to come again', async () => {
    const first = await auth.call('/guarded/read', { key: auth.adminKey });
    expect(['limit', 'remaining', 'reset'].map((name) => first.headers.get(`ratelimit-${name}`))).toEqual([
      '6',
      '5',
      '10',
    ]);
    expect(await statuses(6, () => auth.call('/guarded/read', { key: auth.adminKey }))).toEqual([
      200, 200, 200, 200, 200, 429,
    ]);
    const refused = await auth.call('/guarded/read', { key: auth.adminKey });
    expect(refused).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(8);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(10);
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
  });

  it('count a user over all keys', async () => {
    const user = await accountOf(auth, 'user');
    const keys = [];
    for (let key = 0; key < 3; key += 1) keys.push((await auth.createKey(user.token, ['probe:read'])).key);
    const all: number[] = [];
    for (const key of keys) all.push(...(await statuses(5, () => auth.call('/guarded/read', { key }))));
    // Three of the fifteen went into making the keys.
    expect(all.filter((status) => status === 200)).toHaveLength(12);
    expect(all.slice(12)).toEqual([429, 429, 429]);
  });

  it('count uploads by user', async () => {
    const user = await accountOf(auth, 'user');
    expect(await statuses(3, () => auth.call('/guarded/uploads', { token: user.token, method: 'POST' }))).toEqual([
      201, 201, 429,
    ]);
    expect((await auth.call('/guarded/read', { token: user.token })).status).toBe(200);
  });

  it('are told on every reply: unknown routes and malformed bodies too', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.40' };
    const replies = [
      await auth.call('/nowhere', { headers }),
      await auth.call('/api/v1/auth/login', { body: '{', headers }),
      await auth.call('/api/v1/auth/login', { body: {}, headers }),
      await auth.call('/guarded/if-any', { headers }),
    ];
    expect(replies.map(({ status }) => status)).toEqual([404, 400, 400, 200]);
    for (const reply of replies) {
      for (const name of ['limit', 'remaining', 'reset'])
        expect(reply.headers.get(`ratelimit-${name}`)).toMatch(/^\d+$/);
    }
  });

  it('stop guessing of keys before any is looked at, without locking out the neighbours', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.50' };
    const user = await accountOf(auth, 'user');
    const { key } = await auth.createKey(user.token, ['probe:read']);
    const { key: fresh } = await auth.createKey(user.token, ['probe:read']);
    expect((await auth.call('/guarded/read', { key, headers })).status).toBe(200);
    const guess = (turn: number) => `ffp_${String(turn).padStart(32, '0')}.${'A'.repeat(43)}`;
    let turn = 0;
    expect(await statuses(7, () => auth.call('/guarded/read', { key: guess((turn += 1)), headers }))).toEqual([
      401, 401, 401, 401, 401, 429, 429,
    ]);
    // Unproven credentials from there are not looked at, right or wrong; proven ones and sessions pass, and so does everybody elsewhere.
    expect((await auth.call('/guarded/read', { key: fresh, headers })).status).toBe(429);
    expect((await auth.call('/guarded/read', { key, headers })).status).toBe(200);
    expect((await auth.call('/guarded/read', { token: user.token, headers })).status).toBe(200);
    expect(
      (await auth.call('/guarded/read', { key: fresh, headers: { 'x-forwarded-for': '203.0.113.51' } })).status,
    ).toBe(200);
  });

  it('count calls without credentials as calls of the address, not as guesses', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.55' };
    expect(await statuses(8, () => auth.call('/guarded/read', { headers }))).toEqual(
      Array.from({ length: 8 }, () => 401),
    );
    const all = await statuses(100, () => auth.call('/guarded/read', { headers }));
    expect(all.at(-1)).toBe(429);
  });

  it('hold for guesses made at the same moment', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.60' };
    const replies = await Promise.all(
      Array.from({ length: 40 }, (_, turn) =>
        auth.call('/guarded/read', { key: `ffp_${String(turn).padStart(32, 'a')}.${'A'.repeat(43)}`, headers }),
      ),
    );
    expect(replies.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(35);
  });

  it('are shared by two processes', async () => {
    const second = await AuthApp.start({ ...settingsOf(auth) });
    try {
      const user = await accountOf(auth, 'user');
      const { key } = await auth.createKey(user.token, ['probe:read']);
      const both = [
        ...(await statuses(4, () => auth.call('/guarded/read', { key }))),
        ...(await statuses(4, () => second.call('/guarded/read', { key }))),
      ];
      expect(both).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
    } finally {
      await second.stop();
    }
  });
});

function settingsOf(auth: AuthApp): Record<string, string> {
  const { DATABASE_URL, REDIS_URL, RATE_LIMIT_PER_MINUTE } = auth.config;
  return { DATABASE_URL, REDIS_URL, RATE_LIMIT_PER_MINUTE: String(RATE_LIMIT_PER_MINUTE) };
}
