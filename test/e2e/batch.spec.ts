import { copyFileSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeClip } from '../support/media';
import { Service } from '../support/service';

interface Accepted {
  id: string;
  total: number | null;
  status_url: string;
  events_url: string;
  refused: number;
  errors: { index: number; code: string }[];
  code?: string;
}
interface Batch {
  id: string;
  status: string;
  total: number;
  counts: Record<string, number>;
  duplicates: number;
  throughput: number | null;
  slowest: { index: number }[];
  first_errors: { index: number; code: string }[];
  code?: string;
}
interface Item {
  index: number;
  status: string;
  verdict: string | null;
  analysis_id: string | null;
  comparison_id: string | null;
  duplicate_of: number | null;
  labels: Record<string, string>;
  source: { file_path?: string } | null;
  error: { code: string } | null;
}

let service: Service;
let clip: string;
beforeAll(async () => {
  service = await Service.start('batch', { environment: { JANITOR_INTERVAL_MS: '100' } });
  clip = makeClip(service.mediaRoot, 'plain.mp4');
  for (const folder of ['films', 'films/trailers', 'many']) mkdirSync(join(service.mediaRoot, folder));
  for (const name of ['films/a.mp4', 'films/b.mov', 'films/trailers/c.mp4'])
    copyFileSync(clip, join(service.mediaRoot, name));
  writeFileSync(join(service.mediaRoot, 'films/notes.txt'), 'not media');
  for (let n = 0; n < 40; n += 1) copyFileSync(clip, join(service.mediaRoot, `many/${n}.mp4`));
});
afterAll(() => service.stop());

const analyze = (body: object, headers: Record<string, string> = {}) =>
  service.json<Accepted>('/api/v1/batch/analyze', { method: 'POST', body: JSON.stringify(body), headers });
const get = async (id: string) => (await service.json<Batch>(`/api/v1/batch/${id}`)).body;
const items = async (id: string, query = '') =>
  (await service.json<{ items: Item[]; next_cursor: string | null }>(`/api/v1/batch/${id}/items${query}`)).body;
async function ended(id: string): Promise<Batch> {
  await service.until(async () => ['completed', 'cancelled'].includes((await get(id)).status));
  return get(id);
}
const many = (count: number, more: object = {}) => ({
  items: Array.from({ length: count }, (_, n) => ({ file_path: `media/many/${n}.mp4` })),
  depth: 'quick',
  fresh: true,
  ...more,
});

describe('a batch of listed items', () => {
  it('analyses each with the shared options and its own, and tells how it stands', async () => {
    const { status, body, headers } = await analyze({
      items: [
        { file_path: 'media/many/0.mp4', labels: { title: 'nought' } },
        { file_path: 'media/many/1.mp4', depth: 'standard' },
        { file_path: 'media/films/notes.txt' },
        { file_path: 'media/none.mp4' },
      ],
      depth: 'quick',
      labels: { project: 'spring' },
    });
    expect([status, body.total, body.status_url, headers.get('location')]).toEqual([
      202,
      4,
      `/api/v1/batch/${body.id}`,
      `/api/v1/batch/${body.id}`,
    ]);
    const batch = await ended(body.id);
    expect(batch.counts).toMatchObject({ pending: 0, running: 0, completed: 2, failed: 2, cancelled: 0, pass: 2 });
    expect(batch.first_errors.map(({ index }) => index).sort()).toEqual([2, 3]);
    expect(batch.slowest.length).toBeGreaterThan(0);
    const list = (await items(body.id)).items;
    expect(list[3]?.error?.code).toBe('PATH_NOT_AVAILABLE');
    const first = await service.json<{ depth: string; labels: object }>(
      `/api/v1/probe/analyses/${list[0]?.analysis_id}`,
    );
    expect(first.body).toMatchObject({ depth: 'quick', labels: { project: 'spring', title: 'nought' } });
    const second = await service.json<{ depth: string }>(`/api/v1/probe/analyses/${list[1]?.analysis_id}`);
    expect(second.body.depth).toBe('standard');
    expect((await service.json<Batch>(`/api/v1/batch/status/${body.id}`)).body).toEqual(batch);
  });

  it('analyses the same media with the same options once', async () => {
    linkSync(clip, join(service.mediaRoot, 'linked.mp4'));
    const same = [
      { file_path: 'media/plain.mp4' },
      { file_path: 'media/linked.mp4' },
      { file_path: 'media/plain.mp4' },
    ];
    const { body } = await analyze({
      items: [...same, { file_path: 'media/plain.mp4', depth: 'standard' }],
      depth: 'quick',
    });
    const batch = await ended(body.id);
    expect([batch.counts['completed'], batch.counts['pass'], batch.duplicates]).toEqual([4, 4, 2]);
    const list = (await items(body.id)).items;
    expect(list.map(({ duplicate_of }) => duplicate_of)).toEqual([null, 0, 0, null]);
    expect(new Set(list.map(({ analysis_id }) => analysis_id)).size).toBe(2);
  });

  it('tells bad items by index and goes on, or refuses all', async () => {
    const bad = {
      items: [{ file_path: 'media/plain.mp4' }, { depth: 'quick' }, { file_path: 'media/plain.mp4', depht: 1 }, 7],
    };
    const { status, body } = await analyze(bad);
    expect([status, body.total, body.refused]).toEqual([202, 4, 3]);
    expect(body.errors.map(({ index, code }) => [index, code])).toEqual([
      [1, 'SOURCE_AMBIGUOUS'],
      [2, 'VALIDATION_FAILED'],
      [3, 'VALIDATION_FAILED'],
    ]);
    expect((await ended(body.id)).counts).toMatchObject({ completed: 1, failed: 3 });
    const refused = await service.json<{ code: string; errors: { path: string }[] }>('/api/v1/batch/analyze', {
      method: 'POST',
      body: JSON.stringify({ ...bad, all_or_nothing: true }),
    });
    expect([refused.status, refused.body.code, refused.body.errors.map(({ path }) => path)]).toEqual([
      400,
      'BATCH_ITEMS_REFUSED',
      ['items.1', 'items.2.depht', 'items.3'],
    ]);
    const missing = {
      items: [{ file_path: 'media/plain.mp4' }, { file_path: 'media/none.mp4' }],
      all_or_nothing: true,
    };
    expect((await analyze(missing)).status).toBe(422);
    expect((await analyze({ items: [] })).body).toMatchObject({ status: 400, code: 'BATCH_EMPTY' });
    expect((await analyze({ items: [{}], root: 'media' })).body.code).toBe('BATCH_AMBIGUOUS');
    expect((await analyze({ items: [{ file_path: 'a' }], policy: 'none-such' })).body.code).toBe('POLICY_NOT_FOUND');
  });

  it('is begun once for one Idempotency-Key', async () => {
    const body = { items: [{ file_path: 'media/plain.mp4' }], depth: 'quick' };
    const first = await analyze(body, { 'idempotency-key': 'batch-1' });
    const again = await analyze(body, { 'idempotency-key': 'batch-1' });
    expect(again.body.id).toBe(first.body.id);
    expect((await analyze({ ...body, depth: 'standard' }, { 'idempotency-key': 'batch-1' })).status).toBe(422);
  });
});

describe('a list that streams in', () => {
  const send = (type: string, body: string, query = '', headers: Record<string, string> = {}) =>
    service.fetch(`/api/v1/batch/analyze${query}`, {
      method: 'POST',
      body,
      headers: { 'content-type': type, ...headers },
    });

  it('is read as CSV, its options from the query', async () => {
    const text = '\ufefffile_path;depth;label.title\nmedia/many/2.mp4;;"=cmd|x"\nmedia/many/3.mp4;standard;\n';
    const reply = await send('text/csv', text, '?depth=quick');
    const { id, total } = (await reply.json()) as Accepted;
    expect([reply.status, total]).toEqual([202, 2]);
    await ended(id);
    const list = (await items(id)).items;
    expect(list.map(({ labels }) => labels)).toEqual([{ title: '=cmd|x' }, {}]);
    const depths = await Promise.all(
      list.map(
        async (item) =>
          (await service.json<{ depth: string }>(`/api/v1/probe/analyses/${item.analysis_id}`)).body.depth,
      ),
    );
    expect(depths).toEqual(['quick', 'standard']);
  });

  it('is read as NDJSON, and once for one Idempotency-Key', async () => {
    const text = '{"file_path":"media/many/4.mp4"}\nnot json\n\n{"file_path":"media/many/5.mp4"}';
    const first = (await (
      await send('application/x-ndjson', text, '?depth=quick', { 'idempotency-key': 'list' })
    ).json()) as Accepted;
    expect([first.total, first.errors.map(({ index }) => index)]).toEqual([3, [1]]);
    const again = (await (
      await send('application/x-ndjson', text, '?depth=quick', { 'idempotency-key': 'list' })
    ).json()) as Accepted;
    expect(again.id).toBe(first.id);
    expect((await send('application/x-ndjson', 'x', '?depth=quick', { 'idempotency-key': 'list' })).status).toBe(400);
    expect((await ended(first.id)).counts).toMatchObject({ completed: 2, failed: 1 });
  });

  it('is refused whole where it can’t be read', async () => {
    expect((await send('text/csv', 'file_path\n"open')).status).toBe(400);
    expect((await send('text/csv', '')).status).toBe(400);
    expect((await send('text/csv', 'file_path\na\n', '?nonsense=1')).status).toBe(400);
  });
});

describe('a folder', () => {
  it('is listed by globs', async () => {
    const { status, body } = await analyze({
      root: 'media/films',
      glob: '**/*.{mp4,mov}',
      exclude: ['trailers/**'],
      depth: 'quick',
    });
    expect([status, body.total]).toEqual([202, 2]);
    await ended(body.id);
    expect((await items(body.id)).items.map(({ source }) => source?.file_path)).toEqual([
      'media/films/a.mp4',
      'media/films/b.mov',
    ]);
  });

  it('that is empty is a batch that ended; one that is not there is refused', async () => {
    const { body } = await analyze({ root: 'media/films', glob: '*.mxf' });
    expect((await ended(body.id)).total).toBe(0);
    for (const root of ['media/none', '../', '/etc', 'media/plain.mp4'])
      expect((await analyze({ root, glob: '*' })).body).toMatchObject({ status: 422, code: 'FOLDER_NOT_AVAILABLE' });
    expect((await analyze({ root: 'media', glob: '../*' })).body.code).toBe('GLOB_NOT_ACCEPTABLE');
    expect((await analyze({ s3_prefix: 's3://bucket/films/' })).body.code).toBe('NOT_AVAILABLE');
  });
});

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
    for (const name of ['mended.mp4', 'late.mp4']) copyFileSync(clip, join(service.mediaRoot, name));
    await service.post(`/api/v1/batch/${body.id}/retry`, {});
    expect(await ended(body.id)).toMatchObject({ counts: { completed: 2, failed: 0 }, first_errors: [] });
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

  it('follows a batch to its end', async () => {
    const { body } = await analyze(many(5));
    const text = await (await service.fetch(body.events_url)).text();
    const events = [...text.matchAll(/^event: (.*)$/gm)].map(([, name]) => name);
    expect([events[0], events.at(-1)]).toEqual(['snapshot', 'completed']);
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
