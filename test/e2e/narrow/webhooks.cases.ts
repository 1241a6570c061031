import { type Problem, type Webhook } from '../../integration/webhooks/webhook-client';
import { askDatabase } from '../../support/ask-database';
import { service } from './narrow';

const base = '/api/v1/webhooks';
const nobody = '00000000-0000-7000-8000-000000000000';

describe('a webhook', () => {
  let ada: string;
  let bob: string;
  let onlooker: string;

  beforeAll(async () => {
    const { access_token: admin } = await login(service.admin);
    [ada, bob, onlooker] = await Promise.all([
      newcomer(admin, 'ada', 'user'),
      newcomer(admin, 'bob', 'user'),
      newcomer(admin, 'onlooker', 'viewer'),
    ]);
  });

  async function login(credentials: { email: string; password: string }): Promise<{ access_token: string }> {
    return (await service.post<{ access_token: string }>('/api/v1/auth/login', credentials)).body;
  }

  async function newcomer(admin: string, name: string, role: string): Promise<string> {
    const credentials = { email: `${name}@example.com`, password: 'a password long enough' };
    const { status } = await call(admin, 'POST', '/api/v1/admin/users', { ...credentials, role });
    expect(status).toBe(201);
    return (await login(credentials)).access_token;
  }

  function call<T = Webhook & Problem>(token: string, method: string, path: string, body?: object) {
    const headers = { authorization: `Bearer ${token}` };
    return service.json<T>(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  }

  const create = (token: string, body: object) => call(token, 'POST', base, body);

  it('tells the secret once and keeps it sealed', async () => {
    const { status, body, headers } = await create(ada, { url: 'https://example.com/hook', description: 'ingest' });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`${base}/${body.id}`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(body).toMatchObject({ events: null, enabled: true, description: 'ingest', previous_secret_until: null });
    const { body: again } = await call(ada, 'GET', `${base}/${body.id}`);
    expect(again).not.toHaveProperty('secret');
    const { body: list } = await call<{ items: Webhook[] }>(ada, 'GET', base);
    expect(JSON.stringify(list)).not.toContain('whsec_');

    const rows = await askDatabase(service, 'SELECT * FROM webhooks');
    expect(JSON.stringify(rows)).not.toContain(body.secret.slice('whsec_'.length));
  });

  it.each([
    ['a private address', { url: 'http://127.0.0.1:9/' }, 422, 'ADDRESS_NOT_PUBLIC'],
    ['a private address in disguise', { url: 'http://0x7f.1/' }, 422, 'ADDRESS_NOT_PUBLIC'],
    ['the metadata service', { url: 'http://169.254.169.254/latest' }, 422, 'ADDRESS_NOT_PUBLIC'],
    ['localhost', { url: 'http://localhost/' }, 422, 'ADDRESS_NOT_PUBLIC'],
    ['another scheme', { url: 'ftp://example.com/' }, 400, 'URL_SCHEME_NOT_ALLOWED'],
    ['no URL', { url: 'example.com/hook' }, 400, 'URL_MALFORMED'],
    ['an unknown event', { url: 'https://example.com/', events: ['analysis.exploded'] }, 400, 'VALIDATION_FAILED'],
    ['no event at all', { url: 'https://example.com/', events: [] }, 400, 'VALIDATION_FAILED'],
    ['an unknown field', { url: 'https://example.com/', secret: 'whsec_mine' }, 400, 'VALIDATION_FAILED'],
    ['no body', {}, 400, 'VALIDATION_FAILED'],
  ])('refuses %s', async (_case, body, status, code) => {
    expect(await create(ada, body)).toMatchObject({ status, body: { code } });
  });

  it('changes what is given and leaves the rest', async () => {
    const { body: made } = await create(ada, {
      url: 'https://example.com/a',
      events: ['report.ready'],
      description: 'x',
    });
    const change = (body: object) => call(ada, 'PATCH', `${base}/${made.id}`, body);
    expect(await change({ enabled: false })).toMatchObject({
      status: 200,
      body: { enabled: false, events: ['report.ready'], description: 'x', url: 'https://example.com/a' },
    });
    expect(await change({ events: null, description: null })).toMatchObject({
      body: { events: null, description: null },
    });
    expect(await change({ url: 'http://10.0.0.1/' })).toMatchObject({
      status: 422,
      body: { code: 'ADDRESS_NOT_PUBLIC' },
    });
    expect(await change({ url: null })).toMatchObject({ status: 400 });
    expect(await change({})).toMatchObject({ status: 200 });
  });

  it('shows nobody else’s and lets nobody else touch it', async () => {
    const { body: made } = await create(ada, { url: 'https://ada:pass@example.com/hook?token=t0p' });
    const path = `${base}/${made.id}`;
    const refused = { status: 404, body: { code: 'WEBHOOK_NOT_FOUND' } };
    expect(await call(bob, 'GET', path)).toMatchObject(refused);
    expect(await call(bob, 'PATCH', path, { enabled: false })).toMatchObject(refused);
    expect(await call(bob, 'POST', `${path}/rotate-secret`)).toMatchObject(refused);
    expect(await call(bob, 'POST', `${path}/test`)).toMatchObject(refused);
    expect(await call(bob, 'GET', `${path}/deliveries`)).toMatchObject(refused);
    expect(await call(bob, 'DELETE', path)).toMatchObject(refused);
    expect((await call<{ items: [] }>(bob, 'GET', base)).body.items).toEqual([]);
    expect((await call(ada, 'GET', path)).body).toMatchObject({ url: 'https://ada:pass@example.com/hook?token=t0p' });
    const seen = await call(onlooker, 'GET', path);
    expect(seen).toMatchObject({ status: 200, body: { url: 'https://example.com/hook?token=redacted' } });
    expect(await call(onlooker, 'DELETE', path)).toMatchObject({ status: 403 });
    expect(await call(onlooker, 'GET', `${base}/signing-secret`)).toMatchObject({ status: 403 });
  });

  it('redelivers nobody else’s delivery', async () => {
    const { body: made } = await create(ada, { url: 'https://example.com/hook' });
    const { status, body: test } = await call<{ id: string; status: string }>(ada, 'POST', `${base}/${made.id}/test`);
    expect({ status, state: test.status }).toEqual({ status: 202, state: 'pending' });
    const redeliver = (token: string, id: string) => call(token, 'POST', `${base}/deliveries/${id}/redeliver`);
    expect(await redeliver(bob, test.id)).toMatchObject({ status: 404, body: { code: 'DELIVERY_NOT_FOUND' } });
    expect(await call(bob, 'GET', `${base}/deliveries/${test.id}`)).toMatchObject({ status: 404 });
    expect((await call<{ items: [] }>(bob, 'GET', `${base}/deliveries`)).body.items).toEqual([]);
    expect(await redeliver(ada, nobody)).toMatchObject({ status: 404 });
    expect(await redeliver(ada, test.id)).toMatchObject({ status: 202 });
  });

  it('gives each user a secret of their own for webhook_url, the same until it is rotated', async () => {
    const tell = async (token: string) => (await call(token, 'GET', `${base}/signing-secret`)).body.secret;
    const [first, second] = await Promise.all([tell(bob), tell(bob)]);
    expect(first).toBe(second);
    expect(await tell(ada)).not.toBe(first);
    const { body: rotated } = await call(bob, 'POST', `${base}/signing-secret/rotate`, { overlap_sec: 60 });
    expect(rotated.secret).not.toBe(first);
    expect(await tell(bob)).toBe(rotated.secret);
  });

  it('pages newest first, and limits how many there are', async () => {
    let last = 201;
    for (let made = 0; made < 60 && last === 201; made += 1)
      last = (await create(bob, { url: `https://example.com/${made}` })).status;
    expect(last).toBe(409);
    const first = await call<{ items: Webhook[]; next_cursor: string }>(bob, 'GET', `${base}?limit=30`);
    const second = await call<{ items: Webhook[]; next_cursor: null }>(
      bob,
      'GET',
      `${base}?limit=30&cursor=${first.body.next_cursor}`,
    );
    expect(second.body.next_cursor).toBeNull();
    const urls = [...first.body.items, ...second.body.items].map(({ url }) => url);
    expect(urls).toEqual(Array.from({ length: 50 }, (_, index) => `https://example.com/${49 - index}`));
  });

  it('leaves nothing of a user who is deleted', async () => {
    const { access_token: admin } = await login(service.admin);
    const eve = await newcomer(admin, 'eve', 'user');
    const { body: made } = await create(eve, { url: 'https://example.com/eve' });
    await call(eve, 'POST', `${base}/${made.id}/test`);
    await call(eve, 'GET', `${base}/signing-secret`);
    const { body: me } = await call<{ id: string }>(eve, 'GET', '/api/v1/auth/me');
    const deleted = await call(admin, 'DELETE', `/api/v1/admin/users/${me.id}`);
    expect(deleted.status).toBeLessThan(300);
    for (const table of ['webhooks', 'webhook_deliveries', 'webhook_user_secrets']) {
      await service.until(
        async () => (await askDatabase(service, `SELECT 1 FROM ${table} WHERE user_id = $1`, [me.id])).length === 0,
      );
    }
  });
});
