import { Service } from '../support/service';

const board = '/api/v1/admin/queues';
const page = { accept: 'text/html' };

let service: Service;
let admin: Record<string, string>;
let user: Record<string, string>;

beforeAll(async () => {
  service = await Service.start('queue-board');
  admin = await login(service.admin);
  const other = { email: 'user@example.com', password: 'another-long-password' };
  await service.json('/api/v1/admin/users', {
    method: 'POST',
    headers: admin,
    body: JSON.stringify({ ...other, role: 'user' }),
  });
  user = await login(other);
});
afterAll(() => service.stop());

async function login(account: { email: string; password: string }): Promise<Record<string, string>> {
  const { body } = await service.post<{ access_token: string }>('/api/v1/auth/login', account);
  return { authorization: `Bearer ${body.access_token}` };
}
const get = (path: string, headers: Record<string, string> = {}) => service.fetch(path, { headers, apiKey: null });

it('is for administrators with a session alone', async () => {
  const status = async (path: string, headers?: Record<string, string>) => (await get(path, headers)).status;
  for (const path of [board, `${board}/`, `${board}/api/queues`, `${board}/static/favicon.ico`]) {
    expect([path, await status(path), await status(path, user), await status(path, admin)]).toEqual([
      path,
      401,
      403,
      200,
    ]);
  }
  expect((await service.fetch(board)).status).toBe(403);
  expect((await service.json(`${board}/session`, { method: 'POST', headers: user })).status).toBe(403);
});

it('serves its page under the policy of every other reply, without a foreign host', async () => {
  const reply = await get(board, { ...admin, ...page });
  const html = await reply.text();
  expect(html).toContain(`<base href="${board}/"`);
  expect(html).not.toMatch(/https?:\/\//);
  expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(reply.headers.get('x-frame-options')).toBe('SAMEORIGIN');
  expect(reply.headers.get('cache-control')).toBe('no-store');
  expect(reply.headers.get('x-request-id')).toBeTruthy();
});

it('shows every doorbell and changes none', async () => {
  const { queues } = (await (await get(`${board}/api/queues`, admin)).json()) as {
    queues: { name: string; readOnlyMode: boolean }[];
  };
  expect(queues.map(({ name }) => name)).toEqual(expect.arrayContaining(['probe', 'analysis', 'quality', 'reports']));
  expect(queues.every(({ readOnlyMode }) => readOnlyMode)).toBe(true);
  for (const path of ['pause', 'empty', 'retry/failed', 'clean/waiting', 'obliterate', 'add']) {
    const url = `${board}/api/queues/probe/${path}`;
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      expect([method, url, (await service.json(url, { method, headers: admin, body: '{}' })).status]).toEqual([
        method,
        url,
        404,
      ]);
    }
  }
});

it('asks a person to sign in, whose cookie opens the board and nothing else', async () => {
  const asked = await get(board, page);
  expect([asked.status, asked.headers.get('content-type')]).toEqual([401, 'text/html; charset=utf-8']);
  expect(await asked.text()).toContain(`${board}/sign-in.js`);
  const session = await service.fetch(`${board}/session`, { method: 'POST', headers: admin });
  const [cookie = ''] = session.headers.getSetCookie();
  expect(session.status).toBe(204);
  expect(cookie).toMatch(/; Path=\/api\/v1\/admin\/queues; Max-Age=\d+; HttpOnly; SameSite=Strict$/);
  const sent = { cookie: cookie.split(';')[0] ?? '' };
  expect((await get(board, { ...sent, ...page })).status).toBe(200);
  expect((await get(`${board}/api/queues`, sent)).status).toBe(200);
  expect((await get('/api/v1/admin/users', sent)).status).toBe(401);
  expect((await service.fetch(`${board}/session`, { method: 'POST', headers: sent, apiKey: null })).status).toBe(401);
  const { body } = await service.json<{ items: { action: string }[] }>(
    '/api/v1/admin/audit?action=queue-board.opened',
    {
      headers: admin,
    },
  );
  expect(body.items).toHaveLength(1);
});

it('/health tells an administrator how much waits, lane by lane', async () => {
  const { body } = await service.json<{ details: Record<string, unknown> }>('/health', { headers: admin });
  expect(body.details).toMatchObject({
    queue_depth: { pending: 0, running: 0 },
    queues: expect.arrayContaining([
      { work: 'analyses', lane: 'quick', pending: 0, running: 0, oldest_pending_seconds: null },
      { work: 'comparisons', lane: 'heavy', pending: 0, running: 0, oldest_pending_seconds: null },
    ]) as unknown,
    doorbells: { probe: { waiting: 0, active: 0 }, quality: { waiting: 0, active: 0 } },
    webhooks: { events_waiting: 0, deliveries_pending: 0, deliveries_dead: 0, oldest_due_seconds: null },
  });
  expect((await service.json('/health', { apiKey: null })).body).toEqual({ status: 'ok' });
});
