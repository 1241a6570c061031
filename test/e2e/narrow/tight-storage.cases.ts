import { askDatabase } from '../../support/ask-database';
import { storedCounts } from '../../support/what-is-stored';
import { disk, mostUploadBytes, service } from './narrow';

const megabyte = 1024 * 1024;

(disk === null ? describe.skip : describe)('storage that is nearly full', () => {
  /** With its length such a body is taken from Node's parser, without it is read as a stream. */
  async function send(path: string, bytes: number, streamed: boolean): Promise<{ status: number; code?: string }> {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(bytes)]), 'a.mp4');
    const { body, headers } = new Response(form);
    const type = { 'content-type': headers.get('content-type') ?? '' };
    const sent = streamed ? { body, headers: type, duplex: 'half' as const } : { body: form };
    const response = await service.fetch(path, { method: 'POST', ...sent });
    expect([streamed, response.headers.get('connection')]).toEqual([streamed, streamed ? 'keep-alive' : 'close']);
    return { status: response.status, code: ((await response.json()) as { code?: string }).code };
  }

  it.each([
    ['/api/v1/uploads', false],
    ['/api/v1/uploads', true],
    ['/api/v1/probe/file', false],
    ['/api/v1/probe/file', true],
  ])('%s refuses what is too large or does not fit, and keeps nothing of it (streamed: %s)', async (path, streamed) => {
    expect(await send(path, mostUploadBytes + 1, streamed)).toEqual({ status: 413, code: 'UPLOAD_TOO_LARGE' });
    expect(await storedCounts(service)).toEqual({ files: 0, uploads: 0, analyses: 0 });
    expect((await send('/api/v1/uploads', 18 * megabyte, streamed)).status).toBe(201);
    expect(await send(path, 18 * megabyte, streamed)).toEqual({ status: 507, code: 'STORAGE_FULL' });
    expect(await storedCounts(service)).toEqual({ files: 1, uploads: 1, analyses: 0 });
    const { body } = await service.json<{ id: string }>('/api/v1/auth/me');
    await forget(body.id);
    // There is room again.
    expect((await send('/api/v1/uploads', 17 * megabyte, streamed)).status).toBe(201);
    await forget(body.id);
  });

  async function forget(userId: string): Promise<void> {
    const uploads = await askDatabase<{ id: string }>(service, 'SELECT id FROM uploads WHERE user_id = $1', [userId]);
    for (const { id } of uploads) await service.fetch(`/api/v1/uploads/${id}`, { method: 'DELETE' });
    expect(await storedCounts(service)).toEqual({ files: 0, uploads: 0, analyses: 0 });
  }
});
