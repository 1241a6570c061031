import { hasJump } from './jumps';

const rows = 60;
const elsewhere = 20;

/** A clip whose frames 24 to 35 correlate so at their own offset, and so at another; the rest fits where it is. */
function jumps({ own, other }: { own: number; other: number }): boolean {
  const correlation = (shift: number, from = 0, to = rows) => {
    const inside = from >= 24 && to <= 36;
    if (shift === 0) return inside ? own : 0.95;
    return shift === elsewhere && inside ? other : 0.1;
  };
  return hasJump({ correlation }, rows, [-elsewhere, elsewhere]);
}

describe('a part that lies elsewhere', () => {
  it('fits there well, and clearly better than where it is', () => {
    expect(jumps({ own: 0.1, other: 0.8 })).toBe(true);
    expect(jumps({ own: 0.6, other: 0.95 })).toBe(true);
  });

  it('is none that fits little better there', () => {
    expect(jumps({ own: 0.6, other: 0.85 })).toBe(false);
    expect(jumps({ own: 0.75, other: 1 })).toBe(false);
  });

  // Noise without a counterpart resembles something somewhere.
  it('is none that fits nowhere well', () => {
    expect(jumps({ own: 0, other: 0.55 })).toBe(false);
    expect(jumps({ own: -0.3, other: 0.5 })).toBe(false);
  });
});
