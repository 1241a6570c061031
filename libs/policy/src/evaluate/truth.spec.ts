import { compareCount, countTrue, every, not, some, type Truth } from './truth';

const T = true;
const F = false;
const U = null;
const values: Truth[] = [T, F, U];

describe('three-valued logic', () => {
  // Kleene's strong tables, written out.
  const tables: [Truth, Truth, Truth, Truth][] = [
    // a, b, and, or
    [T, T, T, T],
    [T, F, F, T],
    [T, U, U, T],
    [F, T, F, T],
    [F, F, F, F],
    [F, U, F, U],
    [U, T, U, T],
    [U, F, F, U],
    [U, U, U, U],
  ];
  it.each(tables)('%s with %s: and %s, or %s', (a, b, and, or) => {
    expect(every([a, b])).toBe(and);
    expect(some([a, b])).toBe(or);
  });

  it('negates true and false and leaves unknown unknown', () => {
    expect(values.map(not)).toEqual([F, T, U]);
  });

  it('keeps De Morgan, the order of parts and nesting for every triple', () => {
    for (const a of values) {
      for (const b of values) {
        for (const c of values) {
          expect(not(every([a, b, c]))).toBe(some([not(a), not(b), not(c)]));
          expect(every([a, b, c])).toBe(every([c, a, b]));
          expect(every([a, b, c])).toBe(every([a, every([b, c])]));
          expect(some([a, b, c])).toBe(some([some([a, b]), c]));
        }
      }
    }
  });

  it('never decides more than every way the unknown could turn out', () => {
    const worlds = (truths: Truth[]): boolean[][] =>
      truths.reduce<boolean[][]>(
        (sofar, truth) => sofar.flatMap((world) => (truth === null ? [T, F] : [truth]).map((one) => [...world, one])),
        [[]],
      );
    const agreed = (truths: Truth[], holds: (world: boolean[]) => boolean): Truth => {
      const outcomes = new Set(worlds(truths).map(holds));
      return outcomes.size === 1 ? ([...outcomes][0] ?? null) : null;
    };
    const count = (world: boolean[]) => world.filter(Boolean).length;
    for (const a of values) {
      for (const b of values) {
        for (const c of values) {
          const truths = [a, b, c];
          expect(every(truths)).toBe(agreed(truths, (world) => world.every(Boolean)));
          expect(some(truths)).toBe(agreed(truths, (world) => world.some(Boolean)));
          for (const n of [0, 1, 2, 3, 4]) {
            const range = countTrue(truths);
            expect(compareCount(range, 'gte', n)).toBe(agreed(truths, (world) => count(world) >= n));
            expect(compareCount(range, 'lte', n)).toBe(agreed(truths, (world) => count(world) <= n));
            expect(compareCount(range, 'eq', n)).toBe(agreed(truths, (world) => count(world) === n));
          }
        }
      }
    }
  });
});
