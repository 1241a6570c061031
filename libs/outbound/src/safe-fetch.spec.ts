import { PinningResolver } from './pinning-resolver';
import { SafeFetcher, type SafeFetchOptions } from './safe-fetch';
import { makeCertificates, type TestCertificates } from './testing/certificates';
import { closedPort, closeOrigins, startOrigin, startRawOrigin } from './testing/origin';
import { stubLookup } from './testing/stub-lookup';

const LOOPBACK = ['127.0.0.1'];
const limits: SafeFetchOptions = { timeoutMs: 5_000, maxResponseBytes: 1_000, allowPrivate: LOOPBACK };

let certificates: TestCertificates;
beforeAll(() => (certificates = makeCertificates()));
afterEach(closeOrigins);

function fetcher(ca: string[] = [], answers?: Record<string, string[][]>) {
  const stub = stubLookup(
    answers ?? { 'media.test': [LOOPBACK], 'cdn.test': [LOOPBACK], 'evil.test': [['127.0.0.2']] },
  );
  return { fetcher: new SafeFetcher({ resolver: new PinningResolver(stub), ca }), asked: stub.asked };
}

describe('SafeFetcher', () => {
  it('sends method, headers and body to the pinned address under the name asked for', async () => {
    let body = '';
    const origin = await startOrigin((request, response) => {
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => response.writeHead(202, { 'x-reply': 'yes' }).end('thanks'));
    });
    const answer = await fetcher().fetcher.fetch(`http://media.test:${origin.port}/hook?a=1`, {
      ...limits,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"ü":1}',
    });
    expect(answer).toMatchObject({ status: 202, truncated: false, headers: { 'x-reply': 'yes' } });
    expect(answer.body.toString()).toBe('thanks');
    expect(body).toBe('{"ü":1}');
    expect(origin.asked[0]?.url).toBe('/hook?a=1');
    expect(origin.asked[0]?.headers).toMatchObject({ host: `media.test:${origin.port}`, 'content-length': '8' });
  });

  it('resolves once: an answer that changes between check and connect changes nothing', async () => {
    const origin = await startOrigin((_, response) => response.end('pinned'));
    const { fetcher: safe, asked } = fetcher([], { 'media.test': [['127.0.0.1'], ['127.0.0.2']] });
    const answer = await safe.fetch(`http://media.test:${origin.port}/`, limits);
    expect(answer.body.toString()).toBe('pinned');
    expect(asked).toEqual(['media.test']);
  });

  it('refuses what is private and not listed, in advance where the URL says it', async () => {
    const origin = await startOrigin((_, response) => response.end());
    const strict = { ...limits, allowPrivate: [] };
    const { fetcher: safe } = fetcher();
    await expect(safe.fetch(`http://127.0.0.1:${origin.port}/`, strict)).rejects.toMatchObject({
      code: 'ADDRESS_NOT_PUBLIC',
      category: 'unprocessable',
    });
    await expect(safe.fetch(`http://media.test:${origin.port}/`, strict)).rejects.toMatchObject({
      code: 'ADDRESS_NOT_PUBLIC',
      category: 'media',
    });
    await expect(safe.fetch('file:///etc/passwd', limits)).rejects.toMatchObject({ code: 'URL_SCHEME_NOT_ALLOWED' });
    expect(origin.asked).toHaveLength(0);
  });

  it('trusts a CA it was given and nothing else', async () => {
    const good = await startOrigin((_, response) => response.end('secure'), certificates.trusted);
    const self = await startOrigin((_, response) => response.end(), certificates.selfSigned);
    const other = await startOrigin((_, response) => response.end(), certificates.otherName);
    const plain = await startRawOrigin((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'));
    const { fetcher: safe } = fetcher([certificates.ca]);
    await expect(safe.fetch(`https://media.test:${good.port}/`, limits)).resolves.toMatchObject({ status: 200 });
    await expect(safe.fetch(`https://127.0.0.1:${good.port}/`, limits)).resolves.toMatchObject({ status: 200 });
    for (const port of [self.port, other.port, plain.port]) {
      await expect(safe.fetch(`https://media.test:${port}/`, limits)).rejects.toMatchObject({ code: 'TLS_FAILED' });
    }
    await expect(fetcher().fetcher.fetch(`https://media.test:${good.port}/`, limits)).rejects.toMatchObject({
      code: 'TLS_FAILED',
    });
    expect([...self.asked, ...other.asked]).toHaveLength(0);
  });

  it('follows no redirect unless told to, and judges each hop', async () => {
    const targets: Record<string, string> = {};
    const origin = await startOrigin((request, response) => {
      const location = targets[request.url ?? ''];
      if (location === undefined) response.end('end');
      else response.writeHead(302, { location }).end();
    });
    const at = (path: string) => `http://media.test:${origin.port}${path}`;
    Object.assign(targets, {
      '/ok': '/end',
      '/loop': '/loop',
      '/evil': `http://evil.test:${origin.port}/end`,
      '/file': 'file:///etc/passwd',
    });
    const { fetcher: safe } = fetcher();
    const follow: SafeFetchOptions = { ...limits, redirect: 'follow-checked' };
    await expect(safe.fetch(at('/ok'), limits)).rejects.toMatchObject({ code: 'REDIRECT_REFUSED' });
    await expect(safe.fetch(at('/ok'), follow)).resolves.toMatchObject({ status: 200, url: at('/end') });
    await expect(safe.fetch(at('/ok'), { ...follow, method: 'POST' })).rejects.toMatchObject({
      code: 'REDIRECT_REFUSED',
    });
    await expect(safe.fetch(at('/loop'), follow)).rejects.toMatchObject({ code: 'REDIRECT_REFUSED' });
    await expect(safe.fetch(at('/evil'), follow)).rejects.toMatchObject({ code: 'ADDRESS_NOT_PUBLIC' });
    await expect(safe.fetch(at('/file'), follow)).rejects.toMatchObject({ code: 'SCHEME_NOT_ALLOWED' });
  });

  it('keeps the headers from another origin', async () => {
    const cdn = await startOrigin((_, response) => response.end());
    const origin = await startOrigin((request, response) => {
      if (request.url === '/here') response.writeHead(302, { location: '/there' }).end();
      else response.writeHead(302, { location: `http://cdn.test:${cdn.port}/` }).end();
    });
    await fetcher().fetcher.fetch(`http://u:p@media.test:${origin.port}/here`, {
      ...limits,
      redirect: 'follow-checked',
      headers: { 'X-Api-Key': 'k' },
    });
    expect(origin.asked.map(({ headers }) => [headers.authorization, headers['x-api-key']])).toEqual([
      ['Basic dTpw', 'k'],
      ['Basic dTpw', 'k'],
    ]);
    expect(cdn.asked[0]?.headers).not.toHaveProperty('authorization');
    expect(cdn.asked[0]?.headers).not.toHaveProperty('x-api-key');
  });

  it('reads no more than it may', async () => {
    const origin = await startOrigin((_, response) => {
      const more = () => response.write('x'.repeat(4_096), () => setImmediate(more));
      more();
    });
    const url = `http://media.test:${origin.port}/`;
    await expect(fetcher().fetcher.fetch(url, limits)).rejects.toMatchObject({ code: 'BYTE_BUDGET_EXCEEDED' });
    const answer = await fetcher().fetcher.fetch(url, { ...limits, oversize: 'truncate' });
    expect(answer).toMatchObject({ truncated: true });
    expect(answer.body).toHaveLength(1_000);
  });

  it('ends at its deadline however the answer drips', async () => {
    const drip = (text: string) => (socket: import('node:net').Socket) => {
      socket.write(text);
      const timer = setInterval(() => socket.write('x: y\r\n'), 5);
      socket.on('close', () => clearInterval(timer));
    };
    const headers = await startRawOrigin(drip('HTTP/1.1 200 OK\r\n'));
    const body = await startRawOrigin(drip('HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n'));
    const silent = await startRawOrigin(() => undefined);
    for (const { port } of [headers, body, silent]) {
      const began = performance.now();
      const failed = fetcher().fetcher.fetch(`http://media.test:${port}/`, {
        ...limits,
        maxResponseBytes: 1e6,
        timeoutMs: 100,
      });
      await expect(failed).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
      expect(performance.now() - began).toBeLessThan(20_000);
    }
  });

  it('tells a refused from a broken from a nonsensical connection', async () => {
    const cut = await startRawOrigin((socket) => {
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc');
    });
    const nonsense = await startRawOrigin((socket) => socket.end('ICY 200 OK\r\n\r\n'));
    const switched = await startRawOrigin((socket) =>
      socket.write('HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
    );
    const { fetcher: safe } = fetcher();
    const at = (port: number) => safe.fetch(`http://media.test:${port}/`, limits);
    await expect(at(await closedPort())).rejects.toMatchObject({ code: 'CONNECTION_REFUSED' });
    await expect(at(cut.port)).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
    await expect(at(nonsense.port)).rejects.toMatchObject({ code: 'PROTOCOL_ERROR' });
    await expect(at(switched.port)).rejects.toMatchObject({ code: 'PROTOCOL_ERROR' });
  });

  it('streams, and stops when the caller stops', async () => {
    const left = new Promise<void>((resolve, reject) => {
      void startOrigin((_, response) => {
        response.on('close', resolve);
        response.write('one');
      }).then(async ({ port }) => {
        const { chunks } = await fetcher().fetcher.stream(`http://media.test:${port}/`, limits);
        for await (const chunk of chunks) {
          expect(chunk.toString()).toBe('one');
          break;
        }
      }, reject);
    });
    await left;
  });

  it('stops when its signal says so', async () => {
    const silent = await startRawOrigin((socket) => socket.once('data', () => controller.abort()));
    const controller = new AbortController();
    const failed = fetcher().fetcher.fetch(`http://media.test:${silent.port}/`, {
      ...limits,
      signal: controller.signal,
    });
    await expect(failed).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED', details: { reason: 'cancelled' } });
  });
});
