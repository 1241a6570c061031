import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeClip } from '../support/media';
import { Service } from '../support/service';

interface Analysis {
  status: string;
  code?: string;
  source: { kind: string; name: string; url: string; etag: string | null };
  media: { video: { width: number }[] } | null;
  engine: { bytes_read: number } | null;
  error: { code: string; detail: string } | null;
}

let service: Service;
let origin: Server;
let base: string;
let seen: IncomingMessage[] = [];
beforeAll(async () => {
  let clip = Buffer.alloc(0);
  origin = createServer((request, reply) => {
    seen.push(request);
    if (request.url?.startsWith('/away'))
      return void reply.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end();
    if (request.url?.startsWith('/missing')) return void reply.writeHead(404).end();
    const range = /^bytes=(\d+)-/.exec(request.headers.range ?? '');
    const start = Number(range?.[1] ?? 0);
    const head = {
      etag: '"v1"',
      'accept-ranges': 'bytes',
      'content-type': 'video/mp4',
      'content-length': clip.length - start,
    };
    reply.writeHead(range ? 206 : 200, {
      ...head,
      ...(range && { 'content-range': `bytes ${start}-${clip.length - 1}/${clip.length}` }),
    });
    reply.end(clip.subarray(start));
  });
  await new Promise<void>((resolve) => origin.listen(0, '127.0.0.1', resolve));
  const { port } = origin.address() as AddressInfo;
  base = `http://127.0.0.1:${port}`;
  service = await Service.start('url', { environment: { OUTBOUND_ALLOW_PRIVATE: `127.0.0.1:${port}` } });
  clip = readFileSync(makeClip(service.mediaRoot, 'plain.mp4'));
});
afterAll(async () => {
  await service.stop();
  origin.closeAllConnections();
  origin.close();
});
beforeEach(() => void (seen = []));

const probe = (body: object) => service.post<Analysis>('/api/v1/probe/url', { depth: 'quick', ...body });

describe('a URL', () => {
  it('is probed through the proxy, with what was read and the origin’s ETag', async () => {
    const { status, body } = await probe({ url: `${base}/film.mp4` });
    expect([status, body.status, body.media?.video[0]?.width]).toEqual([200, 'completed', 320]);
    expect(body.source).toMatchObject({ kind: 'url', name: 'film.mp4', etag: '"v1"' });
    expect(body.engine?.bytes_read).toBeGreaterThan(0);
  });

  it('gets its headers and credentials, which are seen nowhere afterwards', async () => {
    const { body } = await probe({
      url: base.replace('//', '//user:pa55word@') + '/film.mp4?token=s3cret',
      headers: { 'X-Tenant': 'hidden-tenant' },
    });
    expect(body.status).toBe('completed');
    expect(seen[0]?.headers).toMatchObject({
      'x-tenant': 'hidden-tenant',
      authorization: `Basic ${Buffer.from('user:pa55word').toString('base64')}`,
    });
    expect(JSON.stringify(body)).not.toMatch(/pa55word|s3cret|hidden-tenant/);
  });

  it('that leads to a private address is refused after the redirect, and nothing is asked of it', async () => {
    const { status, body } = await probe({ url: `${base}/away.mp4` });
    expect([status, body.status, body.error?.code]).toEqual([200, 'failed', 'ADDRESS_NOT_PUBLIC']);
  });

  it('whose origin says no is a failed analysis with the origin’s word', async () => {
    const { body } = await probe({ url: `${base}/missing.mp4` });
    expect([body.status, body.error?.code]).toEqual(['failed', 'HTTP_STATUS']);
  });

  it.each([
    ['http://127.0.0.1:1/a.mp4', 422, 'ADDRESS_NOT_PUBLIC'],
    ['http://2130706433/a.mp4', 422, 'ADDRESS_NOT_PUBLIC'],
    ['http://[::ffff:127.0.0.1]/a.mp4', 422, 'ADDRESS_NOT_PUBLIC'],
    ['file:///etc/passwd', 400, 'URL_SCHEME_NOT_ALLOWED'],
    ['rtsp://example.com/a', 400, 'URL_SCHEME_NOT_ALLOWED'],
    ['not a url', 400, 'URL_MALFORMED'],
  ])('%s is refused before anything connects', async (url, status, code) => {
    expect(await probe({ url })).toMatchObject({ status, body: { code } });
    expect(seen).toEqual([]);
  });
});
