import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { makeHls } from '../support/packages';
import { StreamBench } from '../support/stream-bench';
import { testFfmpeg } from '../support/media-tools';

interface Rung {
  rendition: string | null;
  width: number;
  bit_rate_bps: number;
  valid: boolean;
  quality: { psnr: number };
}
interface Answer {
  status?: string;
  code?: string;
  items: { status: string; error: unknown; distorted: { kind: string; rendition: string } }[];
  rungs: Rung[];
}

let bench: StreamBench;
beforeAll(async () => {
  bench = await StreamBench.start('rungs');
  makeHls(join(bench.service.mediaRoot, 'hls'));
  const reference = join(bench.service.mediaRoot, 'reference.mkv');
  execFileSync(testFfmpeg(), [
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    'testsrc2=s=640x360:r=25:d=6',
    '-pix_fmt',
    'yuv420p',
    '-c:v',
    'ffv1',
    reference,
  ]);
}, 120_000);
afterAll(() => bench.stop());

const compare = (distorted: unknown) =>
  bench.service.post<Answer>('/api/v1/quality/compare', {
    reference: { file_path: 'media/reference.mkv' },
    distorted,
    metrics: ['psnr'],
    async: false,
  });

it.each([
  ['by URL', () => ({ manifest_url: `${bench.origin}/hls/master.m3u8` })],
  ['on this machine', () => ({ file_path: 'media/hls/master.m3u8' })],
])('every rendition of a manifest %s is a rung: bit rate against quality', async (_, distorted) => {
  const { status, body } = await compare(distorted());
  expect([status, body.items.map((item) => [item.status, item.error])]).toEqual([
    200,
    [
      ['completed', null],
      ['completed', null],
    ],
  ]);
  expect(body.items.map((item) => [item.distorted.kind, item.distorted.rendition])).toEqual([
    ['hls', 'video-0'],
    ['hls', 'video-1'],
  ]);
  const [high, low] = body.rungs;
  expect(body.rungs.map(({ rendition, width, valid }) => [rendition, width, valid])).toEqual([
    ['video-0', 640, true],
    ['video-1', 320, true],
  ]);
  expect(high?.bit_rate_bps).toBeGreaterThan(low?.bit_rate_bps ?? Infinity);
  expect(high?.quality.psnr).toBeGreaterThan(low?.quality.psnr ?? Infinity);
});

it('several files are rungs, too', async () => {
  const files = ['stream_1_0.ts', 'stream_0_0.ts'].map((name) => ({ file_path: `media/hls/${name}` }));
  const { body } = await compare(files);
  expect(body.rungs.map(({ width, rendition }) => [width, rendition])).toEqual([
    [640, null],
    [320, null],
  ]);
});

it('a manifest that can’t be read, and one as reference, are refused with the reason', async () => {
  expect((await compare({ manifest_url: `${bench.origin}/nothing.m3u8` })).body.code).toBe('MANIFEST_NOT_USABLE');
  const { status, body } = await bench.service.post<Answer>('/api/v1/quality/compare', {
    reference: { manifest_url: `${bench.origin}/hls/master.m3u8` },
    distorted: { file_path: 'media/reference.mkv' },
  });
  expect([status, body.code]).toEqual([422, 'NOT_AVAILABLE']);
});
