import { type FarFile, findFfmpeg, secondOpinion, ToolRunner, transportStream } from '@app/ffmpeg';
import { FilteringProxy, type OpenJob, PinningResolver } from '@app/outbound';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { farFile } from './far-file';
import type { OpenSource } from './probe-source';

const folder = mkdtempSync(join(tmpdir(), 'far-'));
const { signal } = new AbortController();
const runner = new ToolRunner({ sandbox: 'prefer' });
const proxy = new FilteringProxy({
  resolver: new PinningResolver({ allowPrivate: ['127.0.0.1'] }),
  folder: join(folder, 'proxy'),
});
let origin: Server;
let hasRanges = true;
const jobs: OpenJob[] = [];

beforeAll(async () => {
  const ffmpeg = findFfmpeg({ configured: process.env['FFMPEG_PATH'] }) ?? 'ffmpeg';
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=640x360:r=25:d=4', '-c:v', 'mpeg2video', '-b:v', '4M'];
  for (const name of ['clip.ts', 'clip.mov']) {
    execFileSync(ffmpeg, ['-v', 'error', '-nostdin', ...picture, join(folder, name)]);
  }
  origin = createServer((request, reply) => {
    const bytes = readFileSync(join(folder, request.url ?? ''));
    const [, from = '0', to] = /^bytes=(\d+)-(\d*)/.exec((hasRanges && request.headers.range) || '') ?? [];
    const [start, end] = [Number(from), to ? Number(to) : bytes.length - 1];
    reply.writeHead(to === undefined ? 200 : 206, {
      'content-length': end - start + 1,
      ...(to !== undefined && { 'content-range': `bytes ${start}-${end}/${bytes.length}` }),
    });
    reply.end(bytes.subarray(start, end + 1));
  });
  await new Promise<void>((resolve) => origin.listen(0, '127.0.0.1', resolve));
  await Promise.all([proxy.start(), runner.start()]);
});
afterEach(async () => {
  hasRanges = true;
  await Promise.all(jobs.splice(0).map((job) => job.close()));
});
afterAll(async () => {
  await Promise.all([proxy.close(), runner.close()]);
  origin.closeAllConnections();
  origin.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(name: string, maxBytes = 64 << 20): Promise<{ job: OpenJob; source: OpenSource }> {
  const { port } = origin.address() as AddressInfo;
  const limits = { maxBytes, maxRequests: 100, deadlineMs: 60_000 };
  const job = await proxy.openJob({ sourceUrl: `http://127.0.0.1:${port}/${name}`, limits });
  jobs.push(job);
  const facts = { sizeBytes: statSync(join(folder, name)).size, bytesRead: 0, requests: 0, etag: null, lastModified: null }; // prettier-ignore
  const network = { proxySocketPath: job.socketPath };
  return {
    job,
    source: {
      input: { kind: 'url', url: job.toolUrl, network, name, singleFile: false },
      signal,
      isFar: true,
      facts: () => facts,
      left: () => job.left(),
      renew: () => undefined,
    },
  };
}

const share = { bytes: 32 << 20, requests: 50, ms: 30_000, keptBytes: 0, keptRequests: 0 };

describe('a far file', () => {
  it('has MediaInfo’s opinion, read through the proxy and counted there', async () => {
    const { job, source } = await open('clip.mov');
    const answer = await secondOpinion(runner, farFile(source, share) as FarFile, signal);
    expect(answer).toMatchObject({ opinion: { format: 'MPEG-4', video: [{ format: 'MPEG Video', width: 640 }] } });
    const { bytesRead, requests, budgetExceeded } = job.verdict();
    expect(bytesRead).toBeGreaterThan(1_000);
    expect(requests).toBeGreaterThan(0);
    expect(budgetExceeded).toBeNull();
  });

  it('has its packets counted: all of them, or those of its first part, and says which', async () => {
    const { source } = await open('clip.ts');
    const { size } = statSync(join(folder, 'clip.ts'));
    const whole = await transportStream(runner, farFile(source, share) as FarFile, signal);
    expect(whole).toMatchObject({ complete: true, packet_count: size / 188, programs: [{ streams: [{}] }] });
    const part = await transportStream(runner, farFile(source, { ...share, bytes: 1 << 20 }) as FarFile, signal);
    expect(part).toMatchObject({ complete: false, programs: [{ streams: [{}] }] });
    expect(part?.packet_count).toBeLessThan(size / 188);
    const errors = [...(whole?.indicators ?? []), ...(part?.indicators ?? [])].filter(({ count }) => (count ?? 0) > 0);
    expect(errors).toEqual([]);
  });

  it('is no opinion where a budget ends it or there are no ranges: the reason is', async () => {
    const { job, source } = await open('clip.mov');
    const few = farFile(source, { ...share, requests: 1 }) as FarFile;
    expect(await secondOpinion(runner, few, signal)).toEqual({ silent: 'no more requests than 1 are made for it' });
    expect(job.verdict().budgetExceeded).toBeNull();
    hasRanges = false;
    const without = farFile(source, share) as FarFile;
    expect(await secondOpinion(runner, without, signal)).toEqual({ silent: 'the origin has no ranges' });
    expect(farFile((await open('clip.mov', 1 << 20)).source, { ...share, keptBytes: 1 << 20 })).toMatch(/budgets/);
  });
});
