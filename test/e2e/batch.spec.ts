import { copyFileSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Service } from '../support/service';
import { type Accepted, type Batch, BatchClient } from './batch-client';

let client: BatchClient;
let service: Service;
beforeAll(async () => {
  client = await BatchClient.start('batch');
  service = client.service;
  for (const folder of ['films', 'films/trailers']) mkdirSync(join(service.mediaRoot, folder));
  for (const name of ['films/a.mp4', 'films/b.mov', 'films/trailers/c.mp4'])
    copyFileSync(client.clip, join(service.mediaRoot, name));
  writeFileSync(join(service.mediaRoot, 'films/notes.txt'), 'not media');
});
afterAll(() => service.stop());

const analyze: BatchClient['analyze'] = (body, headers) => client.analyze(body, headers);
const items: BatchClient['items'] = (id, query) => client.items(id, query);
const ended = (id: string) => client.ended(id);

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
    linkSync(client.clip, join(service.mediaRoot, 'linked.mp4'));
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

  it('calls an upload by the name of its file, on the list and in a report', async () => {
    const { upload_id } = await service.client().upload(client.clip);
    const { body } = await analyze({ items: [{ upload_id }], depth: 'quick' });
    await ended(body.id);
    expect((await items(body.id)).items[0]?.name).toBe('plain.mp4');
    const report = await service.client().report({ batch_id: body.id }, 'junit');
    expect(await report.text()).toContain('name="0 plain.mp4"');
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
