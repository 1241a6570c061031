import { linkSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { askDatabase } from '../support/ask-database';
import type { Service } from '../support/service';
import { type Accepted, type Batch, BatchClient, many } from './batch-client';

let client: BatchClient;
let service: Service;
let admin: string;
let user: { id: string; headers: { authorization: string } };
beforeAll(async () => {
  client = await BatchClient.start('batchquota');
  service = client.service;
  admin = await login(service.admin);
  user = await newcomer('bounded@example.com');
});
afterAll(() => service.stop());

async function login(account: object): Promise<string> {
  return (await service.post<{ access_token: string }>('/api/v1/auth/login', account)).body.access_token;
}

async function newcomer(email: string): Promise<typeof user> {
  const account = { email, password: 'correct-horse-battery' };
  const { body } = await service.json<{ id: string }>(
    '/api/v1/admin/users',
    asAdmin('POST', { ...account, role: 'user' }),
  );
  return { id: body.id, headers: { authorization: `Bearer ${await login(account)}` } };
}

const asAdmin = (method: string, body: object) => ({
  method,
  body: JSON.stringify(body),
  headers: { authorization: `Bearer ${admin}` },
});
const bound = async (quotas: object) =>
  expect((await service.json(`/api/v1/admin/users/${user.id}`, asAdmin('PATCH', { quotas }))).status).toBe(200);
const analyze = (body: object) => client.analyze(body, user.headers);
async function streamed(body: string) {
  const headers = { ...user.headers, 'content-type': 'application/x-ndjson' };
  const path = '/api/v1/batch/analyze?depth=quick&fresh=true';
  const reply = await service.fetch(path, { method: 'POST', body, headers });
  return { status: reply.status, body: (await reply.json()) as Accepted, headers: reply.headers };
}
const batches = async () => {
  const { body } = await service.json<{ items: Batch[] }>('/api/v1/batch', { headers: user.headers });
  return body.items;
};

interface Used {
  quotas: { running_jobs: { used: number } };
}
const running = async () =>
  (await service.json<Used>('/api/v1/auth/me', { headers: user.headers })).body.quotas.running_jobs.used;

describe('quotas', () => {
  it('of running jobs hold items back, and refuse no batch', async () => {
    await bound({ running_jobs: 1 });
    const first = await analyze(many(12));
    const second = await analyze(many(12));
    expect([first.status, second.status]).toEqual([202, 202]);
    let most = 0;
    const look = async () => {
      most = Math.max(most, await running());
      return (await batches()).every(({ status }) => status === 'completed');
    };
    await service.until(look, 30_000, 25);
    // Two batches may look at the same moment.
    expect(most).toBeLessThanOrEqual(2);
    expect((await batches()).map(({ counts }) => counts['completed'])).toEqual([12, 12]);
  });

  it('of waiting items refuse a batch whole, listed or streamed', async () => {
    await bound({ running_jobs: 0, waiting_items: 10 });
    const { length: before } = await batches();
    const line = '{"file_path":"media/many/1.mp4"}\n';
    for (const { status, body, headers } of [await analyze(many(11)), await streamed(line.repeat(11))]) {
      expect([status, body.code]).toEqual([429, 'QUOTA_USED_UP']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(await batches()).toHaveLength(before);
    const { status, body } = await streamed(line.repeat(10));
    expect(status).toBe(202);
    await client.ended(body.id);
  });

  it('of waiting items let the listing of a folder rest after a page', async () => {
    // The worker remembers limits for three seconds: of this one it knows none.
    user = await newcomer('listing@example.com');
    await bound({ waiting_items: 10, cpu_seconds_per_day: 1_000 });
    mkdirSync(join(service.mediaRoot, 'more'));
    for (let n = 0; n < 600; n += 1) linkSync(client.clip, join(service.mediaRoot, `more/${n}.mp4`));
    const { status, body } = await analyze({ root: 'media/more', glob: '*.mp4', depth: 'quick', fresh: true });
    await spend(1_000);
    expect([status, body.total]).toEqual([202, null]);
    await service.until(async () => (await client.get(body.id)).counts['running'] === 0);
    const goesOn = async () => (await client.get(body.id)).total > 500;
    await expect(service.until(goesOn, 1_500)).rejects.toThrow('in time');
    await bound({ waiting_items: 0 });
    await service.until(goesOn);
    expect((await client.get(body.id)).total).toBe(600);
    await service.json(`/api/v1/batch/${body.id}/cancel`, { method: 'POST', body: '{}', headers: user.headers });
    await spend(-1_000);
  });

  it('of CPU time refuse a batch and its retry, and hold back what waits', async () => {
    await bound({ waiting_items: 0, cpu_seconds_per_day: 1_000 });
    const paused = await analyze(many(40, { concurrency: 1 }));
    const path = `/api/v1/batch/${paused.body.id}`;
    const steer = (what: string) =>
      service.json<Batch>(`${path}/${what}`, { method: 'POST', body: '{}', headers: user.headers });
    await steer('pause');
    await spend(1_000);
    expect((await steer('resume')).status).toBe(200);
    await service.until(async () => (await client.get(paused.body.id)).counts['running'] === 0);
    const { counts } = await client.get(paused.body.id);
    expect(counts['pending']).toBeGreaterThan(0);
    const refused = await analyze(many(1));
    expect([refused.status, refused.body.code]).toEqual([429, 'QUOTA_USED_UP']);
    await spend(-1_000);
    expect((await client.ended(paused.body.id)).counts['completed']).toBe(40);
    await spend(1_000);
    expect((await steer('retry')).status).toBe(429);
  });
});

/** As if the user's jobs of today had taken so much. */
async function spend(seconds: number): Promise<void> {
  await askDatabase(
    service,
    `INSERT INTO usage_days (user_id, day, cpu_seconds) VALUES ($1, (now() AT TIME ZONE 'UTC')::date, $2)
     ON CONFLICT (user_id, day) DO UPDATE SET cpu_seconds = usage_days.cpu_seconds + $2`,
    [user.id, seconds],
  );
}
