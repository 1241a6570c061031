import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { createHash } from 'node:crypto';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { makeClip } from '../../support/media';
import { Service } from '../../support/service';
import { batchKindCases } from './batch-kinds.cases';
import { type Analysis, type Comparison, largeBytes, largeMovie, manifest, signed, type Upload } from './films';
import { ObjectServer } from './object-server';
import { secondOpinionCases } from './second-opinion.cases';

let server: ObjectServer;
let service: Service;
let worker: ChildProcess;
let clip: Buffer;
let workerLog = '';
beforeAll(async () => {
  server = await ObjectServer.start(['own', 'films', 'closed']);
  service = await Service.start('s3', {
    workers: 0,
    environment: {
      LOG_LEVEL: 'trace',
      STORAGE_DRIVER: 's3',
      ...server.settings,
      S3_BUCKET: 'own',
      S3_PREFIX: 'media',
      S3_SOURCE_BUCKETS: 'films, own',
      WEBHOOK_POLL_MS: '100',
    },
  });
  worker = spawn(process.execPath, [join(__dirname, '../../../dist/apps/worker/src/main.js')], {
    env: { ...service.environment, STORAGE_DIR: join(service.folder, 'elsewhere') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const output of [worker.stdout, worker.stderr])
    output?.on('data', (text: Buffer) => (workerLog += text.toString()));
  await service.until(async () => (await service.json<{ status: string }>('/health/ready')).body.status === 'ok');

  clip = readFileSync(makeClip(service.mediaRoot, 'plain.mp4'));
  await film('clips/a film?.mp4', clip);
  await film('large.mp4', largeMovie(clip));
  await film('list.m3u8', Buffer.from('#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:1,\nlarge.mp4\n#EXT-X-ENDLIST\n'));
});
afterAll(async () => {
  const ended = once(worker, 'exit');
  worker.kill('SIGTERM');
  await ended;
  await service.stop();
  await server.stop();
});
beforeEach(() => {
  server.requests.length = 0;
  workerLog = '';
});

const film = (Key: string, Body: Buffer) =>
  server.access.client.send(new PutObjectCommand({ Bucket: 'films', Key, Body }));
const send = async (path: string, bytes: Buffer | string, name: string): Promise<Response> => {
  const form = new FormData();
  form.set('file', new Blob([bytes]), name);
  return service.fetch(path, { method: 'POST', body: form });
};
const uploaded = async (name: string) => (await (await send('/api/v1/uploads', clip, name)).json()) as Upload;
const probe = (s3: string, options: object = {}) =>
  service.post<Analysis>('/api/v1/probe/url', { depth: 'quick', s3, ...options });

describe('uploads in an S3 store, API and worker on different folders', () => {
  it('are stored in the bucket, probed there, read back by range, and deleted', async () => {
    const upload = await uploaded('mine.mp4');
    expect(upload).toMatchObject({
      size_bytes: clip.length,
      sha256: createHash('sha256').update(clip).digest('hex'),
    });
    const Key = `media/uploads/${upload.upload_id.slice(-2)}/${upload.upload_id}`;
    const stored = await server.access.client.send(new GetObjectCommand({ Bucket: 'own', Key }));
    expect((await buffer(stored.Body as Readable)).equals(clip)).toBe(true);
    expect([service.storageDir, join(service.folder, 'elsewhere')].map((folder) => existsSync(folder))).toEqual([
      false,
      false,
    ]);

    server.requests.length = 0;
    const { body } = await service.post<Analysis>('/api/v1/probe/file', {
      upload_id: upload.upload_id,
      depth: 'standard',
    });
    expect([body.status, body.media?.video[0]?.width]).toEqual(['completed', 320]);
    expect(body.source).toMatchObject({ kind: 'upload', name: 'mine.mp4', size_bytes: clip.length });
    expect(body.source.etag).toBeUndefined();
    expect(server.asked('GET', Key).length).toBeGreaterThan(0);
    expect(server.asked('GET', '').every(({ url }) => url.includes('X-Amz-Signature='))).toBe(true);
    expect(JSON.stringify(body) + workerLog).not.toMatch(signed);
    expect(JSON.stringify(body)).not.toContain(String(server.port));

    const path = `/api/v1/uploads/${upload.upload_id}`;
    for (const [range, from, to] of [
      ['bytes=5-9', 5, 10],
      ['bytes=-3', clip.length - 3, clip.length],
    ] as const) {
      const part = await service.fetch(`${path}/content`, { headers: { range } });
      expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes ${from}-${to - 1}/${clip.length}`]);
      expect(Buffer.from(await part.arrayBuffer())).toEqual(clip.subarray(from, to));
    }
    expect((await service.fetch(path, { method: 'DELETE' })).status).toBe(204);
    await expect(server.access.client.send(new GetObjectCommand({ Bucket: 'own', Key }))).rejects.toMatchObject({
      name: 'NoSuchKey',
    });
    const again = await service.post<Analysis>('/api/v1/probe/file', { upload_id: upload.upload_id });
    expect(again.status).toBe(404);
  });

  it('that are gone when the worker comes fail with SOURCE_GONE', async () => {
    const { upload_id: id } = await uploaded('gone.mp4');
    const { body: probed } = await service.post<Analysis & { id: string }>('/api/v1/probe/file', { upload_id: id });
    await service.fetch(`/api/v1/uploads/${id}`, { method: 'DELETE' });
    const { body } = await service.post<Analysis>('/api/v1/probe/file', { analysis_id: probed.id, fresh: true });
    expect([body.status, body.error?.code]).toEqual(['failed', 'SOURCE_GONE']);
  });

  it('are compared with each other and with objects of a bucket, and no copy stays', async () => {
    const { upload_id } = await uploaded('reference.mp4');
    const { status, body } = await service.post<Comparison>('/api/v1/quality/compare', {
      reference: { upload_id },
      distorted: { s3: 's3://films/clips/a film?.mp4' },
      metrics: ['psnr'],
      async: false,
    });
    expect([status, body.status, body.validity?.valid, body.error]).toEqual([200, 'completed', true, null]);
    expect(JSON.stringify(body) + workerLog).not.toMatch(signed);
    // A copy was made there, and none is left.
    expect(readdirSync(join(tmpdir(), `ffw-${worker.pid}`, 'ffprobe-api-copies'))).toEqual([]);
    const gone = await service.post<Comparison>('/api/v1/quality/compare', {
      reference: { upload_id },
      distorted: { s3: 's3://films/none.mp4' },
      metrics: ['psnr'],
      async: false,
    });
    expect([gone.body.status, gone.body.error?.code]).toEqual(['failed', 'HTTP_STATUS']);
    expect(gone.body.error?.detail).toContain('s3://films/none.mp4 answered 404');
  });

  it('may not be manifests, as they may not be in a folder', async () => {
    const sent = await send('/api/v1/probe/file', manifest, 'a.mp4');
    expect(await sent.json()).toMatchObject({ status: 'failed' });
    expect(server.asked('GET', 'large.mp4')).toEqual([]);
  });
});

describe('s3:// sources', () => {
  it.each(['standard', 'full'])(
    'are probed through the proxy and shown as they were named, depth %s',
    async (depth) => {
      const { status, body } = await probe('s3://films/clips/a film?.mp4', { depth });
      expect([status, body.status, body.media?.video[0]?.width]).toEqual([200, 'completed', 320]);
      expect(body.source).toMatchObject({
        kind: 's3',
        name: 'a film?.mp4',
        url: 's3://films/clips/a film?.mp4',
        size_bytes: clip.length,
        etag: expect.stringMatching(/^"[0-9a-f]{32}"$/) as unknown,
      });
      expect(JSON.stringify(body) + workerLog).not.toMatch(signed);
      expect(JSON.stringify(body)).not.toContain(String(server.port));
    },
  );

  it('are read where their facts are, not from end to end', async () => {
    const { body } = await probe('s3://films/large.mp4');
    expect([body.status, body.source.size_bytes]).toEqual(['completed', clip.length + largeBytes]);
    expect(body.engine?.bytes_read).toBeLessThan(largeBytes / 20);
    expect(server.requests.some(({ range }) => Number(/^bytes=(\d+)-/.exec(range ?? '')?.[1]) > largeBytes)).toBe(true);
  });

  it('that are not there are failed analyses, in the caller’s words', async () => {
    const { status, body } = await probe('s3://films/none.mp4');
    expect([status, body.status, body.error?.code]).toEqual([200, 'failed', 'HTTP_STATUS']);
    expect(body.error?.detail).toContain('s3://films/none.mp4 answered 404');
    expect(JSON.stringify(body) + workerLog).not.toMatch(signed);
    expect(JSON.stringify(body)).not.toContain(String(server.port));
  });

  it('are single files: what a playlist names is not asked for', async () => {
    const { body } = await probe('s3://films/list.m3u8');
    expect(body.status).toBe('failed');
    expect(server.asked('GET', 'large.mp4')).toEqual([]);
  });

  it.each([
    ['s3://closed/a.mp4', 422, 'S3_BUCKET_NOT_ALLOWED'],
    ['s3://own/media/uploads/00/some-id', 422, 'S3_BUCKET_NOT_ALLOWED'],
    ['s3://films/../closed/a.mp4', 400, 'S3_URL_MALFORMED'],
    ['s3://films/', 400, 'S3_URL_MALFORMED'],
    ['s3://user:pass@films/a.mp4', 400, 'S3_URL_MALFORMED'],
    ['https://films/a.mp4', 400, 'S3_URL_MALFORMED'],
    ['s3://films/a\u0000.mp4', 400, 'S3_URL_MALFORMED'],
  ])('%s is refused before anything is asked', async (url, status, code) => {
    expect(await probe(url)).toMatchObject({ status, body: { code } });
    expect(server.requests).toEqual([]);
  });

  it('open the store’s address to themselves alone', async () => {
    expect(await service.post('/api/v1/probe/url', { url: `${server.endpoint}/films/large.mp4` })).toMatchObject({
      status: 422,
      body: { code: 'ADDRESS_NOT_PUBLIC' },
    });
  });
});

secondOpinionCases(() => ({ server, service }));
batchKindCases(() => ({ server, service }));
