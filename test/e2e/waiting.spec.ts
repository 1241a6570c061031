import Queue from 'bull';
import Redis from 'ioredis';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeClip } from '../support/media';
import { aliveTools, letGo, startsOf, writeTools } from '../chaos/world/tools';
import { Service } from '../support/service';

interface Analysis {
  id: string;
  status: string;
  reused_from: string | null;
}

let service: Service;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ffprobe-api-waiting-'));
  service = await Service.start('waiting', {
    environment: {
      ...writeTools(folder),
      SANDBOX: 'off',
      // Long enough for a tool to start on a slow machine: callers leave while they still wait.
      SYNC_TIMEOUT_MS: '4000',
      WORKER_CONCURRENCY: '2',
      // Nobody looks for work without a knock or a bell.
      RECONCILE_INTERVAL_MS: '3600000',
    },
  });
  const clip = makeClip(service.mediaRoot, 'plain.mp4');
  for (const name of ['slow.mp4', 'held.mp4', 'endless.mp4']) copyFileSync(clip, join(service.mediaRoot, name));
});
afterAll(async () => {
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
});

const path = '/api/v1/probe/file';
const body = (file: string, more: object = {}) => ({
  file_path: `media/${file}`,
  depth: 'quick',
  fresh: true,
  ...more,
});
const statusOf = async (id: string) => (await service.json<Analysis>(`/api/v1/probe/analyses/${id}`)).body.status;
const newest = async () => (await service.json<{ items: Analysis[] }>('/api/v1/probe/analyses?limit=1')).body.items[0];
const idle = () => service.until(async () => aliveTools(folder) === 0);

async function leaveDuring(query: string, more: object = {}): Promise<Analysis | undefined> {
  const leaving = new AbortController();
  const call = service
    .fetch(`${path}${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body('endless.mp4', more)),
      signal: leaving.signal,
    })
    .catch(() => undefined);
  await service.until(async () => aliveTools(folder) > 0);
  leaving.abort();
  await call;
  return newest();
}

describe('a caller who waits alone', () => {
  let redis: Redis;
  let bells: Queue.Queue;
  beforeAll(() => {
    redis = new Redis(service.environment['REDIS_URL'] ?? '');
    bells = new Queue('probe', service.environment['REDIS_URL'] ?? '', { prefix: `${prefix()}:bull` });
  });
  afterAll(async () => {
    await bells.close();
    redis.disconnect();
  });

  // A knock that is not answered in time, as on a busy machine, is followed by bells alone for a while.
  const patienceMs = 45_000;
  const prefix = () => service.environment['REDIS_PREFIX'] ?? 'ffprobe';
  const probe = (more: object = {}) => service.post<Analysis>(path, body('plain.mp4', more));
  const completed = (id: string) => service.until(async () => (await statusOf(id)) === 'completed');

  it('is answered by a knock, while no bell is heard, with one start of the tool', async () => {
    await service.until(async () => {
      const before = startsOf(folder, 'plain.mp4');
      await bells.pause();
      const { status, body: answer } = await probe();
      const starts = startsOf(folder, 'plain.mp4') - before;
      await bells.resume();
      await completed(answer.id);
      return status === 200 && starts === 1;
    }, patienceMs);
  });

  it('is answered all the same where the knock is lost', async () => {
    const thief = redis.duplicate();
    const stolen: string[] = [];
    const steal = async () => {
      for (;;) stolen.push(((await thief.blpop(`${prefix()}:knocks:probe.run`, 0)) ?? [])[1] ?? '');
    };
    const stealing = steal().catch(() => undefined);
    await service.until(async () => {
      const { status, body: answer } = await probe();
      const isStolen = stolen.some((knock) => knock.includes(answer.id));
      return isStolen && status === 200 && answer.status === 'completed';
    }, patienceMs);
    thief.disconnect();
    await stealing;
  });

  it('gets what was found before, and no tool goes on for it', async () => {
    const { body: first } = await probe({ fresh: false });
    const { body: second } = await probe({ fresh: false });
    expect(second.reused_from).toBe(first.reused_from ?? first.id);
    await idle();
  });
});

it('past the limit a synchronous call answers 202, and its result comes', async () => {
  const reply = await service.post<Analysis>(path, body('held.mp4'));
  expect([reply.status, reply.headers.get('location')]).toEqual([202, `/api/v1/probe/analyses/${reply.body.id}`]);
  letGo(folder);
  await service.until(async () => (await statusOf(reply.body.id)) === 'completed');
});

it.each([
  ['in the query', '?abort_on_disconnect=true', {}],
  ['in the body', '', { abort_on_disconnect: true }],
])('a caller that leaves and said so %s ends its work and its tool', async (_where, query, more) => {
  const left = await leaveDuring(query, more);
  const began = Date.now();
  await idle();
  // Left alone it would run for ten minutes.
  expect(Date.now() - began).toBeLessThan(20_000);
  expect(await statusOf(left?.id ?? '')).toBe('cancelled');
});

it('a caller that just leaves does not end stored work', async () => {
  const left = await leaveDuring('');
  // Somebody else's call comes and goes meanwhile.
  const { body: other } = await service.post<Analysis>(path, body('plain.mp4'));
  await service.until(async () => (await statusOf(other.id)) === 'completed');
  expect([await statusOf(left?.id ?? ''), aliveTools(folder)]).toEqual(['running', 1]);
  await service.post(`/api/v1/probe/analyses/${left?.id}/cancel`, {});
  await idle();
});

it('one owner’s many do not starve another’s one', async () => {
  const admin = await service.post<{ access_token: string }>('/api/v1/auth/login', service.admin);
  const headers = { authorization: `Bearer ${admin.body.access_token}` };
  const account = { email: 'other@example.com', password: 'another-long-password' };
  await service.json('/api/v1/admin/users', {
    method: 'POST',
    headers,
    body: JSON.stringify({ ...account, role: 'user' }),
  });
  const { body: login } = await service.post<{ access_token: string }>('/api/v1/auth/login', account);
  // The worker looks up when all of them are there, however long that took.
  const worker = service.pidOf('worker');
  process.kill(worker, 'SIGSTOP');
  const many = await Promise.all(
    Array.from(
      { length: 40 },
      async () => (await service.post<Analysis>(path, body('slow.mp4', { async: true }))).body.id,
    ),
  );
  const one = await service.json<Analysis>(path, {
    method: 'POST',
    headers: { authorization: `Bearer ${login.access_token}` },
    body: JSON.stringify(body('plain.mp4', { async: true })),
  });
  process.kill(worker, 'SIGCONT');
  await service.until(
    async () =>
      (
        await service.json<Analysis>(`/api/v1/probe/analyses/${one.body.id}`, {
          headers: { authorization: `Bearer ${login.access_token}` },
        })
      ).body.status === 'completed',
  );
  process.kill(worker, 'SIGSTOP');
  const states = await Promise.all(many.map(statusOf));
  process.kill(worker, 'SIGCONT');
  expect(states.filter((status) => status === 'pending').length).toBeGreaterThan(25);
  await Promise.all(many.map((id) => service.post(`/api/v1/probe/analyses/${id}/cancel`, {})));
  await idle();
});
