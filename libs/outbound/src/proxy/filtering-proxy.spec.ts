import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { JobBench, LOOPBACK } from '../testing/job-bench';
import { closedPort, startOrigin, startRawOrigin } from '../testing/origin';
import { askProxy, sendRaw } from '../testing/proxy-client';
import { failureOf } from './verdict';

const bench = new JobBench();
afterEach(() => bench.close());

const PRIVATE = { code: 'ADDRESS_NOT_PUBLIC', category: 'unprocessable' };

describe('FilteringProxy', () => {
  it('forwards a ranged read to the pinned address and remembers what the source said', async () => {
    const origin = await startOrigin((_, response) =>
      response
        .writeHead(206, {
          'content-range': 'bytes 2-4/1000',
          etag: '"v1"',
          'last-modified': 'Tue, 01 Sep 2026 00:00:00 GMT',
          'content-type': 'video/mp4',
          connection: 'x-hop',
          'x-hop': 'gone',
        })
        .end('abc'),
    );
    const job = await bench.job(`http://media.test:${origin.port}/a/b.mp4`);
    const answer = await askProxy(job, job.toolUrl, {
      headers: { range: 'bytes=2-4', te: 'x', authorization: 'tool' },
    });
    expect(answer).toMatchObject({ status: 206, body: 'abc', complete: true });
    expect(answer.headers).toMatchObject({ 'content-range': 'bytes 2-4/1000', etag: '"v1"' });
    expect(answer.headers).not.toHaveProperty('x-hop');
    expect(origin.asked[0]?.headers).toMatchObject({ range: 'bytes=2-4', host: `media.test:${origin.port}` });
    expect(origin.asked[0]?.headers).not.toHaveProperty('te');
    expect(origin.asked[0]?.headers).not.toHaveProperty('authorization');
    expect(job.verdict()).toEqual({
      refusals: [],
      refusalCount: 0,
      requests: 1,
      bytesRead: 3,
      budgetExceeded: null,
      firstError: null,
      source: {
        url: `http://media.test:${origin.port}/a/b.mp4`,
        status: 206,
        etag: '"v1"',
        lastModified: 'Tue, 01 Sep 2026 00:00:00 GMT',
        contentLengthBytes: 1000,
        contentType: 'video/mp4',
        acceptsRanges: true,
      },
      sourceChanged: false,
    });
    expect(failureOf(job.verdict())).toBeNull();
  });

  it('resolves a host once in a job, so that a rebound name still means the address that was judged', async () => {
    const origin = await startOrigin((_, response) => response.end('same'));
    const answers = { 'media.test': [LOOPBACK, ['127.0.0.2']] };
    const job = await bench.job(`http://media.test:${origin.port}/`, {}, { answers });
    for (let i = 0; i < 3; i++) expect(await askProxy(job, job.toolUrl)).toMatchObject({ body: 'same' });
    expect(bench.asked).toEqual(['media.test']);
  });

  it('refuses a name with one private answer among public ones', async () => {
    const job = await bench.job(
      'http://media.test/',
      { allowPrivate: [] },
      { answers: { 'media.test': [['8.8.8.8', '10.0.0.1']] } },
    );
    expect(await askProxy(job, job.toolUrl)).toMatchObject({ status: 403, body: 'ADDRESS_NOT_PUBLIC\n' });
    expect(failureOf(job.verdict())).toMatchObject({ code: 'ADDRESS_NOT_PUBLIC', category: 'media' });
    expect(job.verdict().refusals).toEqual([
      {
        code: 'ADDRESS_NOT_PUBLIC',
        url: 'http://media.test/',
        reason: null,
        status: null,
        isSource: true,
        afterRedirect: false,
      },
    ]);
  });

  it.each([
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::ffff:127.0.0.1]/',
    'http://0/',
    'http://u:p@127.0.0.1./',
  ])(
    'refuses %s before any work',
    async (url) => await expect(bench.job(url, { allowPrivate: [] })).rejects.toMatchObject(PRIVATE),
  );

  it.each([
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:7f00:1]/',
    'http://127.0.0.1./',
    'http://x@127.1/',
    'http://１２７.0.0.1/',
    'http://evil.test/',
  ])('refuses a segment at %s, however it is spelled', async (url) => {
    const job = await bench.job('http://media.test/', { allowPrivate: [] });
    const answer = await sendRaw(
      job,
      `GET ${Buffer.from(url).toString('latin1')} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 (403|400) /);
    expect(failureOf(job.verdict())?.code ?? 'never reached the proxy').toMatch(/ADDRESS_NOT_PUBLIC|never reached/);
    expect(job.verdict().bytesRead).toBe(0);
  });

  it('resolves localhost with the real resolver only to refuse it', async () => {
    const proxy = await bench.proxy({ answers: { localhost: [['127.0.0.1', '::1']] } });
    const job = await proxy.openJob({
      sourceUrl: 'http://8.8.8.8/',
      limits: { maxRequests: 5, maxBytes: 5, deadlineMs: 5_000 },
    });
    expect(await askProxy(job, 'http://localhost./')).toMatchObject({ status: 403, body: 'ADDRESS_NOT_PUBLIC\n' });
  });

  it.each([
    ['POST', 'http://media.test/', 405, 'METHOD_NOT_ALLOWED'],
    ['DELETE', 'http://media.test/', 405, 'METHOD_NOT_ALLOWED'],
    ['GET', 'ftp://media.test/x', 403, 'SCHEME_NOT_ALLOWED'],
    ['GET', 'file:///etc/passwd', 403, 'SCHEME_NOT_ALLOWED'],
    ['GET', '/etc/passwd', 400, 'REQUEST_NOT_ALLOWED'],
    ['OPTIONS', '*', 400, 'REQUEST_NOT_ALLOWED'],
  ])('refuses %s %s', async (method, url, status, code) => {
    const job = await bench.job('http://media.test/');
    expect(await askProxy(job, url, { method, body: method === 'POST' ? 'x' : undefined })).toMatchObject({
      status,
      body: `${code}\n`,
    });
    expect(failureOf(job.verdict())?.code).toBe(code);
  });

  it('answers HEAD without a body, also when it refuses', async () => {
    const origin = await startOrigin((_, response) => response.writeHead(200, { 'content-length': 5 }).end());
    const job = await bench.job(`http://media.test:${origin.port}/`);
    const answer = await askProxy(job, job.toolUrl, { method: 'HEAD' });
    expect(answer).toMatchObject({ status: 200, body: '', headers: { 'content-length': '5' } });
    expect(origin.asked[0]?.method).toBe('HEAD');
    expect(await askProxy(job, 'http://evil.test/', { method: 'HEAD' })).toMatchObject({ status: 403, body: '' });
    expect(job.verdict().source).toMatchObject({ contentLengthBytes: 5 });
  });

  it('says what kind of failure it was', async () => {
    const cut = await startRawOrigin((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc'));
    const nonsense = await startRawOrigin((socket) => socket.end('ICY 200 OK\r\n\r\n'));
    const missing = await startOrigin((_, response) => response.writeHead(404).end('no'));
    const codeAt = async (url: string) => {
      const job = await bench.job(url);
      const answer = await askProxy(job, job.toolUrl);
      return [answer.status, answer.complete, failureOf(job.verdict())?.code];
    };
    expect(await codeAt('http://nowhere.test/')).toEqual([502, true, 'DNS_FAILED']);
    expect(await codeAt(`http://media.test:${await closedPort()}/`)).toEqual([502, true, 'CONNECTION_REFUSED']);
    expect(await codeAt(`http://media.test:${nonsense.port}/`)).toEqual([502, true, 'PROTOCOL_ERROR']);
    expect(await codeAt(`http://media.test:${missing.port}/`)).toEqual([404, true, 'HTTP_STATUS']);

    // The source did answer, so the run may stand on what the tool got; the ledger tells that something broke.
    const job = await bench.job(`http://media.test:${cut.port}/`);
    expect(await askProxy(job, job.toolUrl)).toMatchObject({ status: 200, body: 'abc', complete: false });
    expect(job.verdict().firstError).toMatchObject({ code: 'CONNECTION_LOST', isSource: true });
  });

  it('does not fail a job for one missing segment, nor for a read past the end', async () => {
    const origin = await startOrigin((request, response) => {
      response.writeHead(request.url === '/a' ? 200 : request.url === '/end' ? 416 : 404).end();
    });
    const at = (path: string) => `http://media.test:${origin.port}${path}`;
    const job = await bench.job(at('/a'));
    for (const path of ['/a', '/gone', '/end']) await askProxy(job, at(path));
    expect(job.verdict().refusals).toEqual([
      expect.objectContaining({ code: 'HTTP_STATUS', status: 404, isSource: false }),
    ]);
    expect(failureOf(job.verdict())).toBeNull();
  });

  it('leaves no mark when the tool hangs up in the middle', async () => {
    let hungUp: () => void = () => undefined;
    const left = new Promise<void>((resolve) => (hungUp = resolve));
    const origin = await startOrigin((_, response) => {
      response.on('close', hungUp);
      response.write('begin');
    });
    const job = await bench.job(`http://media.test:${origin.port}/`);
    await sendRaw(job, `GET ${job.toolUrl} HTTP/1.0\r\n\r\n`).catch(() => undefined);
    await left;
    expect(job.verdict()).toMatchObject({ refusals: [], budgetExceeded: null });
  });

  it('makes sockets only their owner may open, and takes them away', async () => {
    const proxy = await bench.proxy();
    const limits = { maxRequests: 1, maxBytes: 1, deadlineMs: 1_000 };
    const job = await proxy.openJob({ sourceUrl: 'http://media.test/', limits });
    expect(statSync(job.socketPath).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(job.socketPath)).mode & 0o777).toBe(0o700);
    await job.close();
    expect(existsSync(job.socketPath)).toBe(false);
    await proxy.close();
    expect(existsSync(dirname(job.socketPath))).toBe(false);
  });
});
