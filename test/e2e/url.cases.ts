import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeSparseMovie, serveFile } from '../../libs/outbound/src/testing/sparse-movie';
import { makeClip } from '../support/media';
import { neighbour, type Service } from '../support/service';

interface Analysis {
  status: string;
  code?: string;
  id: string;
  reused_from: string | null;
  source: { kind: string; name: string; url: string; etag: string | null; size_bytes: number | null };
  media: { container: { faststart: boolean | null }; video: { width: number }[] } | null;
  engine: { bytes_read: number; requests: number } | null;
  error: { code: string; detail: string } | null;
}

const probeTimeoutMs = 4_000;

let service: Service;
let origin: Server;
let base: string;
let seen: IncomingMessage[] = [];
/** Begun first, since their time passes meanwhile: one whose decode takes long, and one that never answers. */
let unhurried: { slow: string; silent: string };
/** How often the slow one was read from its start, and when it was asked first and answered last. */
const slow = { starts: 0, askedMs: Infinity, answeredMs: 0 };
/** What the origin says of the film now. */
let version: Record<string, string> = {};
const folder = mkdtempSync(join(tmpdir(), 'ffprobe-api-url-spec-'));
let clip = Buffer.alloc(0);

const probe = (body: object) => service.post<Analysis>('/api/v1/probe/url', { depth: 'quick', ...body });

async function ended(id: string): Promise<Analysis> {
  const told = async () => (await service.json<Analysis>(`/api/v1/probe/analyses/${id}`)).body;
  await service.until(async () => !/pending|running/.test((await told()).status));
  return told();
}

/** Settings of a service that may read what these cases let it. */
export async function urlSettings(): Promise<Record<string, string>> {
  origin = createServer((request, reply) => {
    if (request.url?.startsWith('/silent')) return;
    const isSlow = request.url === '/slow.mp4';
    if (!isSlow) seen.push(request);
    if (request.url?.startsWith('/away'))
      return void reply.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end();
    if (request.url?.startsWith('/missing')) return void reply.writeHead(404).end();
    if (request.url?.startsWith('/sparse')) return serveFile(join(folder, request.url.slice(1)))(request, reply);
    if (isSlow && (request.headers.range ?? 'bytes=0-') === 'bytes=0-') slow.starts += 1;
    // The header, the packets and the first frames have been read: what comes now is the decode.
    const waitMs = isSlow && slow.starts > 3 ? probeTimeoutMs / 2 : 0;
    if (isSlow) slow.askedMs = Math.min(slow.askedMs, performance.now());
    const { 'if-none-match': tag, 'if-modified-since': since } = request.headers;
    const same =
      tag === undefined ? since !== undefined && since === version['last-modified'] : tag === version['etag'];
    if (same && !request.url?.startsWith('/plain')) return void reply.writeHead(304, version).end();
    const range = /^bytes=(\d+)-/.exec(request.headers.range ?? '');
    const start = Number(range?.[1] ?? 0);
    const head = {
      ...(isSlow ? { etag: '"slow"' } : version),
      'accept-ranges': 'bytes',
      'content-type': 'video/mp4',
      'content-length': clip.length - start,
    };
    reply.writeHead(range ? 206 : 200, {
      ...head,
      ...(range && { 'content-range': `bytes ${start}-${clip.length - 1}/${clip.length}` }),
    });
    setTimeout(() => {
      if (isSlow) slow.answeredMs = performance.now();
      reply.end(clip.subarray(start));
    }, waitMs);
  });
  await new Promise<void>((resolve) => origin.listen(0, '127.0.0.1', resolve));
  const { port } = origin.address() as AddressInfo;
  base = `http://127.0.0.1:${port}`;
  return { OUTBOUND_ALLOW_PRIVATE: `127.0.0.1:${port},${neighbour}`, PROBE_TIMEOUT_MS: String(probeTimeoutMs) };
}

/** By a service with those settings. */
export function urlCases(given: () => Service): void {
  describe('a URL', () => {
    beforeAll(async () => {
      service = given();
      clip = readFileSync(makeClip(service.mediaRoot, 'plain.mp4'));
      const begun = async (name: string, depth: string) =>
        (await probe({ url: `${base}/${name}`, depth, async: true })).body.id;
      unhurried = { slow: await begun('slow.mp4', 'full'), silent: await begun('silent.mp4', 'quick') };
    });
    afterAll(() => {
      origin.closeAllConnections();
      origin.close();
      rmSync(folder, { recursive: true });
    });
    beforeEach(() => {
      seen = [];
      version = { etag: '"v1"' };
    });

    it('is probed through the proxy, with what was read and the origin’s ETag', async () => {
      const { status, body } = await probe({ url: `${base}/film.mp4` });
      expect([status, body.status, body.media?.video[0]?.width]).toEqual([200, 'completed', 320]);
      expect(body.source).toMatchObject({ kind: 'url', name: 'film.mp4', etag: '"v1"' });
      expect(body.engine?.bytes_read).toBeGreaterThan(0);
      expect(body.engine?.requests).toBe(seen.length);
    });

    it.each(['first', 'last'] as const)('of 4 GB is read in megabytes, its index %s', async (moov) => {
      const size = 4_000_000_000;
      makeSparseMovie(folder, moov, size);
      const { body } = await probe({ url: `${base}/sparse-${moov}.mp4`, depth: 'standard' });
      expect([body.status, body.media?.video[0]?.width]).toEqual(['completed', 320]);
      expect(body.media?.container.faststart).toBe(moov === 'first');
      expect(body.source.size_bytes).toBeGreaterThan(size);
      expect(body.engine?.bytes_read).toBeLessThan(16 << 20);
      expect(body.engine?.requests).toBeLessThan(30);
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
      ['an ETag', '/film.mp4', { etag: '"a"' }, { etag: '"b"' }],
      ['Last-Modified', '/film.mp4', { 'last-modified': 'Tue, 01 Sep 2026 00:00:00 GMT' }, {}],
      ['an origin that knows no conditions', '/plain.mp4', { etag: '"c"' }, { etag: '"d"' }],
    ])('is not read again while %s says that it did not change', async (_, path, before, after) => {
      version = before;
      const url = `${base}${path}?${JSON.stringify(before)}`;
      const first = (await probe({ url })).body;
      expect([first.status, first.reused_from]).toEqual(['completed', null]);
      seen = [];
      const again = (await probe({ url })).body;
      expect([again.status, again.reused_from]).toEqual(['completed', first.id]);
      expect([again.media, again.source]).toEqual([first.media, first.source]);
      expect(seen).toHaveLength(1);

      // Other headers, another caller's wish for freshness, other options: all are other questions.
      expect((await probe({ url, fresh: true })).body.reused_from).toBeNull();
      expect((await probe({ url, headers: { 'X-Tenant': 'other' } })).body.reused_from).toBeNull();
      version = after;
      const changed = (await probe({ url })).body;
      expect([changed.status, changed.reused_from]).toEqual(['completed', null]);
    });

    it('is read again when only a weak tag or nothing names its version', async () => {
      const weak: Record<string, string>[] = [{ etag: 'W/"a"' }, {}];
      for (const said of weak) {
        version = said;
        const url = `${base}/film.mp4?${JSON.stringify(said)}`;
        await probe({ url });
        expect((await probe({ url })).body.reused_from).toBeNull();
      }
    });

    it('is decoded for longer than its header may take', async () => {
      const body = await ended(unhurried.slow);
      expect([body.status, body.error]).toEqual(['completed', null]);
      expect(slow.answeredMs - slow.askedMs).toBeGreaterThan(probeTimeoutMs);
    });

    it('whose header takes longer than it may is ended, with what would help', async () => {
      const body = await ended(unhurried.silent);
      expect([body.status, body.error?.code]).toEqual(['failed', 'DEADLINE_EXCEEDED']);
      expect(body.error?.detail).toContain('depth quick');
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
}
