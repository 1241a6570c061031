import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askDatabase } from '../support/ask-database';
import type { Service } from '../support/service';
import { type Batch, BatchClient, many } from './batch-client';

let client: BatchClient;
let service: Service;
beforeAll(async () => {
  client = await BatchClient.start('batchrun');
  service = client.service;
});
afterAll(() => service.stop());

interface Tokens {
  access_token: string;
}
const by = ({ access_token: token }: Tokens) => ({ headers: { authorization: `Bearer ${token}` } });
const analyze: BatchClient['analyze'] = (body, headers) => client.analyze(body, headers);
const get = (id: string) => client.get(id);
const items: BatchClient['items'] = (id, query) => client.items(id, query);
const ended = (id: string) => client.ended(id);

describe('steering', () => {
  it('pauses, resumes and completes', async () => {
    const { body } = await analyze(many(40, { concurrency: 1 }));
    const paused = await service.post<Batch>(`/api/v1/batch/${body.id}/pause`, {});
    expect([paused.status, paused.body.status]).toEqual([200, 'paused']);
    await service.until(async () => (await get(body.id)).counts['running'] === 0);
    const rest = (await get(body.id)).counts['pending'];
    expect(rest).toBeGreaterThan(0);
    expect((await service.post<Batch>(`/api/v1/batch/${body.id}/pause`, {})).body.code).toBe('BATCH_STATE');
    await service.post(`/api/v1/batch/${body.id}/resume`, {});
    expect((await ended(body.id)).counts['completed']).toBe(40);
  });

  it('cancels what waits and what runs, and tries it again', async () => {
    const { body } = await analyze(many(40, { concurrency: 2 }));
    await service.until(async () => ((await get(body.id)).counts['completed'] ?? 0) > 1);
    const { body: cancelled } = await service.post<Batch>(`/api/v1/batch/${body.id}/cancel`, {});
    expect([cancelled.status, cancelled.counts['pending'], cancelled.counts['running']]).toEqual(['cancelled', 0, 0]);
    expect((cancelled.counts['completed'] ?? 0) + (cancelled.counts['cancelled'] ?? 0)).toBe(40);
    expect((await service.post(`/api/v1/batch/${body.id}/cancel`, {})).status).toBe(409);
    expect((await service.post(`/api/v1/batch/${body.id}/retry`, {})).status).toBe(202);
    expect((await ended(body.id)).counts).toMatchObject({ completed: 40, cancelled: 0 });
    expect((await service.post<Batch>(`/api/v1/batch/${body.id}/retry`, {})).body.code).toBe('BATCH_NOTHING_TO_RETRY');
  });

  it('tries again what failed on the media as it is now', async () => {
    writeFileSync(join(service.mediaRoot, 'mended.mp4'), 'not yet');
    const { body } = await analyze({
      items: [{ file_path: 'media/mended.mp4' }, { file_path: 'media/late.mp4' }],
      depth: 'quick',
    });
    expect((await ended(body.id)).counts['failed']).toBe(2);
    for (const name of ['mended.mp4', 'late.mp4']) copyFileSync(client.clip, join(service.mediaRoot, name));
    await service.post(`/api/v1/batch/${body.id}/retry`, {});
    expect(await ended(body.id)).toMatchObject({ counts: { completed: 2, failed: 0 }, first_errors: [] });
  });
});

describe('beside a batch', () => {
  /** Of the items that waited when this analysis was asked for, how many began before it. */
  async function wentBefore(ids: string[]): Promise<{ waited: number; before: number }[]> {
    return askDatabase(
      service,
      `SELECT count(*)::int AS waited, count(*) FILTER (WHERE item.started_at < single.started_at)::int AS before
       FROM analyses single JOIN analyses item ON item.bulk AND item.created_at < single.created_at AND item.started_at > single.created_at
       WHERE single.id = ANY($1) GROUP BY single.id`,
      [ids],
    );
  }

  it('single calls of the same owner and of another wait for a few items, not for all', async () => {
    const account = { email: 'beside@example.com', password: 'correct-horse-battery' };
    const { body: admin } = await service.post<Tokens>('/api/v1/auth/login', service.admin);
    const made = { ...account, role: 'user' };
    await service.json('/api/v1/admin/users', { ...by(admin), method: 'POST', body: JSON.stringify(made) });
    const { body: other } = await service.post<Tokens>('/api/v1/auth/login', account);
    const { body: batch } = await analyze(many(40, { concurrency: 256 }));
    await service.until(async () => (await get(batch.id)).counts['pending'] === 0);
    const worker = service.pidOf('worker');
    process.kill(worker, 'SIGSTOP');
    const single = JSON.stringify({ file_path: 'media/plain.mp4', depth: 'quick', fresh: true, async: true });
    const ids: string[] = [];
    for (const who of [{}, by(other)])
      ids.push(
        (await service.json<{ id: string }>('/api/v1/probe/file', { ...who, method: 'POST', body: single })).body.id,
      );
    process.kill(worker, 'SIGCONT');
    await ended(batch.id);
    for (const { waited, before } of await wentBefore(ids)) {
      expect(waited).toBeGreaterThan(12);
      expect(before).toBeLessThanOrEqual(8);
    }
  });
});

describe('reading', () => {
  it('pages through items and filters them', async () => {
    const { body } = await analyze(many(7));
    await ended(body.id);
    const first = await items(body.id, '?limit=3');
    const second = await items(body.id, `?limit=3&cursor=${first.next_cursor}`);
    const third = await items(body.id, `?limit=3&cursor=${second.next_cursor}`);
    expect([first, second, third].flatMap((page) => page.items.map(({ index }) => index))).toEqual([
      0, 1, 2, 3, 4, 5, 6,
    ]);
    expect(third.next_cursor).toBeNull();
    expect((await items(body.id, '?verdict=pass')).items).toHaveLength(7);
    expect((await items(body.id, '?status=failed')).items).toHaveLength(0);
    expect((await service.json(`/api/v1/batch/${body.id}/items?cursor=x`)).status).toBe(400);
  });

  it('exports every item, harmless to spreadsheets', async () => {
    const cells = ['=1+1', '+1', '-1', '@x', '\tx', '\rx'];
    const { body } = await analyze({ items: cells.map((cell) => ({ file_path: cell })), depth: 'quick' });
    await ended(body.id);
    const csv = await service.fetch(`/api/v1/batch/${body.id}/export?format=csv`);
    expect(csv.headers.get('content-type')).toMatch('text/csv');
    const text = await csv.text();
    for (const cell of cells) expect(text).toContain(`'${cell}`);
    const ndjson = await (await service.fetch(`/api/v1/batch/${body.id}/export?format=ndjson`)).text();
    expect(
      ndjson
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { source: string }).source),
    ).toEqual(cells);
  });

  it('follows a batch to its end, with at most two words a second', async () => {
    const { body } = await analyze(many(40, { concurrency: 1 }));
    const text = await (await service.fetch(body.events_url)).text();
    const events = [...text.matchAll(/^event: (.*)$/gm)].map(([, name]) => name);
    expect([events[0], events.at(-1)]).toEqual(['snapshot', 'completed']);
    const told = [...text.matchAll(/^id: (\d+)-\d+\nevent: progress$/gm)].map(([, ms]) => Number(ms));
    expect(told.length).toBeGreaterThan(1);
    const gaps = told.slice(1).map((ms, place) => ms - (told[place] ?? 0));
    // Half a second where they are told, a little less or more where they arrive.
    expect(Math.min(...gaps)).toBeGreaterThan(400);
  });

  it('lists by label and status; shows nothing to a stranger', async () => {
    const { body } = await analyze(many(1, { labels: { case: 'list' } }));
    await ended(body.id);
    const list = await service.json<{ items: Batch[] }>('/api/v1/batch?label=case:list&status=completed');
    expect(list.body.items.map(({ id }) => id)).toEqual([body.id]);
    const login = await service.post<{ access_token: string }>('/api/v1/auth/login', service.admin);
    const headers = { authorization: `Bearer ${login.body.access_token}` };
    const user = { email: 'other@example.com', password: 'correct-horse-battery' };
    expect(
      (
        await service.json('/api/v1/admin/users', {
          method: 'POST',
          headers,
          body: JSON.stringify({ ...user, role: 'user' }),
        })
      ).status,
    ).toBe(201);
    const other = await service.post<{ access_token: string }>('/api/v1/auth/login', user);
    const stranger = { headers: { authorization: `Bearer ${other.body.access_token}` } };
    for (const path of ['', '/items', '/export', '/events'])
      expect((await service.json(`/api/v1/batch/${body.id}${path}`, stranger)).status).toBe(404);
    expect((await service.json(`/api/v1/batch/${body.id}/cancel`, { method: 'POST', ...stranger })).status).toBe(404);
    expect((await service.json<{ items: unknown[] }>('/api/v1/batch', stranger)).body.items).toEqual([]);
  });
});
