import { AuthApp } from './auth-app';
import { accountOf, type Account } from './accounts';
import { until } from './until';

describe('API keys', () => {
  let auth: AuthApp;
  let user: Account;
  beforeAll(async () => {
    auth = await AuthApp.start();
    user = await accountOf(auth, 'user');
  });
  afterAll(() => auth.stop());

  const read = async (key: string): Promise<number> => (await auth.call('/guarded/read', { key })).status;
  const rotate = (id: string, body: object) =>
    auth.call<{ key: string; previous_valid_until: string }>(`/api/v1/auth/api-keys/${id}/rotate`, {
      token: user.token,
      body,
    });

  it('are shown once and kept as hashes', async () => {
    const { id, key } = await auth.createKey(user.token, ['probe:read']);
    expect(key).toMatch(/^ffp_[0-9a-f]{32}\.[\w-]{43}$/);
    const list = await auth.call('/api/v1/auth/api-keys', { token: user.token });
    expect(JSON.stringify(list.body)).toContain(id);
    expect(JSON.stringify(list.body)).not.toContain(key.split('.')[1]);
    const [row] = await auth.dataSource.query<{ text: string }[]>(
      'SELECT k::text AS text FROM api_keys k WHERE id = $1',
      [id],
    );
    expect(row?.text).toContain(id);
    expect(row?.text).not.toContain(key.split('.')[1]);
  });

  it('are refused with another secret, prefix or shape', async () => {
    const { key } = await auth.createKey(user.token, ['probe:read']);
    const [head = '', tail = ''] = key.split('.');
    for (const forged of [
      `${head}.${'A'.repeat(43)}`,
      `ffr${key.slice(3)}`,
      `${head}.${tail}x`,
      head,
      '',
      '.',
      key.toUpperCase(),
      `${key} `.repeat(50),
    ]) {
      expect(await read(forged || 'x')).toBe(401);
    }
    expect(await read(key)).toBe(200);
  });

  it('expire', async () => {
    const soon = new Date(Date.now() + 1_500).toISOString();
    const { key } = await auth.createKey(user.token, ['probe:read'], { expires_at: soon });
    expect(await read(key)).toBe(200);
    await until(
      () => read(key),
      (status) => status === 401,
      4_000,
    );
    const past = { name: 'x', scopes: ['probe:read'], expires_at: '2020-01-01T00:00:00Z' };
    expect(await auth.call('/api/v1/auth/api-keys', { token: user.token, body: past })).toMatchObject({
      status: 422,
      body: { code: 'EXPIRY_PASSED' },
    });
  });

  it('rotate at once, or with an overlap in which both secrets are good', async () => {
    const { id, key } = await auth.createKey(user.token, ['probe:read']);
    const second = (await rotate(id, { overlap_sec: 2 })).body;
    expect([await read(key), await read(second.key)]).toEqual([200, 200]);
    await until(
      () => read(key),
      (status) => status === 401,
      5_000,
    );
    expect(await read(second.key)).toBe(200);
    const third = await auth.call<{ key: string }>(`/api/v1/auth/api-keys/${id}/rotate`, {
      token: user.token,
      method: 'POST',
    });
    expect(third.status).toBe(200);
    expect([await read(second.key), await read(third.body.key)]).toEqual([401, 200]);
  });

  it('are nobody else’s business: 404', async () => {
    const { id, key } = await auth.createKey(user.token, ['probe:read']);
    const other = await accountOf(auth, 'admin');
    const missing = '00000000-0000-7000-8000-00000000dead';
    for (const target of [id, missing, 'not-a-uuid']) {
      expect(
        (await auth.call(`/api/v1/auth/api-keys/${target}`, { token: other.token, method: 'DELETE' })).status,
      ).toBe(404);
      expect((await auth.call(`/api/v1/auth/api-keys/${target}/rotate`, { token: other.token, body: {} })).status).toBe(
        404,
      );
    }
    expect(await read(key)).toBe(200);
  });

  it('are dead at once when deleted', async () => {
    const { id, key } = await auth.createKey(user.token, ['probe:read']);
    expect(await read(key)).toBe(200);
    expect((await auth.call(`/api/v1/auth/api-keys/${id}`, { token: user.token, method: 'DELETE' })).status).toBe(204);
    expect(await read(key)).toBe(401);
  });

  it('note their use to the minute, in one write', async () => {
    const { id, key } = await auth.createKey(user.token, ['probe:read']);
    const usedAt = async () =>
      (
        await auth.dataSource.query<{ last_used_at: Date | null; xmin: string }[]>(
          'SELECT last_used_at, xmin FROM api_keys WHERE id = $1',
          [id],
        )
      )[0];
    await read(key);
    const first = await until(usedAt, (row) => row?.last_used_at != null, 2_000);
    await Promise.all(Array.from({ length: 20 }, () => read(key)));
    expect(await usedAt()).toEqual(first);
  });

  it('refuse unknown scopes and fields', async () => {
    const create = (body: object) => auth.call('/api/v1/auth/api-keys', { token: user.token, body });
    expect((await create({ name: 'x', scopes: ['admin:write'] })).status).toBe(400);
    expect((await create({ name: 'x', scopes: [] })).status).toBe(400);
    expect((await create({ name: 'x', scopes: ['probe:read'], user_id: user.id })).status).toBe(400);
  });

  it('come in pages', async () => {
    const someone = await accountOf(auth, 'user');
    for (let key = 0; key < 3; key += 1) await auth.createKey(someone.token, ['llm:read'], { name: `key ${key}` });
    interface Page {
      items: { name: string }[];
      next_cursor: string | null;
    }
    const page = (query: string) => auth.call<Page>(`/api/v1/auth/api-keys?${query}`, { token: someone.token });
    const first = (await page('limit=2')).body;
    expect(first.items.map(({ name }) => name)).toEqual(['key 2', 'key 1']);
    const rest = (await page(`limit=2&cursor=${first.next_cursor}`)).body;
    expect(rest).toMatchObject({ items: [{ name: 'key 0' }], next_cursor: null });
    expect((await page('cursor=nonsense')).body).toMatchObject({ code: 'CURSOR_INVALID' });
  });
});
