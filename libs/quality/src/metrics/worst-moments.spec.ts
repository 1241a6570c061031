import { worstFrames, worstSeconds } from './worst-moments';

const rows = Array.from({ length: 100 }, (_, n) => ({ reference: n + 3, distorted: n }));
const context = { rows, frameRate: 25, higherIsBetter: true };
const values = (changes: Record<number, number>) => rows.map((_, n) => changes[n] ?? 90);

describe('worst moments', () => {
  it('lists frames of different moments, the worst first', () => {
    const found = worstFrames(values({ 40: 50, 41: 49, 42: 51, 80: 60 }), context);
    expect(found.slice(0, 2)).toEqual([
      { n: 41, reference_frame: 44, distorted_frame: 41, time_sec: 1.76, value: 49 },
      { n: 80, reference_frame: 83, distorted_frame: 80, time_sec: 3.32, value: 60 },
    ]);
    expect(new Set(found.map(({ n }) => n)).size).toBe(found.length);
    expect(found.length).toBeLessThanOrEqual(10);
  });

  it('takes the highest where less is better', () => {
    expect(worstFrames(values({ 7: 99 }), { ...context, higherIsBetter: false })[0]).toMatchObject({ n: 7, value: 99 });
  });

  it('has none of frames that were not measured or are equal', () => {
    expect(worstFrames([Number.NaN, Number.POSITIVE_INFINITY, Number.NaN], context)).toEqual([]);
    expect(worstSeconds([Number.NaN, Number.POSITIVE_INFINITY], context)).toEqual([]);
  });

  it('tells seconds of the reference by their mean', () => {
    const bad = Object.fromEntries(Array.from({ length: 25 }, (_, n) => [n + 47, 70])) as Record<number, number>;
    const [worst] = worstSeconds(values(bad), context);
    expect(worst).toEqual({ start_sec: 2, end_sec: 3, frames: 25, mean: 70 });
    expect(worstSeconds(values(bad), { ...context, frameRate: null })).toEqual([]);
  });
});
