import type { CompareOutcome } from '@app/quality';
import { QualityBench } from './quality-bench';

const coded = '-c:v libx264 -preset veryfast -crf 20 -pix_fmt yuv420p';
const flagged = '-flags +ildct -x264opts';

let bench: QualityBench;
let smooth: string;
let fields: string;

beforeAll(async () => {
  bench = await QualityBench.open();
  smooth = bench.make('smooth.mkv', '-f lavfi -i testsrc2=s=320x240:r=50:d=2 -vf boxblur=2 -pix_fmt yuv420p -c:v ffv1');
  fields = interlaced('tff', 'top');
}, 120_000);

afterAll(() => bench.close());

const interlaced = (order: string, first: string): string =>
  bench.make(
    `${order}.mp4`,
    `-i ${smooth} -vf tinterlace=interleave_${first}:vlpf,setfield=${order} ${coded} ${flagged} ${order}=1`,
  );
const compare = (clip: string, against: string): Promise<CompareOutcome> => bench.compare(against, clip, ['psnr']);

it('is scored a picture a field where one side has as many pictures', async () => {
  const outcome = await compare(bench.make('progressive.mp4', `-i ${smooth} ${coded}`), fields);
  expect(outcome.validity).toMatchObject({ valid: true, dropped_frames: [], duplicated_frames: [] });
  expect(Math.abs(outcome.validity.offset_frames ?? 99)).toBeLessThanOrEqual(1);
  expect(outcome.alignment.conversions).toEqual(['reference deinterlaced (bwdif, tff), a picture a field']);
  expect(outcome.rows.length).toBeGreaterThanOrEqual(98);
  expect(outcome.frameRate).toBe(50);
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
    '-f lavfi -i testsrc2=s=320x240:r=25:d=2 -vf boxblur=2 -pix_fmt yuv420p -c:v ffv1',
  );
  const whole = bench.make('whole.mp4', `-i ${calm} ${coded} ${flagged} tff=1`);
  expect((await compare(whole, calm)).alignment).not.toHaveProperty('deinterlaced');
  expect((await compare(fields, fields)).alignment).not.toHaveProperty('deinterlaced');
});
