import { makeClip } from '../support/media';
import { Service } from '../support/service';

interface Analysis {
  id: string;
  labels: Record<string, string>;
}

let service: Service;
let id: string;
let path: string;
beforeAll(async () => {
  service = await Service.start('reading');
  makeClip(service.mediaRoot, 'plain.mp4');
  id = (await service.post<Analysis>('/api/v1/probe/file', { file_path: 'media/plain.mp4', depth: 'quick' })).body.id;
  path = `/api/v1/probe/analyses/${id}`;
});
afterAll(() => service.stop());

async function sessionOf(email: string, password: string): Promise<{ authorization: string }> {
  const { body } = await service.json<{ access_token: string }>('/api/v1/auth/login', {
    method: 'POST',
    body: JSON.stringify({ email, password }),
    apiKey: null,
  });
  return { authorization: `Bearer ${body.access_token}` };
}

describe('a finished analysis', () => {
  it('is the same body from the cache, with an ETag that answers 304', async () => {
    const first = await service.fetch(path);
    const second = await service.fetch(path);
    expect(await second.text()).toBe(await first.text());
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^".+"$/);
    const unchanged = await service.fetch(path, { headers: { 'if-none-match': etag } });
    expect([unchanged.status, await unchanged.text()]).toEqual([304, '']);
    expect((await service.fetch(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  it('is not there for another owner, cached or not', async () => {
    const admin = await sessionOf(service.admin.email, service.admin.password);
    const other = { email: 'other@example.com', password: 'another-long-password' };
    expect(
      (
        await service.json('/api/v1/admin/users', {
          method: 'POST',
          headers: admin,
          body: JSON.stringify({ ...other, role: 'user' }),
        })
      ).status,
    ).toBe(201);
    const session = await sessionOf(other.email, other.password);
    expect((await service.fetch(path, { headers: session })).status).toBe(404);
    expect((await service.fetch(`${path}/ffprobe`, { headers: session })).status).toBe(404);
    expect((await service.fetch(path, { method: 'DELETE', headers: session })).status).toBe(404);
    expect(
      (await service.json<{ items: unknown[] }>('/api/v1/probe/analyses', { headers: session })).body.items,
    ).toEqual([]);
  });

  it('is listed in pages, newest first', async () => {
    for (let index = 0; index < 3; index += 1) {
      await service.post('/api/v1/probe/file', {
        file_path: 'media/plain.mp4',
        depth: 'quick',
        labels: { n: String(index) },
      });
    }
    const first = await service.json<{ items: Analysis[]; next_cursor: string }>('/api/v1/probe/analyses?limit=2');
    expect(first.body.items.map((item) => item.labels['n'])).toEqual(['2', '1']);
    const next = await service.json<{ items: Analysis[]; next_cursor: string | null }>(
      `/api/v1/probe/analyses?limit=2&cursor=${first.body.next_cursor}`,
    );
    expect(next.body.items.map((item) => item.id)).toEqual([expect.any(String), id]);
    expect(next.body.next_cursor).toBeNull();
    expect((await service.json('/api/v1/probe/analyses?cursor=nonsense')).status).toBe(400);
    expect((await service.json('/api/v1/probe/analyses?colour=red')).status).toBe(400);
  });

  it('becomes a report that can be downloaded', async () => {
    const made = await service.post<{ id: string; status: string }>('/api/v1/reports', {
      subject: { analysis_id: id },
      format: 'json',
      title: 'Delivery',
    });
    expect([made.status, made.body.status]).toEqual([201, 'completed']);
    const content = await service.json<{ verdict: { result: string }; report: { title: string } }>(
      `/api/v1/reports/${made.body.id}/download`,
    );
    expect([content.body.verdict.result, content.body.report.title]).toEqual(['pass', 'Delivery']);
  });

  it('is gone from everywhere once it is deleted', async () => {
    await service.fetch(path);
    expect((await service.fetch(path, { method: 'DELETE' })).status).toBe(204);
    expect((await service.fetch(path)).status).toBe(404);
  });
});

describe('an upload', () => {
  const bytes = new Uint8Array(Array.from({ length: 3000 }, (_, index) => index % 256));
  it('is given back whole and in ranges, to its owner alone', async () => {
    const form = new FormData();
    form.set('file', new Blob([bytes]), 'a.bin');
    const sent = await service.fetch('/api/v1/uploads', { method: 'POST', body: form });
    const { upload_id, size_bytes } = (await sent.json()) as { upload_id: string; size_bytes: number };
    expect([sent.status, size_bytes]).toEqual([201, 3000]);
    const content = (range?: string) =>
      service.fetch(`/api/v1/uploads/${upload_id}/content`, range ? { headers: { range } } : {});
    expect(new Uint8Array(await (await content()).arrayBuffer())).toEqual(bytes);
    const part = await content('bytes=10-19');
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 10-19/3000']);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.slice(10, 20));
    expect(new Uint8Array(await (await content('bytes=-5')).arrayBuffer())).toEqual(bytes.slice(-5));
    const outside = await content('bytes=9000-');
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, 'bytes */3000']);
    const known = { 'if-none-match': part.headers.get('etag') ?? '' };
    expect((await service.fetch(`/api/v1/uploads/${upload_id}/content`, { headers: known })).status).toBe(304);
    expect((await service.fetch(`/api/v1/uploads/${upload_id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await content()).status).toBe(404);
  });
});

describe('the same upload, sent twice with one Idempotency-Key,', () => {
  it('is kept once; another is refused', async () => {
    const upload = async (text: string) => {
      const body = new FormData();
      body.set('file', new Blob([text]), 'notes.mp4');
      const headers = { 'idempotency-key': 'upload-1' };
      const reply = await service.fetch('/api/v1/uploads', { method: 'POST', body, headers });
      return { reply, told: (await reply.json()) as { upload_id: string; code?: string } };
    };
    const [first, again, other] = [await upload('one'), await upload('one'), await upload('other')];
    expect([again.reply.status, again.told]).toEqual([201, first.told]);
    expect(other.told.code).toBe('IDEMPOTENCY_KEY_REUSED');
    const content = await service.fetch(again.reply.headers.get('location') ?? '');
    expect(await content.text()).toBe('one');
  });
});

describe('operations', () => {
  it('tells strangers the status alone and an administrator the details', async () => {
    expect((await service.json('/health', { apiKey: null })).body).toEqual({ status: 'ok' });
    const admin = await sessionOf(service.admin.email, service.admin.password);
    const { body } = await service.json<{
      details: { postgresql: string; workers: { tools: { ffprobe: { version: string } } }[] };
    }>('/health', { headers: admin });
    expect(body.details.postgresql).toBe('up');
    expect(body.details.workers[0]?.tools.ffprobe.version).toBeTruthy();
  });

  it('serves its document and Swagger UI', async () => {
    const { body } = await service.json<{ paths: Record<string, unknown> }>('/api/docs-json', { apiKey: null });
    expect(Object.keys(body.paths)).toContain('/api/v1/probe/file');
    expect(await (await service.fetch('/api/docs', { apiKey: null })).text()).toContain('swagger-ui');
  });
});
