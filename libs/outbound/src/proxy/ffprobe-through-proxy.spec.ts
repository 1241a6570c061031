import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificates, type TestCertificates } from '../testing/certificates';
import { JobBench } from '../testing/job-bench';
import { startOrigin } from '../testing/origin';
import { makeSparseMovie, serveFile } from '../testing/sparse-movie';
import type { OpenJob } from './filtering-proxy';
import { failureOf } from './verdict';

const bench = new JobBench();
const folder = mkdtempSync(join(tmpdir(), 'movie-'));
let certificates: TestCertificates;
beforeAll(() => (certificates = makeCertificates()));
afterEach(() => bench.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Probe {
  exitCode: number;
  format: { duration: string; size?: string; filename: string };
  streams: { codec_name: string }[];
  stderr: string;
}

/** The real ffprobe, with the job's loopback proxy as its only configuration. */
function probe(job: OpenJob): Promise<Probe> {
  const args = ['-v', 'error', '-of', 'json', '-show_format', '-show_streams'];
  const whitelist = ['-protocol_whitelist', 'http,https,httpproxy,tcp,tls,crypto'];
  const env = { PATH: '/usr/bin:/bin:/usr/local/bin', http_proxy: job.loopback?.proxyUrl };
  return new Promise((resolve) => {
    execFile('ffprobe', [...args, ...whitelist, job.toolUrl], { env, timeout: 30_000 }, (error, stdout, stderr) => {
      const printed = JSON.parse(stdout || '{}') as Omit<Probe, 'exitCode' | 'stderr'>;
      resolve({ ...printed, stderr, exitCode: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1 });
    });
  });
}

describe('ffprobe through the proxy', () => {
  const limits = { maxBytes: 64_000_000, deadlineMs: 30_000 };

  it.each(['first', 'last'] as const)('reads little of a 1 GiB MP4 with moov %s', async (moov) => {
    const origin = await startOrigin(serveFile(makeSparseMovie(folder, moov)));
    const source = `http://media.test:${origin.port}/movie.mp4?token=hunter2`;
    const job = await bench.job(source, { limits, headers: { 'x-key': 'hunter3' } }, { listenOnLoopback: true });
    const result = await probe(job);
    expect(result.streams.map(({ codec_name }) => codec_name)).toEqual(['mpeg4', 'aac']);
    expect(Number(result.format.duration)).toBeCloseTo(2, 1);
    expect(JSON.stringify(result)).not.toMatch(/hunter/);
    const verdict = job.verdict();
    expect(failureOf(verdict)).toBeNull();
    expect(verdict.source).toMatchObject({ etag: '"sparse"', acceptsRanges: true });
    expect(verdict.source?.contentLengthBytes).toBeGreaterThan(1024 ** 3);
    expect(verdict.bytesRead).toBeLessThan(4_000_000);
    expect(
      origin.asked.every(({ url, headers }) => url?.endsWith('?token=hunter2') && headers['x-key'] === 'hunter3'),
    ).toBe(true);
    if (moov === 'last')
      expect(origin.asked.some(({ headers }) => /bytes=10\d{8}-/.test(headers.range ?? ''))).toBe(true);
  });

  it.each([
    ['with credentials, by the proxy itself', { Authorization: 'Bearer hunter2' }],
    ['without credentials, through a tunnel', undefined],
  ])('plays HLS over https with absolute segment addresses, %s', async (_, headers) => {
    const segment = join(folder, 'segment.ts');
    execFileSync(process.env['FFMPEG_PATH'] || 'ffmpeg', [
      '-y',
      '-v',
      'error',
      '-f',
      'lavfi',
      '-i',
      'testsrc2=d=2:s=320x180',
      '-c:v',
      'mpeg2video',
      segment,
    ]);
    const origin = await startOrigin((asked, response) => {
      if (asked.headers.authorization !== headers?.Authorization) return response.writeHead(401).end();
      if (asked.url === '/s.ts')
        return response.writeHead(200, { 'content-type': 'video/mp2t' }).end(readFileSync(segment));
      const own = `https://media.test:${origin.port}`;
      return response
        .writeHead(200, { 'content-type': 'application/vnd.apple.mpegurl' })
        .end(`#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n${own}/s.ts\n#EXT-X-ENDLIST\n`);
    }, certificates.trusted);
    const options = { ca: [certificates.ca], listenOnLoopback: true };
    const job = await bench.job(`https://media.test:${origin.port}/a.m3u8`, { limits, headers }, options);
    const result = await probe(job);
    expect(result.streams?.map(({ codec_name }) => codec_name)).toEqual(['mpeg2video']);
    expect(failureOf(job.verdict())).toBeNull();
  });

  it('is stopped by the verdict where its own exit code says nothing', async () => {
    const origin = await startOrigin((asked, response) => {
      const next = Number(/\d+/.exec(asked.url ?? '')?.[0] ?? 0) + 1;
      response.end(
        `#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n${next}.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=2\n/a${next}.m3u8\n`,
      );
    });
    const job = await bench.job(
      `http://media.test:${origin.port}/0.m3u8`,
      { limits: { ...limits, maxRequests: 20 } },
      { listenOnLoopback: true },
    );
    await probe(job);
    expect(origin.asked.length).toBeLessThanOrEqual(20);
    expect(failureOf(job.verdict())?.code).toBe('REQUEST_BUDGET_EXCEEDED');
  });

  it('reaches nothing private through a playlist', async () => {
    const secret = await startOrigin((_, response) => response.end('secret'));
    const origin = await startOrigin((_, response) =>
      response.end(
        `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nhttp://127.0.0.1:${secret.port}/s.ts\n#EXT-X-ENDLIST\n`,
      ),
    );
    const allowPrivate = [`127.0.0.1:${origin.port}`];
    const job = await bench.job(
      `http://media.test:${origin.port}/a.m3u8`,
      { limits, allowPrivate },
      { listenOnLoopback: true },
    );
    await probe(job);
    expect(secret.asked).toHaveLength(0);
    expect(failureOf(job.verdict())?.code).toBe('ADDRESS_NOT_PUBLIC');
  });
});
