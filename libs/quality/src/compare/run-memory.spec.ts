import { metricNamed } from '../metrics/registry';
import type { MetricName } from '../metrics/metric';
import {
  canBeTogether,
  memoryBudget,
  type PairSize,
  pictureBytes,
  threadsWithin,
  toolBytes,
  workerBytes,
} from './run-memory';

const gigabyte = 1024 ** 3;
const megabytes = (bytes: number) => bytes / 1024 ** 2;
/** A machine that has enough. */
const budget = memoryBudget(1, 64 * gigabyte);
const three: MetricName[] = ['vmaf', 'psnr', 'ssim'];
const video = (width: number, height: number, bits = 8) => ({
  width,
  height,
  bit_depth: bits,
  chroma_subsampling: '4:2:0',
});
const hd = video(1920, 1080);
const uhd = video(3840, 2160);

function pair(
  of = hd,
  {
    metrics = three,
    frames = 1000,
    rung = of,
  }: { metrics?: MetricName[]; frames?: number | null; rung?: typeof hd } = {},
): PairSize {
  const [reference, distorted] = [pictureBytes(of) ?? 0, pictureBytes(rung) ?? 0];
  return {
    pictures: { reference, distorted, compared: reference },
    bits: of.bit_depth,
    metrics: metrics.map(metricNamed),
    frames,
  };
}
const rungs = (count: number, one: PairSize) => Array.from({ length: count }, () => one);
/** How many of them fit in one run. */
function most(one: PairSize, within = budget, cores = 2): number {
  let count = 1;
  while (count < 8 && canBeTogether(rungs(count + 1, one), within, cores)) count += 1;
  return count;
}

it.each([
  ['one pair of 1080p', rungs(1, pair()), 2, 328],
  ['two', rungs(2, pair()), 1, 398],
  ['four', rungs(4, pair()), 1, 672],
  ['one pair of 2160p', rungs(1, pair(uhd)), 2, 1163],
  ['three', rungs(3, pair(uhd)), 1, 1941],
  ['PSNR and SSIM of four', rungs(4, pair(hd, { metrics: ['psnr', 'ssim'] })), 1, 239],
  [
    'every metric',
    rungs(1, pair(hd, { metrics: ['vmaf', 'psnr', 'ssim', 'ms_ssim', 'xpsnr', 'cambi', 'vif'] })),
    2,
    660,
  ],
  ['10 bits', rungs(1, pair(video(1920, 1080, 10))), 2, 466],
])('reckons no less than was measured, and not much more than twice as much: %s', (_name, pairs, libvmaf, measured) => {
  const reckoned = megabytes(toolBytes(pairs, { decoder: 2, libvmaf }));
  expect(reckoned / measured).toBeGreaterThan(1);
  expect(reckoned / measured).toBeLessThan(2.2);
});

it('counts what libvmaf keeps of each frame', () => {
  const of = (frames: number) => megabytes(toolBytes([pair(hd, { frames })], { decoder: 2, libvmaf: 2 }));
  // measured: 17 MB for 38,000
  expect(of(45_000) - of(7_000)).toBeGreaterThan(17);
  expect(most(pair(hd, { frames: 180_000 }))).toBe(3);
});

it('keeps runs within a gigabyte at 1080p and three above, on two cores and on many', () => {
  expect(most(pair())).toBeGreaterThanOrEqual(4);
  expect(most(pair(uhd))).toBe(3);
  expect(most(pair(video(3840, 2160, 10)))).toBe(2);
  expect(most(pair(video(7680, 4320)))).toBe(1);
  for (const cores of [2, 4, 16, 64])
    for (const [of, limit] of [
      [hd, 1],
      [uhd, 3],
    ] as const) {
      const pairs = rungs(most(pair(of), budget, cores), pair(of));
      expect(toolBytes(pairs, threadsWithin(pairs, budget, cores))).toBeLessThanOrEqual(limit * gigabyte);
    }
});

it('takes all cores as long as memory allows, and fewer pairs rather than leave cores idle for them', () => {
  expect(threadsWithin([pair()], budget, 2)).toEqual({ decoder: 2, libvmaf: 2 });
  expect(threadsWithin([pair()], budget, 4)).toEqual({ decoder: 4, libvmaf: 4 });
  expect(threadsWithin([pair(uhd, { metrics: ['psnr'] })], budget, 16).decoder).toBe(16);
  const many = threadsWithin([pair(uhd)], budget, 16).libvmaf;
  expect(many).toBeGreaterThan(2);
  expect(many).toBeLessThan(16);
  const together = rungs(most(pair(uhd), budget, 16), pair(uhd));
  expect(together.length * threadsWithin(together, budget, 16).libvmaf).toBeGreaterThanOrEqual(0.75 * many);
});

it('counts more metrics, larger rungs, long films and films of unknown length', () => {
  expect(most(pair(uhd, { metrics: [...three, 'ms_ssim', 'vif'] }))).toBeLessThan(3);
  expect(most(pair(hd, { rung: video(7680, 4320, 10) }))).toBeLessThan(4);
  expect(most(pair(uhd, { frames: 250_000 }))).toBeLessThan(3);
  expect(most(pair(uhd, { frames: null }))).toBeLessThan(3);
  expect(megabytes(workerBytes(rungs(3, pair(uhd, { frames: 9e9 }))))).toBeLessThan(1500);
});

it('takes what a small machine or several runs at once leave, and never refuses a pair by itself', () => {
  expect(most(pair(uhd), memoryBudget(1, 3 * gigabyte))).toBeLessThan(3);
  expect(most(pair(uhd), memoryBudget(2, 6 * gigabyte))).toBe(most(pair(uhd), memoryBudget(1, 3 * gigabyte)));
  const tiny = memoryBudget(1, gigabyte / 4);
  expect(canBeTogether([pair(uhd)], tiny, 2)).toBe(true);
  expect(threadsWithin([pair(uhd)], tiny, 16)).toEqual({ decoder: 1, libvmaf: 1 });
});
