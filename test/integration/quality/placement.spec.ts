import { QualityBench } from './quality-bench';

let bench: QualityBench;

beforeAll(async () => {
  bench = await QualityBench.open();
});

afterAll(() => bench.close());

it('a soft picture that was moved by two pixels, or cropped by two in a hundred, is refused, and it is said where it lies', async () => {
  const soft = bench.make('soft.mkv', '-f lavfi -i testsrc2=s=160x120:r=25:d=2 -vf gblur=2 -pix_fmt yuv420p -c:v ffv1');
  const encoded = bench.make('soft.mp4', `-i ${soft} -c:v libx264 -preset veryfast -crf 26 -pix_fmt yuv420p`);
  expect((await bench.compare(soft, encoded, ['psnr'])).validity).toMatchObject({ valid: true, reasons: [] });
  for (const [chain, words] of [
    ['crop=158:120:0:0,pad=160:120:2:0', /is moved 2 px right$/],
    ['crop=156:118,scale=160:120', /shows about 15\dx11\d at \(\d, \d\) of the reference's 160x120$/],
  ] as const) {
    const { validity, results, alignment } = await bench.compare(soft, bench.derive('other.mkv', encoded, chain), [
      'psnr',
    ]);
    expect({ valid: validity.valid, reasons: validity.reasons, results }).toEqual({
      valid: false,
      reasons: ['reframed'],
      results: null,
    });
    expect(alignment.placement?.words).toMatch(words);
  }
});
