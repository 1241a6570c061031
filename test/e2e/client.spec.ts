import { ApiProblem, type JobEvent, type Progress } from '@ffprobe-api/client';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { freePort } from '../../apps/standalone/src/stores/free-port';
import { makeClip, makeLong } from '../support/media';
import { Service } from '../support/service';
import { unhurried } from '../support/unhurried';

let service: Service;
let clip: string;
beforeAll(async () => {
  service = await Service.start('client', { environment: unhurried() });
  clip = makeClip(service.mediaRoot, 'plain.mp4');
  makeLong(service.mediaRoot, 'long.mp4', 'testsrc2=s=320x180:r=25', 20);
});
afterAll(() => service.stop());

describe('the client', () => {
  it('streams a file with its options and tells how much is on its way', async () => {
    const told: [number, number][] = [];
    const analysis = await service
      .client()
      .probeFile(
        clip,
        { depth: 'quick', labels: { project: 'sp"ring' } },
        { onUpload: (sent, total) => told.push([sent, total]) },
      );
    const bytes = readFileSync(clip);
    expect(analysis).toMatchObject({
      status: 'completed',
      depth: 'quick',
      labels: { project: 'sp"ring' },
      source: { kind: 'upload', name: 'plain.mp4', sha256: createHash('sha256').update(bytes).digest('hex') },
    });
    expect(analysis.media?.video[0]?.codec).toBe('h264');
    const [sent, total] = told.at(-1) ?? [0, 1];
    expect(sent).toBe(total);
    expect(total).toBeGreaterThan(bytes.length);
  });

  it('follows a job with its progress, and gives the whole document at the end', async () => {
    const seen: Progress[] = [];
    const asked = { depth: 'full', fresh: true } as const;
    const analysis = await service
      .client()
      .probe({ file_path: 'media/long.mp4' }, asked, { onProgress: (progress) => seen.push(progress) });
    expect(analysis.status).toBe('completed');
    expect(analysis.media?.container.duration_sec).toBeCloseTo(20, 0);
    expect(seen.some(({ stage, fraction }) => stage === 'decoding' && fraction !== null && fraction > 0)).toBe(true);
  });

  it('throws the problem of a refusal', async () => {
    const refused = service.client().probe({ file_path: 'media/none.mp4' });
    await expect(refused).rejects.toBeInstanceOf(ApiProblem);
    await expect(refused).rejects.toMatchObject({ status: 422, code: 'PATH_NOT_AVAILABLE' });
    await expect(service.client({ apiKey: 'wrong' }).upload(clip)).rejects.toMatchObject({ status: 401 });
    const api = service.client();
    await expect(
      api.ok(api.http.GET('/api/v1/policies/{slug}', { params: { path: { slug: 'no-such' } } })),
    ).rejects.toMatchObject({ status: 404, code: 'POLICY_NOT_FOUND' });
  });

  it('sends again what was too much at once, from the first byte on, when Retry-After has passed', async () => {
    let refused = 0;
    const busyOnce: typeof fetch = async (request) => {
      if (refused > 0) return fetch(request);
      refused += 1;
      // The body is gone by then, as it is when the service refuses in the middle of it.
      await (request as Request).arrayBuffer();
      return new Response('{}', { status: 429, headers: { 'retry-after': '0' } });
    };
    const upload = await service.client({ fetch: busyOnce }).upload(clip);
    expect([refused, upload.size_bytes]).toEqual([1, readFileSync(clip).length]);
  });

  it('goes on after the last event when the API it follows ends, and misses and repeats nothing', async () => {
    const port = await freePort('127.0.0.1');
    const api = service.spawn('api', { PORT: String(port), INSTANCE_ID: 'api-ending' }, { mayDie: true });
    const ending = `http://127.0.0.1:${port}`;
    await service.until(async () => (await fetch(`${ending}/health/live`)).ok);
    // What a load balancer does: the one that ends first, the other when that is gone.
    const connections: (string | null)[] = [];
    const balanced: typeof fetch = async (request) => {
      connections.push((request as Request).headers.get('last-event-id'));
      const { pathname } = new URL((request as Request).url);
      const again = new Request(service.baseUrl + pathname, request as Request);
      return fetch(request).catch(() => fetch(again));
    };
    const asked = { file_path: 'media/long.mp4', depth: 'full', fresh: true, async: true };
    const { body: job } = await service.post<{ id: string }>('/api/v1/probe/file', asked);
    const seen: JobEvent[] = [];
    const exit = once(api, 'exit');
    for await (const event of service.client({ baseUrl: ending, fetch: balanced }).events('analysis', job.id)) {
      seen.push(event);
      const told = seen.filter((one) => one.event === 'progress').length;
      if (told === 2 && api.exitCode === null && !api.killed) api.kill('SIGTERM');
    }
    await exit;
    expect(connections.length).toBeGreaterThan(1);
    expect(connections[0]).toBeNull();
    expect(seen.map(({ id }) => id)).toContain(connections.at(-1));
    expect(seen.filter(({ event }) => event === 'snapshot')).toHaveLength(1);
    const ids = seen.flatMap(({ id }) => id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(seen.at(-1)?.event).toBe('completed');
  });
});
