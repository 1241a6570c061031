import type { CompareOutcome, ComparisonOptions } from '@app/quality';
import { QualityBench } from './quality-bench';

describe('pairs by fields', () => {
  const coded = '-c:v libx264 -preset veryfast -crf 20 -pix_fmt yuv420p';
  const flagged = '-flags +ildct -x264opts';

  let bench: QualityBench;
  let smooth: string;
  let fields: string;

  beforeAll(async () => {
    bench = await QualityBench.open();
    smooth = bench.make(
      'smooth.mkv',
      '-f lavfi -i testsrc2=s=160x120:r=50:d=2 -vf boxblur=2 -pix_fmt yuv420p -c:v ffv1',
    );
    fields = interlaced('tff', 'top');
  }, 120_000);

  afterAll(() => bench.close());

  const interlaced = (order: string, first: string): string =>
    bench.make(
      `${order}.mp4`,
      `-i ${smooth} -vf tinterlace=interleave_${first}:vlpf,setfield=${order} ${coded} ${flagged} ${order}=1`,
    );
  const compare = (clip: string, against: string, options: Partial<ComparisonOptions> = {}): Promise<CompareOutcome> =>
    bench.compare(against, clip, ['psnr'], options);
  const psnr = ({ results }: CompareOutcome): number => results?.psnr?.mean ?? Number.NaN;

  it('is scored a picture a field where one side has as many pictures', async () => {
    const outcome = await compare(bench.make('progressive.mp4', `-i ${smooth} ${coded}`), fields);
    expect(outcome.validity).toMatchObject({ valid: true, dropped_frames: [], duplicated_frames: [] });
    expect(Math.abs(outcome.validity.offset_frames ?? 99)).toBeLessThanOrEqual(1);
    expect(outcome.alignment.conversions).toEqual(['reference deinterlaced (bwdif, tff), a picture a field']);
    expect(outcome.rows.length).toBeGreaterThanOrEqual(98);
    expect(outcome.frameRate).toBe(50);
    // What is measured are the pictures of the fields, each of them.
    expect(outcome.results?.psnr?.frames).toBe(outcome.rows.length);
    expect(psnr(outcome)).toBeGreaterThan(30);
  });

  it('is aligned by the pictures of its fields also where all is decoded ahead of measuring', async () => {
    const other = bench.make('progressive-ahead.mp4', `-i ${smooth} ${coded}`);
    const outcome = await compare(other, fields, { sampling: { every_n_frames: 1, every_n_scenes: 2 } });
    expect(outcome.validity).toMatchObject({ valid: true, dropped_frames: [], duplicated_frames: [] });
    expect(outcome.rows.length).toBeGreaterThanOrEqual(98);
  });

  it('is scored a picture a frame where the other side was deinterlaced so', async () => {
    const other = bench.make('deinterlaced.mp4', `-i ${fields} -vf bwdif=mode=send_frame:deint=all ${coded}`);
    const outcome = await compare(other, fields);
    expect(outcome.validity).toMatchObject({ valid: true, offset_frames: 0 });
    expect(outcome.alignment).toMatchObject({
      compared_frames: 50,
      deinterlaced: { reference: { pictures: 'frame' } },
    });
  });

  it('is scored field by field where the order of the fields differs', async () => {
    const other = interlaced('bff', 'bottom');
    const outcome = await compare(other, fields);
    expect(outcome.validity.valid).toBe(true);
    expect(outcome.alignment.conversions).toHaveLength(2);
    expect(outcome.rows.length).toBeGreaterThanOrEqual(98);
  });

  it('is left alone where whole pictures are flagged as fields, and where both have the same fields', async () => {
    const calm = bench.make(
      'calm.mkv',
      '-f lavfi -i testsrc2=s=160x120:r=25:d=2 -vf boxblur=2 -pix_fmt yuv420p -c:v ffv1',
    );
    const whole = bench.make('whole.mp4', `-i ${calm} ${coded} ${flagged} tff=1`);
    expect((await compare(whole, calm)).alignment).not.toHaveProperty('deinterlaced');
    expect((await compare(fields, fields)).alignment).not.toHaveProperty('deinterlaced');
  });

  it('is left alone where fine lines look like fields on both sides, and one of them is flagged', async () => {
    const fine = bench.make('fine.mkv', '-f lavfi -i testsrc2=s=160x120:r=25:d=2 -pix_fmt yuv420p -c:v ffv1');
    const whole = bench.make('fine.mp4', `-i ${fine} ${coded} ${flagged} tff=1`);
    expect((await compare(whole, fine)).alignment).not.toHaveProperty('deinterlaced');
  });

  it('is left alone where no order of the fields holds throughout', async () => {
    const joined = '-filter_complex [0:v][1:v]concat,setfield=tff';
    const mixed = bench.make(
      'mixed.mp4',
      `-i ${fields} -i ${interlaced('bff', 'bottom')} ${joined} ${coded} ${flagged} tff=1`,
    );
    const calm = bench.make('long.mkv', `-i ${smooth} -vf fps=25,loop=1:50 -c:v ffv1`);
    expect((await compare(mixed, calm)).alignment).not.toHaveProperty('deinterlaced');
  });

  it('is deinterlaced as its flag says where nothing moves, and where only the heights of the fields differ', async () => {
    const card = bench.make('card.mkv', '-f lavfi -i smptebars=s=160x120:r=25:d=2 -pix_fmt yuv420p -c:v ffv1');
    const still = await compare(card, bench.make('card.mp4', `-i ${card} ${coded} ${flagged} tff=1`));
    expect(still.alignment).toMatchObject({ deinterlaced: { reference: { order: 'tff' } } });
    const low = bench.make(
      'low.mp4',
      `-i ${smooth} -vf scale=160:60,tinterlace=interleave_top:vlpf,setfield=tff ${coded} ${flagged} tff=1`,
    );
    const both = await compare(low, fields);
    expect(both.alignment).toMatchObject({
      deinterlaced: { reference: { order: 'tff' }, distorted: { order: 'tff' } },
    });
    expect(psnr(both)).toBeGreaterThan(20);
  });

  it('is compared as it is where both have the same fields and an encoder lost the flag of one', async () => {
    const unflagged = bench.make('unflagged.mp4', `-i ${fields} -vf setfield=prog ${coded}`);
    const outcome = await compare(unflagged, fields);
    expect(outcome.alignment).not.toHaveProperty('deinterlaced');
    expect(psnr(outcome)).toBeGreaterThan(30);
  });
});
