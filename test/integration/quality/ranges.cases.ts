import { QualityBench } from './quality-bench';

describe('ranges of levels', () => {
  let bench: QualityBench;
  beforeAll(async () => {
    bench = await QualityBench.open();
  }, 60_000);
  afterAll(() => bench.close());

  const full = 'scale=in_range=tv:out_range=pc,format=yuv420p';
  const clip = () => bench.make('reference.mkv', '-f lavfi -i testsrc2=s=160x120:r=25:d=3 -pix_fmt yuv420p -c:v ffv1');
  const of = async (distorted: string, reference: string) =>
    (await bench.compare(reference, distorted, ['psnr'])).validity;

  it('levels of the other range without a flag that says so are compared as they stand, and suspected', async () => {
    const reference = clip();
    const unsaid = bench.derive('unsaid.mkv', reference, `${full},setparams=range=tv`);
    const said = bench.derive('said.mkv', reference, full, '-color_range pc');
    expect(await of(unsaid, reference)).toMatchObject({
      valid: true,
      range_matched: false,
      reasons: ['range_suspected'],
    });
    expect(await of(said, reference)).toMatchObject({ valid: true, range_matched: true, reasons: [] });
  });

  it('levels are suspected of nothing where the frames don’t belong together', async () => {
    const reference = clip();
    const cut = bench.derive('cut.mkv', reference, `select='not(between(n,20,45))',${full},setparams=range=tv`);
    expect(await of(cut, reference)).toMatchObject({ valid: false, reasons: ['offset_jumps'] });
  });

  it('a grade that moves levels about as far, and a coarse encode of the other range, are told apart', async () => {
    const reference = clip();
    const graded = (slope: number, black: number) =>
      bench.derive(`graded-${black}.mkv`, reference, `lutyuv=y='clip(val*${slope}+${black},0,255)'`);
    expect((await of(graded(1.06, -19), reference)).reasons).toEqual([]);
    expect((await of(graded(1.16, 0), reference)).reasons).toEqual([]);
    const coarse = bench.make('coarse.mp4', `-i ${reference} -vf ${full},setparams=range=tv -c:v libx264 -crf 40`);
    expect((await of(coarse, reference)).reasons).toEqual(['range_suspected']);
  });
});
