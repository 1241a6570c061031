import { request } from 'node:http';
import { makeCertificates, type TestCertificates } from '../testing/certificates';
import { JobBench } from '../testing/job-bench';
import { startOrigin } from '../testing/origin';
import { askProxy } from '../testing/proxy-client';
import { failureOf } from './verdict';

const bench = new JobBench();
let certificates: TestCertificates;
beforeAll(() => (certificates = makeCertificates()));
afterEach(() => bench.close());

const secret = { Authorization: 'Bearer hunter2' };

describe("a source's credentials", () => {
  it('go to its own origin over TLS while the tool sees neither them, the query nor https', async () => {
    const origin = await startOrigin((_, response) => response.end('media'), certificates.trusted);
    const sourceUrl = `https://user:pass@media.test:${origin.port}/dir/a.m3u8?sig=hunter3`;
    const job = await bench.job(sourceUrl, { headers: { 'X-Key': 'k' } }, { ca: [certificates.ca] });
    expect(job.toolUrl).toMatch(new RegExp(`^http://media\\.test:${origin.port}/dir/a\\.m3u8\\?[0-9a-f]{16}$`));
    expect(await askProxy(job, job.toolUrl)).toMatchObject({ status: 200, body: 'media' });
    expect(await askProxy(job, new URL('seg.ts', job.toolUrl).href)).toMatchObject({ status: 200 });
    expect(origin.asked.map(({ url, headers }) => [url, headers.authorization, headers['x-key']])).toEqual([
      ['/dir/a.m3u8?sig=hunter3', 'Basic dXNlcjpwYXNz', 'k'],
      ['/dir/seg.ts', 'Basic dXNlcjpwYXNz', 'k'],
    ]);
    expect(JSON.stringify([job.toolUrl, job.verdict()])).not.toMatch(/hunter|pass|dXNl/);
  });

  it('stay away from other hosts, other ports and the same host without TLS', async () => {
    const origin = await startOrigin((_, response) => response.end(), certificates.trusted);
    const elsewhere = await startOrigin((_, response) => response.end());
    const job = await bench.job(`https://media.test:${origin.port}/a`, { headers: secret }, { ca: [certificates.ca] });
    await askProxy(job, `http://media.test:${elsewhere.port}/seg`);
    await askProxy(job, `http://cdn.test:${elsewhere.port}/seg`);
    await askProxy(job, `https://cdn.test:${origin.port}/seg`);
    expect(elsewhere.asked.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
    expect(origin.asked.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });

  it('are lost on a redirect to another origin and kept on one at home', async () => {
    const cdn = await startOrigin((_, response) => response.end('there'), certificates.trusted);
    const origin = await startOrigin((asked, response) => {
      const location = asked.url === '/a' ? '/b?step=2' : `https://x:y@cdn.test:${cdn.port}/c?sig=hunter3`;
      response.writeHead(302, { location }).end('body of a redirect');
    });
    const job = await bench.job(`http://media.test:${origin.port}/a`, { headers: secret }, { ca: [certificates.ca] });
    const first = await askProxy(job, job.toolUrl);
    expect(first).toMatchObject({ status: 302, body: '' });
    const second = await askProxy(job, first.headers.location ?? '');
    expect(second.headers.location).toMatch(new RegExp(`^http://cdn\\.test:${cdn.port}/c\\?[0-9a-f]{16}$`));
    expect(await askProxy(job, second.headers.location ?? '')).toMatchObject({ status: 200, body: 'there' });

    expect(origin.asked.map(({ url, headers }) => [url, headers.authorization])).toEqual([
      ['/a', secret.Authorization],
      ['/b?step=2', secret.Authorization],
    ]);
    expect(cdn.asked.map(({ url, headers }) => [url, headers.authorization])).toEqual([['/c?sig=hunter3', undefined]]);
    expect(job.verdict().source).toMatchObject({ url: `https://cdn.test:${cdn.port}/c?sig=redacted`, status: 200 });
  });

  it('win over what the tool sends itself, and are refused where they would break the request', async () => {
    const origin = await startOrigin((_, response) => response.end());
    const source = `http://media.test:${origin.port}/a`;
    const job = await bench.job(source, { headers: { 'User-Agent': 'mine', Cookie: 'a=1' } });
    await askProxy(job, job.toolUrl, { headers: { 'user-agent': 'Lavf', cookie: 'b=2' } });
    expect(origin.asked[0]?.headers).toMatchObject({ 'user-agent': 'mine', cookie: 'a=1' });
    const broken: Record<string, string>[] = [
      { Host: 'x' },
      { Range: 'bytes=0-' },
      { 'Transfer-Encoding': 'chunked' },
      { A: 'b\r\nC: d' },
      { 'a b': 'c' },
    ];
    for (const headers of broken) {
      await expect(bench.job(source, { headers })).rejects.toMatchObject({ code: 'SOURCE_HEADER_NOT_ALLOWED' });
    }
    for (const headers of [{ a: 'x'.repeat(9_000) }, { ['x'.repeat(9_000)]: 'a' }]) {
      await expect(bench.job(source, { headers })).rejects.toMatchObject({ code: 'SOURCE_HEADERS_TOO_LARGE' });
    }
  });

  it('reach segments a manifest names by absolute https URLs of the own origin', async () => {
    const origin = await startOrigin((asked, response) => {
      const own = `https://${asked.headers.host}`;
      const manifest = Buffer.from(`#EXTM3U\né\n${own}/1.ts\nhttps://cdn.test/2.ts\n${own}.evil/3.ts\n${own}/4.ts`);
      response.writeHead(206, {
        'content-range': `bytes 0-${manifest.length - 1}/${manifest.length}`,
        'content-length': manifest.length,
      });
      // In two pieces with the cut inside an address.
      response.write(manifest.subarray(0, 25), () => response.end(manifest.subarray(25)));
    }, certificates.trusted);
    const ca = { ca: [certificates.ca] };
    const source = `https://media.test:${origin.port}/a.m3u8`;
    const job = await bench.job(source, { headers: secret }, ca);
    const own = `media.test:${origin.port}`;
    const expected = `#EXTM3U\né\nhttp://${own}/1.ts\nhttps://cdn.test/2.ts\nhttps://${own}.evil/3.ts\nhttp://${own}/4.ts`;
    const answer = await askProxy(job, job.toolUrl);
    expect(answer).toMatchObject({ status: 200, complete: true, body: Buffer.from(expected).toString('latin1') });
    expect(answer.headers).not.toHaveProperty('content-range');

    const withoutHeaders = await bench.job(source, {}, ca);
    expect(await askProxy(withoutHeaders, withoutHeaders.toolUrl)).toMatchObject({ status: 206 });
  });

  it('never leave over a connection that shows no trusted certificate', async () => {
    const self = await startOrigin((_, response) => response.end(), certificates.selfSigned);
    const other = await startOrigin((_, response) => response.end(), certificates.otherName);
    for (const origin of [self, other]) {
      const job = await bench.job(`https://media.test:${origin.port}/`, { headers: secret }, { ca: [certificates.ca] });
      expect(await askProxy(job, job.toolUrl)).toMatchObject({ status: 502, body: 'TLS_FAILED\n' });
      expect(failureOf(job.verdict())?.code).toBe('TLS_FAILED');
      expect(origin.asked).toHaveLength(0);
    }
  });
});

describe('a redirect', () => {
  it.each([
    ['http://127.0.0.1:1/', 'ADDRESS_NOT_PUBLIC'],
    ['http://169.254.169.254/latest/', 'ADDRESS_NOT_PUBLIC'],
    ['http://evil.test/', 'ADDRESS_NOT_PUBLIC'],
    ['//[::ffff:127.0.0.1]/', 'ADDRESS_NOT_PUBLIC'],
    ['file:///etc/passwd', 'SCHEME_NOT_ALLOWED'],
    ['rtmp://8.8.8.8/', 'SCHEME_NOT_ALLOWED'],
    ['http://nowhere.test/', 'DNS_FAILED'],
    ['http://a:b:c/', 'REDIRECT_REFUSED'],
  ])('to %s is refused', async (location, code) => {
    const origin = await startOrigin((_, response) => response.writeHead(302, { location }).end());
    const job = await bench.job(`http://media.test:${origin.port}/`, { allowPrivate: [`127.0.0.1:${origin.port}`] });
    expect((await askProxy(job, job.toolUrl)).headers).not.toHaveProperty('location');
    expect(failureOf(job.verdict())?.code).toBe(code);
    expect(job.verdict().source).toBeNull();
  });

  it('is followed a limited number of times', async () => {
    const origin = await startOrigin((_, response) => response.writeHead(307, { location: '/again' }).end());
    const job = await bench.job(`http://media.test:${origin.port}/`, { limits: { maxRedirects: 3 } });
    let url: string | undefined = job.toolUrl;
    let hops = 0;
    for (; url !== undefined && hops < 20; hops++) url = (await askProxy(job, url)).headers.location;
    expect(hops).toBe(4);
    expect(failureOf(job.verdict())?.code).toBe('REDIRECT_REFUSED');
  });
});

describe('the loopback port', () => {
  it('asks for the password of the job and keeps jobs apart', async () => {
    const origin = await startOrigin((_, response) => response.end('in'));
    const proxy = await bench.proxy({ listenOnLoopback: true });
    const open = (name: string) =>
      proxy.openJob({
        sourceUrl: `http://${name}:${origin.port}/`,
        headers: { 'x-job': name },
        allowPrivate: ['127.0.0.1'],
        limits: { maxRequests: 5, maxBytes: 100, deadlineMs: 5_000 },
      });
    const [one, two] = [await open('media.test'), await open('cdn.test')];
    const at = new URL(one.loopback?.proxyUrl ?? '');
    const ask = (authorization?: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const headers = authorization === undefined ? {} : { 'proxy-authorization': authorization };
        request({ host: at.hostname, port: at.port, path: one.toolUrl, headers, agent: false }, (response) =>
          response.resume().on('end', () => resolve(response.statusCode)),
        )
          .on('error', reject)
          .end();
      });
    const basic = (user?: string, password?: string) =>
      `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    expect(await ask()).toBe(407);
    expect(await ask(basic(one.loopback?.user, two.loopback?.password))).toBe(407);
    expect(await ask(basic(one.loopback?.user, one.loopback?.password))).toBe(200);
    expect(await ask(basic(two.loopback?.user, two.loopback?.password))).toBe(200);
    expect(origin.asked.map(({ headers }) => headers['x-job'])).toEqual(['media.test', undefined]);
    expect([one.verdict().requests, two.verdict().requests]).toEqual([1, 1]);
    await two.close();
    expect(await ask(basic(two.loopback?.user, two.loopback?.password))).toBe(407);
  });
});
