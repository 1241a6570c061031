import { once } from 'node:events';
import { makeCertificates, type TestCertificates } from '../testing/certificates';
import { JobBench } from '../testing/job-bench';
import { closedPort, startOrigin } from '../testing/origin';
import { askTunnel } from '../testing/proxy-client';

const bench = new JobBench();
let certificates: TestCertificates;
beforeAll(() => (certificates = makeCertificates()));
afterEach(() => bench.close());

const codes = (job: { verdict(): { refusals: readonly { code: string }[] } }) =>
  job.verdict().refusals.map(({ code }) => code);

describe('a tunnel', () => {
  it.each([
    ['media.test:22', 403, 'PORT_NOT_ALLOWED'],
    ['media.test:80', 403, 'PORT_NOT_ALLOWED'],
    ['evil.test:443', 403, 'ADDRESS_NOT_PUBLIC'],
    ['169.254.169.254:443', 403, 'ADDRESS_NOT_PUBLIC'],
    ['2130706433:443', 403, 'ADDRESS_NOT_PUBLIC'],
    ['[::1]:443', 403, 'ADDRESS_NOT_PUBLIC'],
    ['nowhere.test:443', 502, 'DNS_FAILED'],
    ['user:pass@media.test:443', 400, 'REQUEST_NOT_ALLOWED'],
    ['media.test', 400, 'REQUEST_NOT_ALLOWED'],
  ])('to %s is refused', async (authority, status, code) => {
    const job = await bench.job('http://media.test/', { allowPrivate: ['media.test'] });
    expect((await askTunnel(job, authority)).status).toBe(status);
    expect(codes(job)).toEqual([code]);
    expect(JSON.stringify(job.verdict())).not.toContain('pass');
  });

  it("opens to the source's own declared port, to no other of the kind", async () => {
    const origin = await startOrigin((_, response) => response.end(), certificates.trusted);
    const other = await startOrigin((_, response) => response.end(), certificates.trusted);
    const job = await bench.job(`https://media.test:${origin.port}/`, {}, { ca: [certificates.ca] });
    const { status, socket } = await askTunnel(job, `media.test:${origin.port}`);
    socket.destroy();
    expect(status).toBe(200);
    expect((await askTunnel(job, `media.test:${other.port}`)).status).toBe(403);
    expect((await askTunnel(job, `cdn.test:${origin.port}`)).status).toBe(403);
    expect(bench.asked).toEqual(['media.test']);
  });

  it('is not opened before the proxy has seen a trusted certificate itself', async () => {
    for (const certificate of [certificates.selfSigned, certificates.otherName]) {
      const origin = await startOrigin((_, response) => response.end(), certificate);
      const job = await bench.job(`https://media.test:${origin.port}/`, {}, { ca: [certificates.ca] });
      expect((await askTunnel(job, `media.test:${origin.port}`)).status).toBe(502);
      expect(codes(job)).toEqual(['TLS_FAILED']);
    }
    const refused = await closedPort();
    const job = await bench.job(`https://media.test:${refused}/`);
    expect((await askTunnel(job, `media.test:${refused}`)).status).toBe(502);
    expect(codes(job)).toEqual(['CONNECTION_REFUSED']);
  });

  it('carries TLS and nothing else', async () => {
    const origin = await startOrigin((_, response) => response.end(), certificates.trusted);
    const job = await bench.job(`https://media.test:${origin.port}/`, {}, { ca: [certificates.ca] });
    const { socket } = await askTunnel(job, `media.test:${origin.port}`);
    socket.on('error', () => undefined);
    const closed = once(socket, 'close');
    socket.write('GET / HTTP/1.1\r\nHost: media.test\r\n\r\n');
    await closed;
    expect(codes(job)).toEqual(['REQUEST_NOT_ALLOWED']);
  });
});
