import { fastIndex } from '../alignment/timeline';
import { type Segment, segmentsOf, selectFast, selectSlow } from './select-frames';

/** Evaluates the few functions of ffmpeg's expressions that are used, for n from 0 on. */
function kept(expression: string, frames: number): number[] {
  const code = `const between=(v,a,b)=>v>=a&&v<=b?1:0,lt=(a,b)=>a<b?1:0,ceil=Math.ceil; return (${expression})`;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const evaluate = new Function('n', code) as (n: number) => number;
  return Array.from({ length: frames }, (_, n) => n).filter((n) => evaluate(n) !== 0);
}

describe('selecting frames', () => {
  it('describes pairs by runs of one offset', () => {
    const pairs = [0, 1, 2, 4, 5].map((slow) => ({ slow, fast: slow + (slow < 4 ? 3 : 2) }));
    expect(segmentsOf({ pairs }, { ratio: 1, phase: 0 })).toEqual([
      { from: 0, to: 2, offset: 3 },
      { from: 4, to: 5, offset: 2 },
    ]);
  });

  it.each([
    ['equal rates', 1, [{ from: 0, to: 9, offset: 3 }]],
    ['equal rates, the faster side starting later', 1, [{ from: 12, to: 30, offset: -12 }]],
    [
      'a drop',
      1,
      [
        { from: 0, to: 39, offset: 0 },
        { from: 40, to: 60, offset: 1 },
      ],
    ],
    ['a double rate', 2, [{ from: 0, to: 30, offset: 1 }]],
    [
      'a double rate with a slip',
      2,
      [
        { from: 3, to: 20, offset: -4 },
        { from: 22, to: 40, offset: -6 },
      ],
    ],
    ['30 against 25', 1.2, [{ from: 0, to: 49, offset: 2 }]],
    ['60 against 25', 2.4, [{ from: 5, to: 49, offset: -7 }]],
    ['30 against 25, a third of a frame later', 1.2, [{ from: 0, to: 49, offset: 2 }], 0.34],
    ['60 against 24, two thirds later', 2.5, [{ from: 3, to: 60, offset: -3 }], 0.71],
    ['29.97 against 23.976', 30000 / 1001 / (24000 / 1001), [{ from: 0, to: 99, offset: 0 }]],
  ] as [string, number, Segment[], number?][])(
    'keeps the same frames on both sides with %s',
    (_name, ratio, segments, phase = 0) => {
      const lay = { ratio, phase };
      const slow = kept(selectSlow(segments), 200);
      const fast = kept(selectFast(segments, lay), 400);
      const wanted = segments.flatMap(({ from, to, offset }) =>
        Array.from({ length: to - from + 1 }, (_, n) => ({ slow: from + n, fast: fastIndex(lay, from + n) + offset })),
      );
      expect(slow).toEqual(wanted.map((pair) => pair.slow));
      expect(fast).toEqual(wanted.map((pair) => pair.fast));
    },
  );
});
