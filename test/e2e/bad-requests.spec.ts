import { execFileSync } from 'node:child_process';
import { copyFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { makeClip } from '../support/media';
import { Service } from '../support/service';
import { storedFiles } from '../support/what-is-stored';

interface Problem {
  code: string;
  status: number;
  request_id: string;
  errors?: { path: string; message: string }[];
}
interface Analysis {
  id: string;
  status: string;
  source: { kind: string; name: string; size_bytes: number; sha256: string | null };
  media: {
    container: { duration_sec: number; valid: boolean };
    video: { codec: string; width: number; height: number }[];
    audio: { codec: string }[];
  } | null;
  ffprobe_data: { format: { filename: string; tags?: Record<string, string> }; streams: unknown[] };
  findings: unknown[];
  verdict: { policy: string; result: string };
  error: { code: string; detail: string } | null;
}

let service: Service;
let clip: string;
beforeAll(async () => {
  service = await Service.start('bad-requests');
  clip = makeClip(service.mediaRoot, 'plain.mp4');
});
afterAll(() => service.stop());

describe('webhook_url', () => {
  const kinds = {
    probe: (webhook_url: string) =>
      service.post<Problem>('/api/v1/probe/file', { file_path: 'media/plain.mp4', webhook_url }),
    'probe by query': (webhook_url: string) =>
      service.post<Problem>(`/api/v1/probe/file?webhook_url=${encodeURIComponent(webhook_url)}`, {
        file_path: 'media/plain.mp4',
      }),
    upload: async (webhook_url: string) => {
      const form = new FormData();
      form.set('file', new Blob(['x']), 'x.mp4');
      form.set('webhook_url', webhook_url);
      const reply = await service.fetch('/api/v1/probe/file', { method: 'POST', body: form });
      return { status: reply.status, body: (await reply.json()) as Problem };
    },
    compare: (webhook_url: string) => {
      const side = { file_path: 'media/plain.mp4' };
      return service.post<Problem>('/api/v1/quality/compare', {
        reference: side,
        distorted: side,
        metrics: ['psnr'],
        webhook_url,
      });
    },
  };

  it.each(Object.entries(kinds))('of a %s is judged before anything is accepted', async (_kind, send) => {
    for (const url of [
      'http://127.0.0.1:9/hook',
      'https://10.1.2.3/',
      'http://2130706433/',
      'http://[::1]/',
      'http://localhost:9/',
    ]) {
      const { status, body } = await send(url);
      expect([url, status, body.code]).toEqual([url, 422, 'ADDRESS_NOT_PUBLIC']);
    }
    for (const url of ['ftp://example.com/', 'file:///etc/passwd', 'javascript:alert(1)', 'no url', '//example.com/']) {
      expect([url, (await send(url)).status]).toEqual([url, 400]);
    }
    expect(storedFiles(service)).toEqual([]);
    const { body } = await service.json<{ items: unknown[] }>('/api/v1/probe/analyses');
    expect(body.items).toEqual([]);
  });
});

describe('bad requests', () => {
  const file = (body: unknown) => service.post<Problem>('/api/v1/probe/file', body);

  it.each([
    ['outside the roots', { file_path: '../../etc/passwd' }],
    ['absolute and outside', { file_path: '/etc/passwd' }],
    ['missing', { file_path: 'media/none.mp4' }],
    ['a folder', { file_path: 'media' }],
    ['NUL', { file_path: 'media/a\u0000.mp4' }],
    ['300 characters', { file_path: `media/${'x'.repeat(300)}.mp4` }],
    ['a FIFO', { file_path: 'media/fifo' }],
    ['a link out', { file_path: 'media/link.mp4' }],
    ['through a linked folder', { file_path: 'media/linked/hostname' }],
  ])('a path that is %s gets one answer', async (_case, body) => {
    if (_case === 'a FIFO') execFileSync('mkfifo', [join(service.mediaRoot, 'fifo')]);
    if (_case === 'a link out') symlinkSync('/etc/hostname', join(service.mediaRoot, 'link.mp4'));
    if (_case === 'through a linked folder') symlinkSync('/etc', join(service.mediaRoot, 'linked'));
    const { status, body: problem, headers } = await file(body);
    expect([status, problem.code]).toEqual([422, 'PATH_NOT_AVAILABLE']);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(headers.get('x-request-id')).toBe(problem.request_id);
  });

  it.each(['-version', 'a%d.png', 'a:b.mp4', 'ünï🎬.mp4', "quote'.mp4"])(
    'the odd name %s is just a name',
    async (name) => {
      copyFileSync(clip, join(service.mediaRoot, name));
      const { body } = await service.post<Analysis>('/api/v1/probe/file', {
        file_path: `media/${name}`,
        depth: 'quick',
      });
      expect([body.status, body.ffprobe_data.format.filename]).toEqual(['completed', name]);
    },
  );

  it.each([
    ['no source', {}, 'SOURCE_AMBIGUOUS'],
    ['two sources', { file_path: 'a', upload_id: '7f3b0a9e-54f1-4c7b-8f0b-5e0a3f6a2b11' }, 'SOURCE_AMBIGUOUS'],
    ['an unknown field', { file_path: 'media/plain.mp4', filters: 'movie=/etc/passwd' }, 'VALIDATION_FAILED'],
    ['a wrong type', { file_path: 7 }, 'VALIDATION_FAILED'],
    ['an unknown depth', { file_path: 'media/plain.mp4', depth: 'deepest' }, 'VALIDATION_FAILED'],
    ['an array', [1], 'VALIDATION_FAILED'],
  ])('%s is refused', async (_case, body, code) => {
    const { status, body: problem } = await file(body);
    expect([status, problem.code]).toEqual([400, code]);
  });

  it('an unknown policy and an unknown check are named', async () => {
    expect((await file({ file_path: 'media/plain.mp4', policy: 'none-such' })).body).toMatchObject({
      status: 422,
      code: 'POLICY_NOT_FOUND',
    });
    expect((await file({ file_path: 'media/plain.mp4', checks: ['none.such'] })).body).toMatchObject({
      status: 422,
      code: 'CHECK_NOT_FOUND',
    });
  });

  it('bad JSON, deep JSON, prototype keys and large JSON are refused', async () => {
    const send = (body: string) => service.json<Problem>('/api/v1/probe/file', { method: 'POST', body });
    expect((await send('{"file_path":')).status).toBe(400);
    expect((await send('['.repeat(100_000))).status).toBe(400);
    expect((await send('{"__proto__":{"admin":true},"file_path":"media/plain.mp4"}')).status).toBe(400);
    expect((await send(`{"file_path":"${'x'.repeat(2_000_000)}"}`)).status).toBe(413);
  });

  it('JSON in a form, a query or a list is bounded like a body', async () => {
    const deep = '['.repeat(20_000) + ']'.repeat(20_000);
    const form = new FormData();
    form.set('labels', deep);
    form.set('file', new Blob(['x']), 'x.mp4');
    expect((await service.fetch('/api/v1/probe/file', { method: 'POST', body: form })).status).toBe(400);
    const query = `labels=${deep.slice(16_000, 24_000)}`;
    expect((await service.post(`/api/v1/probe/file?${query}`, { file_path: 'media/plain.mp4' })).status).toBe(400);
    for (const [type, list] of [
      ['text/csv', `file_path,labels\nmedia/plain.mp4,${deep}\n`],
      ['text/csv', 'file_path,label.constructor\nmedia/plain.mp4,x\n'],
      ['application/x-ndjson', `{"file_path":"media/plain.mp4","labels":${deep}}\n`],
      ['application/x-ndjson', '{"file_path":"media/plain.mp4","labels":{"constructor":"x"}}\n'],
    ] as const) {
      const sent = { method: 'POST', body: list, headers: { 'content-type': type } };
      expect([list.slice(0, 60), (await service.fetch('/api/v1/batch/analyze', sent)).status]).toEqual([
        list.slice(0, 60),
        400,
      ]);
    }
    expect((await file({ file_path: 'media/plain.mp4', labels: { constructor: 'x' } })).status).toBe(400);
    expect((await file({ file_path: 'media/plain.mp4', valueOf: 'x' })).status).toBe(400);
    expect(storedFiles(service)).toEqual([]);
  });

  it('a large body is read only once its sender is known', async () => {
    const body = `{"items":[${'{},'.repeat(600_000)}{}]}`;
    const send = (apiKey?: null) =>
      service.json<Problem>('/api/v1/batch/analyze', { method: 'POST', body, ...(apiKey === null && { apiKey }) });
    expect((await send(null)).body).toMatchObject({ status: 401 });
    expect((await send()).body).toMatchObject({ status: 400, code: 'BODY_NOT_JSON' });
    expect(
      (await service.post<Problem>('/api/v1/batch/analyze', { items: Array(10_000).fill({ depth: 'deepest' }) })).body,
    ).toMatchObject({ status: 400, code: 'BATCH_ITEMS_REFUSED' });
  });

  it('ids must be ids, and nothing is there without credentials', async () => {
    expect((await service.json('/api/v1/probe/analyses/not-an-id')).status).toBe(400);
    expect((await service.json('/api/v1/probe/analyses/7f3b0a9e-54f1-4c7b-8f0b-5e0a3f6a2b11')).status).toBe(404);
    expect((await service.json('/api/v1/nothing/here')).status).toBe(404);
    expect((await service.json('/api/v1/probe/analyses', { apiKey: null })).status).toBe(401);
  });
});
