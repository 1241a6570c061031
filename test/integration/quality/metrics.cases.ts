import type { CompareOutcome, MetricName } from '@app/quality';
import { libvmafMissing, testFfmpeg } from '../../support/media-tools';
import { QualityBench } from './quality-bench';

describe('metrics', () => {
  const missing = libvmafMissing();
  if (missing !== null) console.warn(`4 tests of libvmaf's metrics are skipped: ${missing}`);
  const withLibvmaf = missing === null ? it : it.skip;
  const own: MetricName[] = ['psnr', 'ssim'];

  let bench: QualityBench;
  let reference: string;
  let distorted: string;

  beforeAll(async () => {
    bench = await QualityBench.open();
    // Two scenes, the cut at frame 30.
    reference = bench.make(
      'reference.mkv',
      `-f lavfi -i testsrc2=s=320x240:r=25:d=1.2,format=yuv420p -f lavfi -i mandelbrot=s=320x240:r=25,format=yuv420p,trim=end_frame=30 -filter_complex [0:v][1:v]concat -c:v ffv1`,
    );
    distorted = bench.make('distorted.mp4', `-i ${reference} -c:v libx264 -preset veryfast -crf 36 -pix_fmt yuv420p`);
  }, 120_000);

  afterAll(() => bench.close());

  /** The pair by these metrics alone: several look at the same figures. */
  const measured = new Map<string, Promise<CompareOutcome>>();
  const compared = (metrics: MetricName[]): Promise<CompareOutcome> => {
    const known = measured.get(String(metrics)) ?? bench.compare(reference, distorted, metrics);
    measured.set(String(metrics), known);
    return known;
  };

  describe('metrics of ffmpeg itself', () => {
    it('agree with the summary ffmpeg prints', async () => {
      const { execFileSync } = await import('node:child_process');
      const summary = execFileSync(
        'sh',
        [
          '-c',
          `"$0" -hide_banner -nostats -i "$1" -i "$2" -lavfi '[0:v][1:v]psnr[a];[a][1:v]ssim' -f null - 2>&1`,
          testFfmpeg(),
          distorted,
          reference,
        ],
        { encoding: 'utf8' },
      );
      const printed = (pattern: RegExp) => Number(pattern.exec(summary)?.[1]);
      const { results } = await compared(own);
      expect(results?.psnr?.pooled?.['y']).toBeCloseTo(printed(/PSNR y:([\d.]+)/), 3);
      expect(results?.psnr?.pooled?.['average']).toBeCloseTo(printed(/average:([\d.]+)/), 3);
      expect(results?.ssim?.mean).toBeCloseTo(printed(/SSIM Y:([\d.]+)/), 4);
      expect(results?.ssim?.parts['ssim_all']?.mean).toBeCloseTo(printed(/All:([\d.]+)/), 4);
    });

    it('are told by scene', async () => {
      const { results } = await compared(own);
      expect(
        results?.psnr?.per_scene.map(({ start_frame, end_frame, frames }) => [start_frame, end_frame, frames]),
      ).toEqual([
        [0, 29, 30],
        [30, 59, 30],
      ]);
    });

    it('survive JSON when pictures are equal', async () => {
      const outcome = await bench.compare(reference, reference, own);
      expect(outcome.results?.psnr).toMatchObject({
        mean: null,
        max: null,
        frames: 60,
        infinite_frames: 60,
        percentiles: { '50': null },
      });
      expect(outcome.results?.ssim).toMatchObject({ mean: 1, infinite_frames: 0 });
      expect(JSON.parse(JSON.stringify(outcome.results))).toEqual(outcome.results);
    });

    it('carry an interval that holds the true mean when frames are sampled', async () => {
      const [all, sampled] = [
        await compared(own),
        await bench.compare(reference, distorted, own, { sampling: { every_n_frames: 3 } }),
      ];
      expect(sampled.results?.psnr).toMatchObject({ frames: 20 });
      const { low = 0, high = 0 } = sampled.results?.psnr?.confidence_interval ?? {};
      expect(all.results?.psnr?.mean).toBeGreaterThanOrEqual(low);
      expect(all.results?.psnr?.mean).toBeLessThanOrEqual(high);
      expect(all.results?.psnr?.confidence_interval).toBeNull();
    });

    it('end at once when they are told to', async () => {
      const stop = new AbortController();
      stop.abort();
      await expect(bench.compare(reference, distorted, own, {}, stop.signal)).rejects.toMatchObject({
        code: 'RUN_CANCELLED',
      });
    });
  });

  describe('metrics of libvmaf', () => {
    withLibvmaf('come from one run with all others', async () => {
      const all: MetricName[] = ['vmaf', 'psnr', 'ssim', 'ms_ssim', 'cambi', 'vif'];
      const outcome = await bench.compare(reference, distorted, all);
      expect(Object.keys(outcome.results ?? {})).toEqual(all);
      const means = Object.fromEntries(
        Object.entries(outcome.results ?? {}).map(([name, result]) => [name, result.mean ?? -1]),
      );
      expect(means['vmaf']).toBeGreaterThan(20);
      expect(means['vmaf']).toBeLessThan(98);
      for (const name of ['ssim', 'ms_ssim', 'vif']) {
        expect(means[name]).toBeGreaterThan(0.3);
        expect(means[name]).toBeLessThan(1);
      }
      expect(means['cambi']).toBeGreaterThanOrEqual(0);
      expect(outcome.validity.model_reason).toContain('320x240');
      expect(outcome.table?.length).toBe(60);
    });

    withLibvmaf('do not change with what is measured beside them', async () => {
      const alone = await compared(['vmaf']);
      const beside = await bench.compare(reference, distorted, ['vmaf', 'psnr', 'cambi']);
      expect(beside.results?.vmaf?.mean).toBeCloseTo(alone.results?.vmaf?.mean ?? 0, 5);
    });

    withLibvmaf('are the same at the sampled frames as at all', async () => {
      const [all, sampled] = [
        await compared(['vmaf']),
        await bench.compare(reference, distorted, ['vmaf'], { sampling: { every_n_frames: 7 } }),
      ];
      expect(sampled.results?.vmaf).toMatchObject({ frames: 9 });
      for (let n = 0; n < 60; n += 7)
        expect(sampled.table?.at(n, 'vmaf')).toBeCloseTo(all.table?.at(n, 'vmaf') ?? Number.NaN, 4);
    });

    withLibvmaf('are the same in the sampled scenes as in all, and leave the others out', async () => {
      const scene = (n: number) =>
        `[0:v]trim=start_frame=${n * 10}:end_frame=${n * 10 + 8},negate=enable=${n % 2}[s${n}]`;
      const scenes = [0, 1, 2, 3, 4].map(scene).join(';');
      const cut = bench.make(
        'cut.mkv',
        `-i ${reference} -filter_complex ${scenes};[s0][s1][s2][s3][s4]concat=n=5 -fps_mode passthrough -c:v ffv1`,
      );
      const coded = bench.make('cut.mp4', `-i ${cut} -c:v libx264 -preset veryfast -crf 36 -pix_fmt yuv420p`);
      const [all, sampled] = [
        await bench.compare(cut, coded, ['vmaf', 'psnr']),
        await bench.compare(cut, coded, ['vmaf', 'psnr'], { sampling: { every_n_frames: 1, every_n_scenes: 2 } }),
      ];
      expect(sampled.rows).toEqual(all.rows);
      const perScene = sampled.results?.vmaf?.per_scene ?? [];
      expect(perScene.map(({ frames }) => frames)).toEqual([8, 0, 8, 0, 8]);
      for (let n = 0; n < 40; n += 1) {
        const isMeasured = Math.floor(n / 8) % 2 === 0;
        for (const name of ['vmaf', 'psnr_y']) {
          const value = sampled.table?.at(n, name);
          if (isMeasured) expect(value).toBeCloseTo(all.table?.at(n, name) ?? Number.NaN, 4);
          else expect(value).toBeNaN();
        }
      }
      const { low = 0, high = 0 } = sampled.results?.vmaf?.confidence_interval ?? {};
      const { mean } = all.results?.vmaf ?? {};
      expect(mean).toBeGreaterThan(low);
      expect(mean).toBeLessThan(high);
    });

    withLibvmaf('that need larger pictures are left out with the reason', async () => {
      const small = bench.make('small.mkv', `-i ${reference} -vf scale=160:120 -c:v ffv1`);
      const { results, notMeasured, validity } = await bench.compare(small, small, ['vmaf', 'ms_ssim', 'cambi']);
      expect(validity.valid).toBe(true);
      expect(Object.keys(results ?? {})).toEqual(['vmaf']);
      expect(notMeasured.map(({ metric }) => metric)).toEqual(['ms_ssim', 'cambi']);
    });
  });
});
