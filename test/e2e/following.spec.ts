import type { JobEvent } from '@ffprobe-api/client';
import Redis from 'ioredis';
import { once } from 'node:events';
import { freePort } from '../../apps/standalone/src/stores/free-port';
import { makeLong } from '../support/media';
import { Service } from '../support/service';
import { unhurried } from '../support/unhurried';

let service: Service;
let other: string;
beforeAll(async () => {
  service = await Service.start('following', { environment: unhurried() });
  const port = await freePort('127.0.0.1');
  service.spawn('api', { PORT: String(port), INSTANCE_ID: 'api-other' });
  other = `http://127.0.0.1:${port}`;
  await service.until(async () => (await fetch(`${other}/health/live`)).ok);
  const picture = 'testsrc2=s=320x180:r=25';
  makeLong(service.mediaRoot, 'short.mp4', picture, 20);
  // So long that it is still decoded when the slowest test has seen enough; each test cancels what it began.
  makeLong(service.mediaRoot, 'long.mp4', picture, 600);
}, 120_000);
afterAll(() => service.stop());

/** A stream of events that can be left at any time. */
class Follower {
  readonly seen: JobEvent[] = [];
  private readonly leaving = new AbortController();
  /** resolves when the service ended the stream */
  readonly ended: Promise<void>;

  constructor(api: string, id: string, lastEventId?: string, apiKey = service.apiKey) {
    this.ended = this.read(api, id, apiKey, lastEventId).catch(() => undefined);
  }

  leave(): void {
    this.leaving.abort();
  }

  names(): string[] {
    return this.seen.map(({ event }) => event);
  }

  /** Over one connection: what the client does when it breaks is no concern here. */
  private async read(baseUrl: string, id: string, apiKey: string, lastEventId?: string): Promise<void> {
    let connections = 0;
    const once: typeof fetch = (request) => {
      connections += 1;
      if (connections > 1) this.leave();
      return fetch(request);
    };
    const { signal } = this.leaving;
    const following = { signal, ...(lastEventId !== undefined && { lastEventId }) };
    const events = service.client({ baseUrl, apiKey, fetch: once }).events('analysis', id, following);
    for await (const event of events) this.seen.push(event);
  }
}

async function submit(name = 'long'): Promise<string> {
  const { body } = await service.post<{ id: string }>('/api/v1/probe/file', {
    file_path: `media/${name}.mp4`,
    depth: 'full',
    async: true,
    fresh: true,
  });
  return body.id;
}
const cancel = (id: string) => service.post(`/api/v1/probe/analyses/${id}/cancel`, {});
const some = (follower: Follower, count: number) =>
  service.until(async () => follower.seen.filter(({ event }) => event === 'progress').length >= count);

it('progress is a real fraction that rises, with its stage and the time left', async () => {
  const id = await submit('short');
  const follower = new Follower(service.baseUrl, id);
  await follower.ended;
  const decoding = follower.seen.filter(({ event, data }) => event === 'progress' && data['stage'] === 'decoding');
  const fractions = decoding.map(({ data }) => Number(data['fraction']));
  expect(fractions.length).toBeGreaterThan(1);
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  expect(fractions.every((fraction) => fraction > 0 && fraction <= 1)).toBe(true);
  expect(decoding.some(({ data }) => typeof data['eta_seconds'] === 'number')).toBe(true);
  expect(follower.names()[0]).toBe('snapshot');
  expect(follower.names().at(-1)).toBe('completed');
});

it('another replica goes on where the first was left, without a repetition', async () => {
  const id = await submit();
  const first = new Follower(service.baseUrl, id);
  await some(first, 2);
  first.leave();
  await first.ended;
  const left = first.seen.at(-1)?.id ?? undefined;
  const second = new Follower(other, id, left);
  await some(second, 2);
  await cancel(id);
  await second.ended;
  expect(second.names()).not.toContain('snapshot');
  const ids = [...first.seen, ...second.seen].flatMap((event) => event.id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  expect(second.names().at(-1)).toBe('cancelled');
});

it('after Redis has lost everything the follower gets one snapshot and goes on', async () => {
  const id = await submit();
  const follower = new Follower(other, id);
  await some(follower, 1);
  const before = follower.seen.length;
  const redis = new Redis(service.environment['REDIS_URL'] ?? '');
  await redis.flushdb();
  redis.disconnect();
  await service.until(async () => follower.names().slice(before).includes('snapshot'));
  await service.until(async () => follower.names().slice(before).includes('progress'));
  await cancel(id);
  await follower.ended;
  const after = follower.names().slice(before);
  expect(after.filter((name) => name === 'snapshot')).toHaveLength(1);
  expect(after.at(-1)).toBe('cancelled');
});

it('a follower whose key was revoked is told no more, others go on', async () => {
  const { body: session } = await service.post<{ access_token: string }>('/api/v1/auth/login', service.admin);
  const authorization = `Bearer ${session.access_token}`;
  const { body: made } = await service.json<{ id: string; key: string }>('/api/v1/auth/api-keys', {
    method: 'POST',
    headers: { authorization },
    body: JSON.stringify({ name: 'for a while', scopes: ['probe:read'] }),
  });
  const id = await submit();
  const dropped = new Follower(service.baseUrl, id, undefined, made.key);
  const stays = new Follower(service.baseUrl, id);
  await Promise.all([some(dropped, 1), some(stays, 1)]);
  await service.fetch(`/api/v1/auth/api-keys/${made.id}`, { method: 'DELETE', headers: { authorization } });
  await dropped.ended;
  await some(stays, stays.seen.length + 1);
  await cancel(id);
  await stays.ended;
  expect([dropped.names().at(-1), stays.names().at(-1)]).toEqual(['progress', 'cancelled']);
});

it('an event reaches its follower within 250 ms', async () => {
  const id = await submit();
  const follower = new Follower(other, id);
  const lateMs: number[] = [];
  let known = 0;
  const look = async () => {
    // The stream's ids are Redis' own clock, which is this machine's.
    for (; known < follower.seen.length; known += 1) {
      const told = Number(follower.seen[known]?.id?.split('-')[0] ?? Number.NaN);
      if (!Number.isNaN(told)) lateMs.push(Date.now() - told);
    }
    return lateMs.length >= 4;
  };
  await service.until(look, 30_000, 25);
  await cancel(id);
  await follower.ended;
  // The first may have been told before the follower came. Looking adds up to 25 ms.
  const [, ...fresh] = lateMs;
  expect(Math.min(...fresh)).toBeLessThan(250);
});

it('an API that is told to stop ends its streams and lets those who wait know where their work goes on', async () => {
  const port = await freePort('127.0.0.1');
  const api = service.spawn('api', { PORT: String(port), INSTANCE_ID: 'api-leaving' }, { mayDie: true });
  const leaving = `http://127.0.0.1:${port}`;
  await service.until(async () => (await fetch(`${leaving}/health/live`)).ok);
  const id = await submit();
  const follower = new Follower(leaving, id);
  await some(follower, 1);
  const waiting = fetch(`${leaving}/api/v1/probe/file`, {
    method: 'POST',
    headers: { 'x-api-key': service.apiKey, 'content-type': 'application/json' },
    body: JSON.stringify({ file_path: 'media/long.mp4', depth: 'full', fresh: true }),
  });
  await service.until(async () => {
    const { body } = await service.json<{ items: { status: string }[] }>('/api/v1/probe/analyses?limit=2');
    return body.items.filter(({ status }) => status === 'pending' || status === 'running').length === 2;
  });
  const exit = once(api, 'exit');
  api.kill('SIGTERM');
  const reply = await waiting;
  const accepted = (await reply.json()) as { id: string };
  expect([reply.status, reply.headers.get('location')]).toEqual([202, `/api/v1/probe/analyses/${accepted.id}`]);
  await follower.ended;
  expect(await exit).toEqual([null, 'SIGTERM']);
  const resumed = new Follower(other, id, follower.seen.at(-1)?.id ?? undefined);
  await Promise.all([cancel(id), cancel(accepted.id)]);
  await resumed.ended;
  expect(resumed.names().at(-1)).toBe('cancelled');
});
