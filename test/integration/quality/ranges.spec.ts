import { QualityBench } from './quality-bench';

let bench: QualityBench;
beforeAll(async () => {
  bench = await QualityBench.open();
}, 60_000);
afterAll(() => bench.close());

it('levels of the other range without a flag that says so are compared as they stand, and suspected', async () => {
  const reference = bench.make('reference.mkv', '-f lavfi -i testsrc2=s=320x240:r=25:d=2 -pix_fmt yuv420p -c:v ffv1');
  const full = 'scale=in_range=tv:out_range=pc,format=yuv420p';
  const unsaid = bench.derive('unsaid.mkv', reference, `${full},setparams=range=tv`);
  const said = bench.derive('said.mkv', reference, full, '-color_range pc');
  const of = async (clip: string) => (await bench.compare(reference, clip, ['psnr'])).validity;
  expect(await of(unsaid)).toMatchObject({ valid: true, range_matched: false, reasons: ['range_suspected'] });
  expect(await of(said)).toMatchObject({ valid: true, range_matched: true, reasons: [] });
});
