import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { Service } from '../support/service';

const megabyte = 1024 * 1024;
const diskBytes = 32 * megabyte;
const mostBytes = 20 * megabyte;

/** A small disk of its own; null, saying why, where this machine doesn't allow one. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'ffprobe-api-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskBytes}`, 'tmpfs', folder], { stdio: 'pipe' });
    return folder;
  } catch (error) {
    console.warn(`skipped, a full disk can't be made here: ${(error as Error).message}`);
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
}

const disk = smallDisk();

(disk === null ? describe.skip : describe)('storage that is nearly full', () => {
  const folder = disk ?? '';
  let service: Service;
  beforeAll(async () => {
    mkdirSync(join(folder, 'storage'));
    service = await Service.start('tight-storage', {
      workers: 0,
      environment: { STORAGE_DIR: join(folder, 'storage'), MAX_UPLOAD_BYTES: String(mostBytes) },
    });
  });
  afterAll(async () => {
    await service.stop();
    execFileSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  const files = () =>
    readdirSync(join(folder, 'storage'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

  async function rows(): Promise<number> {
    const client = new Client({ connectionString: service.environment['DATABASE_URL'] });
    await client.connect();
    try {
      const { rows: found } = await client.query<{ n: string }>(
        'SELECT (SELECT count(*) FROM uploads) + (SELECT count(*) FROM analyses) AS n',
      );
      return Number(found[0]?.n);
    } finally {
      await client.end();
    }
  }

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
    expect(await send(path, mostBytes + 1, streamed)).toEqual({ status: 413, code: 'UPLOAD_TOO_LARGE' });
    expect([files().length, await rows()]).toEqual([0, 0]);
    expect((await send('/api/v1/uploads', 18 * megabyte, streamed)).status).toBe(201);
    expect(await send(path, 18 * megabyte, streamed)).toEqual({ status: 507, code: 'STORAGE_FULL' });
    expect([files().length, await rows()]).toEqual([1, 1]);
    const { body } = await service.json<{ id: string }>('/api/v1/auth/me');
    await forget(body.id);
    // There is room again.
    expect((await send('/api/v1/uploads', 17 * megabyte, streamed)).status).toBe(201);
    await forget(body.id);
  });

  async function forget(userId: string): Promise<void> {
    const client = new Client({ connectionString: service.environment['DATABASE_URL'] });
    await client.connect();
    const { rows: found } = await client.query<{ id: string }>('SELECT id FROM uploads WHERE user_id = $1', [userId]);
    await client.end();
    for (const { id } of found) await service.fetch(`/api/v1/uploads/${id}`, { method: 'DELETE' });
    expect([files().length, await rows()]).toEqual([0, 0]);
  }
});
