import type { CompareOutcome, MetricName } from '@app/quality';
import { libvmafMissing } from '../../support/media-tools';
import { QualityBench } from './quality-bench';

describe('scores of aligned pairs', () => {
  const missing = libvmafMissing();
  /** The figure the pairs are judged by, and how far it may be from that of the aligned pair. */
  const judged: { metric: MetricName; tolerance: number } =
    missing === null ? { metric: 'vmaf', tolerance: 0.5 } : { metric: 'psnr', tolerance: 0.5 };
  if (missing !== null) console.warn(`pairs are judged by PSNR instead of VMAF: ${missing}`);

  let bench: QualityBench;
  let reference: string;
  let distorted: string;
  let straight: CompareOutcome;

  beforeAll(async () => {
    bench = await QualityBench.open();
    reference = bench.make('reference.mkv', '-f lavfi -i testsrc2=s=160x120:r=25:d=3 -pix_fmt yuv420p -c:v ffv1');
    const coded = bench.make('coded.mp4', `-i ${reference} -c:v libx264 -preset veryfast -crf 34 -pix_fmt yuv420p`);
    distorted = bench.derive('distorted.mkv', coded, 'null');
    straight = await compare(distorted);
  }, 120_000);

  afterAll(() => bench.close());

  const compare = (clip: string, against = reference): Promise<CompareOutcome> =>
    bench.compare(against, clip, [judged.metric]);
  const score = ({ results }: CompareOutcome): number => results?.[judged.metric]?.mean ?? Number.NaN;

  function expectTheSameScore(outcome: CompareOutcome): void {
    expect(Math.abs(score(outcome) - score(straight))).toBeLessThanOrEqual(judged.tolerance);
  }

  describe('a pair that was shifted', () => {
    it('has a score that means something when it was not', () => {
      expect(straight.validity).toMatchObject({
        valid: true,
        reasons: [],
        offset_frames: 0,
        dropped_frames: [],
        duplicated_frames: [],
        scaled: false,
      });
      expect(straight.validity.offset_confidence).toBeGreaterThan(0.8);
      expect(straight.alignment).toMatchObject({
        compared_frames: 75,
        reference_frames: 75,
        distorted_frames: 75,
        segments: 1,
      });
      if (judged.metric === 'vmaf') expect(score(straight)).toBeLessThan(95);
    });

    it.each([1, 12])('is scored when the distorted side starts %i frames later', async (late) => {
      const outcome = await compare(bench.derive(`late-${late}.mkv`, distorted, `select='gte(n,${late})'`));
      expect(outcome.validity).toMatchObject({
        valid: true,
        offset_frames: late,
        dropped_frames: [],
        duplicated_frames: [],
      });
      expect(outcome.rows[0]).toEqual({ reference: late, distorted: 0 });
      expect(outcome.rows).toHaveLength(75 - late);
      expectTheSameScore(outcome);
    });

    it.each([1, 12])('is scored when the distorted side starts %i frames earlier', async (early) => {
      const outcome = await compare(bench.derive(`early-${early}.mkv`, distorted, `tpad=start=${early}:color=gray`));
      expect(outcome.validity).toMatchObject({
        valid: true,
        offset_frames: -early,
        dropped_frames: [],
        duplicated_frames: [],
      });
      expect(outcome.rows[0]).toEqual({ reference: 0, distorted: early });
      expectTheSameScore(outcome);
    });

    it('would have a ruined score without the alignment', async () => {
      const late = bench.derive('late-unaligned.mkv', distorted, `select='gte(n,3)'`);
      const outcome = await bench.compare(reference, late, [judged.metric], { alignment: { mode: 'none' } });
      expect(outcome.validity.reasons).toContain('alignment_not_checked');
      expect(score(straight) - score(outcome)).toBeGreaterThan(5);
    });

    it('is scored at the offset the caller names', async () => {
      const late = bench.derive('late-named.mkv', distorted, `select='gte(n,3)'`);
      expectTheSameScore(
        await bench.compare(reference, late, [judged.metric], { alignment: { mode: 'fixed', offset_frames: 3 } }),
      );
    });
  });

  describe('a pair with a fault in time', () => {
    it('is scored around a dropped frame', async () => {
      const outcome = await compare(bench.derive('dropped.mkv', distorted, `select='not(eq(n,40))'`));
      expect(outcome.validity).toMatchObject({
        valid: true,
        offset_frames: 0,
        dropped_frames: [40],
        duplicated_frames: [],
      });
      expect(outcome.alignment.segments).toBe(2);
      expectTheSameScore(outcome);
    });

    it('is scored around a repeated frame', async () => {
      const outcome = await compare(bench.derive('repeated.mkv', distorted, `loop=1:1:40`));
      expect(outcome.validity).toMatchObject({ valid: true, offset_frames: 0, dropped_frames: [] });
      // Of two equal frames in a row either one may be called the repeat.
      expect([[40], [41]]).toContainEqual(outcome.validity.duplicated_frames);
      expectTheSameScore(outcome);
    });

    it('is scored at a doubled frame rate', async () => {
      const outcome = await compare(bench.derive('doubled.mkv', distorted, 'fps=50'));
      expect(outcome.validity).toMatchObject({ valid: true, offset_frames: 0, frame_rate_matched: true });
      expect(outcome.rows).toHaveLength(75);
      expectTheSameScore(outcome);
    });
  });

  describe('a pair of rates in no whole ratio', () => {
    it('is scored on the frames the lower rate kept', async () => {
      const twenty = bench.derive('twenty.mkv', distorted, 'fps=20');
      const { validity, rows } = await bench.compare(reference, twenty, ['psnr']);
      expect(validity).toMatchObject({ valid: true, frame_rate_matched: true, reasons: [] });
      expect(rows.map((row) => row.reference)).toEqual(rows.map((_, n) => Math.floor((n + 0.5) * 1.25)));
      expect(rows).toHaveLength(60);
    });

    it('is scored where frames are missing in turn and the rest keep their times', async () => {
      const chain = `-vf select='mod(n,7)' -fps_mode vfr -c:v libx264 -qp 0`;
      const variable = bench.make('variable.mp4', `-i ${distorted} ${chain}`);
      const { validity, rows } = await bench.compare(reference, variable, ['psnr']);
      expect(validity).toMatchObject({ valid: true, offset_frames: 1, reasons: [] });
      expect(rows.slice(0, 13).map((row) => row.reference)).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 15]);
    });
  });

  describe('a pair of different make', () => {
    it('is scored when the distorted side is full range', async () => {
      const full = bench.derive(
        'full.mkv',
        distorted,
        'scale=in_range=tv:out_range=pc,format=yuv420p',
        '-color_range pc',
      );
      const outcome = await compare(full);
      expect(outcome.validity).toMatchObject({ valid: true, range_matched: true });
      expectTheSameScore(outcome);
    });

    it('is scored when the distorted side was scaled, shifted or not', async () => {
      const small = bench.derive('small.mkv', distorted, 'scale=120:90:flags=bicubic');
      const shifted = bench.derive('small-late.mkv', small, `select='gte(n,3)'`);
      const [asIs, late] = [await compare(small), await compare(shifted)];
      expect(asIs.validity).toMatchObject({ valid: true, scaled: true, offset_frames: 0 });
      expect(late.validity).toMatchObject({ valid: true, scaled: true, offset_frames: 3 });
      expect(Math.abs(score(late) - score(asIs))).toBeLessThanOrEqual(judged.tolerance);
    });

    it('is scored in the reference’s format and as it is shown', async () => {
      const fine = bench.derive('fine.mkv', distorted, 'format=yuv422p10le');
      const outcome = await compare(fine);
      expect(outcome.validity.valid).toBe(true);
      expect(outcome.alignment.conversions).toEqual(['distorted converted from yuv422p10le to yuv420p']);
      expectTheSameScore(outcome);
    });

    it('follows smooth motion, too', async () => {
      const zoom = bench.make('zoom.mkv', '-f lavfi -i mandelbrot=s=160x120:r=25 -t 3 -pix_fmt yuv420p -c:v ffv1');
      const outcome = await compare(bench.derive('zoom-late.mkv', zoom, `select='gte(n,12)*not(eq(n,50))'`), zoom);
      expect(outcome.validity).toMatchObject({ valid: true, offset_frames: 12, dropped_frames: [50] });
    });
  });

  describe('a pair that can’t be compared', () => {
    const expectRefused = ({ validity, results, table }: CompareOutcome, reason: string) => {
      expect(validity.valid).toBe(false);
      expect(validity.reasons).toContain(reason);
      expect({ results, table }).toEqual({ results: null, table: null });
    };

    it('is refused when it was cropped', async () => {
      expectRefused(
        await compare(bench.derive('cropped.mkv', distorted, 'crop=iw*0.9:ih*0.9,scale=160:120')),
        'reframed',
      );
    });

    it('is refused when a part was cut out', async () => {
      expectRefused(
        await compare(bench.derive('cut.mkv', distorted, `select='not(between(n,20,45))'`)),
        'offset_jumps',
      );
    });

    it('is refused when it has bars', async () => {
      expectRefused(await compare(bench.derive('bars.mkv', distorted, 'scale=160:90,pad=160:120:0:15')), 'reframed');
    });

    it('is refused when it shows something else', async () => {
      const other = bench.make('other.mkv', '-f lavfi -i mandelbrot=s=160x120:r=25 -t 3 -pix_fmt yuv420p -c:v ffv1');
      expectRefused(await compare(other), 'content_differs');
    });

    const asItStands = (reason: string) => ({
      valid: true,
      offset_frames: 0,
      offset_confidence: null,
      reasons: [reason],
    });
    it('is compared as it stands when it is too short or does not move, and says so', async () => {
      const short = await compare(
        bench.derive('short.mkv', distorted, `select='lt(n,5)'`),
        bench.derive('short-reference.mkv', reference, `select='lt(n,5)'`),
      );
      expect(short.validity).toMatchObject(asItStands('too_short_to_align'));
      const card = bench.make('card.mkv', '-f lavfi -i smptebars=s=160x120:r=25:d=3 -pix_fmt yuv420p -c:v ffv1');
      const coded = bench.make('card.mp4', `-i ${card} -c:v libx264 -preset veryfast -crf 30 -pix_fmt yuv420p`);
      const still = await compare(coded, card);
      expect(still.validity).toMatchObject(asItStands('too_static_to_align'));
      expect(score(still)).toBeGreaterThan(30);
    });
  });
});
