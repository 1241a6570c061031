import { randomUUID } from 'node:crypto';
import { Service } from '../support/service';

let service: Service;
beforeAll(async () => {
  service = await Service.start('told-refusals');
});
afterAll(() => service.stop());

it('what is refused is told with what would be taken', async () => {
  type Refusal = { errors?: { message: string }[] };
  const unknown = await service.post<Refusal>('/api/v1/probe/file', { file: 'media/plain.mp4' });
  expect(unknown.body.errors?.[0]?.message).toMatch(/^there is no such field; there are .*\bfile_path\b/);
  const detail = async (path: string, init?: RequestInit) =>
    ((await (await service.fetch(path, init)).json()) as { detail: string }).detail;
  expect(await detail('/api/v1/probe/file?a=b')).toBe('Cannot GET /api/v1/probe/file: it takes POST.');
  const one = `/api/v1/probe/analyses/${randomUUID()}`;
  expect(await detail(one, { method: 'PUT' })).toBe(`Cannot PUT ${one}: it takes GET and DELETE.`);
  for (const path of ['/', '/:a(', '/:a([)', '/*x']) expect(await detail(path)).toContain('there is no such route.');
  const form = { method: 'POST', body: new URLSearchParams({ file_path: 'media/plain.mp4' }) };
  expect(await detail('/api/v1/probe/file', form)).toContain('; send application/json, or multipart/form-data');
  expect(await detail('/api/v1/uploads', form)).toMatch(/; send multipart\/form-data with a file\.$/);
  expect(await detail('/api/v1/auth/login', form)).toMatch(/; send application\/json\.$/);
  expect(await detail('/api/v1/policies', form)).toMatch(/; send application\/json or application\/yaml\.$/);
  expect(await detail('/api/v1/batch/analyze', form)).toMatch(/as text\/csv or application\/x-ndjson\.$/);
  const headers = { 'content-type': 'application/json' };
  const large = { method: 'POST', headers, body: JSON.stringify({ email: 'x'.repeat(2_000_000) }) };
  expect(await detail('/api/v1/auth/login', large)).toMatch(/^The body is larger than the 1048576 bytes/);
});

it.each([
  ['probe/file', {}, 'Name the media: one of file_path, upload_id, analysis_id, or a multipart file.'],
  ['probe/url', {}, 'Name the media: one of url or s3.'],
  ['probe/hls', {}, 'Name the media: one of manifest_url or file_path.'],
  [
    'probe/dash',
    { manifest_url: 'http://x/a.mpd', file_path: 'media/a.mpd' },
    'Name the media once; here are manifest_url and file_path.',
  ],
  [
    'probe/file',
    { analysis_id: randomUUID(), file_path: 'media/plain.mp4' },
    'Name the media once; here are file_path and analysis_id.',
  ],
  [
    'quality/compare',
    { reference: { analysis_id: randomUUID(), url: 'http://x/' }, distorted: { file_path: 'media/plain.mp4' } },
    'Name the media once; here are analysis_id and url.',
  ],
  [
    'quality/compare',
    { reference: {}, distorted: { file_path: 'media/plain.mp4' } },
    'Name the media: one of file_path, upload_id, analysis_id, url, or s3.',
  ],
])('%s of %j is told in the fields it takes', async (route, body, detail) => {
  const answer = await service.post<{ code: string; detail: string }>(`/api/v1/${route}`, body);
  expect([answer.status, answer.body.code, answer.body.detail]).toEqual([400, 'SOURCE_AMBIGUOUS', detail]);
});
