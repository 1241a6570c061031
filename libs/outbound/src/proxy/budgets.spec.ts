import type { Socket } from 'node:net';
import { makeCertificates, type TestCertificates } from '../testing/certificates';
import { PinningResolver } from '../pinning-resolver';
import { JobBench } from '../testing/job-bench';
import { startOrigin, startRawOrigin } from '../testing/origin';
import { askProxy, askTunnel } from '../testing/proxy-client';
import { failureOf } from './verdict';

const bench = new JobBench();
let certificates: TestCertificates;
beforeAll(() => (certificates = makeCertificates()));
afterEach(() => bench.close());

const drip = (start: string) => (socket: Socket) => {
  socket.write(start);
  const timer = setInterval(() => socket.write('x: y\r\n'), 5);
  socket.on('close', () => clearInterval(timer));
};

describe('budgets', () => {
  it('end dripping headers, a dripping body and silence at the absolute deadline', async () => {
    const slow = [
      await startRawOrigin(drip('HTTP/1.1 200 OK\r\n')),
      await startRawOrigin(drip('HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n')),
      await startRawOrigin(() => undefined),
    ];
    const outcomes = [];
    for (const { port } of slow) {
      const job = await bench.job(`http://media.test:${port}/`, { limits: { deadlineMs: 150 } });
      const began = performance.now();
      const { status, complete } = await askProxy(job, job.toolUrl);
      expect(performance.now() - began).toBeLessThan(20_000);
      outcomes.push([status, complete, failureOf(job.verdict())?.code, job.verdict().budgetExceeded]);
      expect(await askProxy(job, job.toolUrl)).toMatchObject({ status: 504, body: 'DEADLINE_EXCEEDED\n' });
    }
    const code = 'DEADLINE_EXCEEDED';
    expect(outcomes).toEqual([
      [504, true, code, code],
      [200, false, code, code],
      [504, true, code, code],
    ]);
  });

  it('end a resolver that never answers', async () => {
    const never = new PinningResolver({ lookupAll: () => new Promise(() => undefined) });
    const proxy = await bench.proxy({ resolver: never });
    const limits = { maxRequests: 5, maxBytes: 5, deadlineMs: 100 };
    const job = await proxy.openJob({ sourceUrl: 'https://media.test/', limits });
    const answers = await Promise.all([askProxy(job, job.toolUrl), askTunnel(job, 'media.test:443')]);
    expect(answers.map(({ status }) => status)).toEqual([504, 504]);
    expect(failureOf(job.verdict())?.code).toBe('DEADLINE_EXCEEDED');
  });

  it('end a handshake that never ends', async () => {
    const silent = await startRawOrigin(() => undefined);
    const job = await bench.job(`https://media.test:${silent.port}/`, { limits: { connectTimeoutMs: 50 } });
    expect(await askProxy(job, job.toolUrl)).toMatchObject({ status: 502, body: 'TLS_FAILED\n' });
    expect((await askTunnel(job, `media.test:${silent.port}`)).status).toBe(502);
    expect(job.verdict().refusals.map(({ code }) => code)).toEqual(['TLS_FAILED', 'TLS_FAILED']);
  });

  it('stop at the byte, whatever the header promised, and cut the job off', async () => {
    const origin = await startOrigin((_, response) => {
      const more = () => response.write(Buffer.alloc(10_000), () => setImmediate(more));
      more();
    });
    const job = await bench.job(`http://media.test:${origin.port}/`, { limits: { maxBytes: 100_000 } });
    const answer = await askProxy(job, job.toolUrl);
    expect(answer.complete).toBe(false);
    expect(answer.body.length).toBeLessThanOrEqual(100_000);
    expect(job.verdict()).toMatchObject({ budgetExceeded: 'BYTE_BUDGET_EXCEEDED' });
    expect(job.verdict().bytesRead).toBeLessThan(200_000);
    expect(await askProxy(job, job.toolUrl)).toMatchObject({ status: 403, body: 'BYTE_BUDGET_EXCEEDED\n' });
    expect(origin.asked).toHaveLength(1);
  });

  it('count bytes of all requests at the same time', async () => {
    const origin = await startOrigin((_, response) => response.end(Buffer.alloc(60_000)));
    const job = await bench.job(`http://media.test:${origin.port}/`, { limits: { maxBytes: 100_000 } });
    const answers = await Promise.all([1, 2, 3].map((n) => askProxy(job, `${job.toolUrl}${n}`).catch(() => null)));
    expect(answers.filter((answer) => answer?.complete === true && answer.status === 200).length).toBeLessThan(2);
    expect(failureOf(job.verdict())?.code).toBe('BYTE_BUDGET_EXCEEDED');
  });

  it('stop a recursion at the request budget, refused requests included', async () => {
    const origin = await startOrigin((_, response) => response.end('#EXTM3U'));
    const job = await bench.job(`http://media.test:${origin.port}/`, { limits: { maxRequests: 3 } });
    await askProxy(job, 'http://evil.test/');
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await askProxy(job, job.toolUrl)).status);
    expect(statuses).toEqual([200, 200, 403, 403]);
    expect(origin.asked).toHaveLength(2);
    expect(job.exhausted).toMatchObject({ aborted: true, reason: { code: 'REQUEST_BUDGET_EXCEEDED' } });
    expect(job.verdict()).toMatchObject({ budgetExceeded: 'REQUEST_BUDGET_EXCEEDED', requests: 5 });
    expect(failureOf(job.verdict())?.code).toBe('REQUEST_BUDGET_EXCEEDED');
  });

  it('serve 500 requests at the same time', async () => {
    const origin = await startOrigin((asked, response) => response.end(`for ${asked.url}`));
    const job = await bench.job(`http://media.test:${origin.port}/`, { limits: { maxRequests: 500 } });
    const paths = Array.from({ length: 500 }, (_, i) => String(i));
    const answers = await Promise.all(paths.map((path) => askProxy(job, job.toolUrl + path)));
    expect(answers.map(({ body }) => body)).toEqual(paths.map((path) => `for /${path}`));
    expect(job.verdict()).toMatchObject({ requests: 500, refusals: [], budgetExceeded: null });
  });

  it('leave a deadline that nothing ran into out of the verdict', async () => {
    const origin = await startOrigin((_, response) => response.end('quick'));
    const job = await bench.job(`http://media.test:${origin.port}/`);
    await askProxy(job, job.toolUrl);
    await job.close();
    expect(job.exhausted.aborted).toBe(false);
    expect(job.verdict()).toMatchObject({ budgetExceeded: null, refusals: [] });
  });

  it('end a tool at the deadline that asks for nothing at that moment', async () => {
    const origin = await startOrigin((_, response) => response.end('#EXTM3U'));
    const job = await bench.job(`http://media.test:${origin.port}/`, { limits: { deadlineMs: 100 } });
    await askProxy(job, job.toolUrl);
    await new Promise((resolve) => job.exhausted.addEventListener('abort', resolve, { once: true }));
    expect(job.verdict()).toMatchObject({ budgetExceeded: 'DEADLINE_EXCEEDED', refusalCount: 1 });
    expect(failureOf(job.verdict())?.code).toBe('DEADLINE_EXCEEDED');
  });

  it('are new for every pass over the source, and stay spent once they are', async () => {
    const origin = await startOrigin((_, response) => response.end('0123456789'));
    const limits = { maxRequests: 2, maxBytes: 15, deadlineMs: 300 };
    const job = await bench.job(`http://media.test:${origin.port}/`, { limits });
    const pass = async () => {
      job.renew(limits);
      return (await askProxy(job, job.toolUrl)).body;
    };
    const began = performance.now();
    while (performance.now() - began < 700) expect(await pass()).toBe('0123456789');
    expect(job.verdict()).toMatchObject({ budgetExceeded: null, refusals: [] });
    await askProxy(job, job.toolUrl).catch(() => null);
    job.renew(limits);
    expect((await askProxy(job, job.toolUrl)).status).toBe(403);
    expect(failureOf(job.verdict())?.code).toBe('BYTE_BUDGET_EXCEEDED');
  });

  it('hold for tunnels: bytes, deadline and requests', async () => {
    const origin = await startOrigin((_, response) => response.end(Buffer.alloc(500_000)), certificates.trusted);
    const source = `https://media.test:${origin.port}/`;
    const ca = { ca: [certificates.ca] };
    const readThrough = async (limits: object, answerIt = true) => {
      const job = await bench.job(source, { limits }, ca);
      const { status, socket } = await askTunnel(job, `media.test:${origin.port}`);
      const { connect } = await import('node:tls');
      const secure = connect({ socket, servername: 'media.test', ca: certificates.ca });
      let bytes = 0;
      await new Promise<void>((resolve) => {
        secure.on('data', (chunk: Buffer) => (bytes += chunk.length));
        secure.on('error', () => undefined);
        secure.on('close', () => resolve());
        if (answerIt) secure.write('GET / HTTP/1.1\r\nHost: media.test\r\nConnection: close\r\n\r\n');
      });
      return { status, bytes, verdict: job.verdict(), job };
    };
    const whole = await readThrough({ maxBytes: 1_000_000 });
    expect(whole.status).toBe(200);
    expect(whole.bytes).toBeGreaterThan(500_000);
    expect(whole.verdict).toMatchObject({ requests: 1, refusals: [] });
    expect(whole.verdict.bytesRead).toBeGreaterThan(500_000);

    const cut = await readThrough({ maxBytes: 100_000 });
    expect(cut.bytes).toBeLessThan(100_000);
    expect(failureOf(cut.verdict)?.code).toBe('BYTE_BUDGET_EXCEEDED');

    const idle = await readThrough({ deadlineMs: 200 }, false);
    expect(failureOf(idle.verdict)?.code).toBe('DEADLINE_EXCEEDED');
    expect((await askTunnel(idle.job, `media.test:${origin.port}`)).status).toBe(504);
  });
});
