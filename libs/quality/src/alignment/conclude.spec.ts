import type { Alignment } from './alignment';
import { finish, firstOffset, looksReframed, meanMotion } from './conclude';
import { type Clip, noise, range, signaturesOf, walking } from './testing/synthetic-clip';
import { frameByFrame } from './timeline';

const film = walking(1);
const frames = range(0, 100);

function concluded(distorted: Clip, reference = film): Alignment {
  const sides = {
    reference: signaturesOf(reference, frames),
    distorted: signaturesOf(distorted, frames, noise(1)),
    referenceRate: 25,
    distortedRate: 25,
  };
  return finish(sides, frameByFrame, new Int16Array(frames.length), { reasons: [], trusted: true });
}
const verdict = ({ trusted, reasons }: Alignment) => ({ trusted, reasons });
const scored = { trusted: true, reasons: [] };

const window =
  (part: number): Clip =>
  (n) => {
    const picture = film(n);
    return (x, y) => picture(0.5 + (x - 0.5) * part, 0.5 + (y - 0.5) * part);
  };

describe('what the pairs show', () => {
  it('is the same, whatever its brightness and contrast', () => {
    expect(verdict(concluded((n) => (x, y) => 40 + 0.5 * film(n)(x, y)))).toEqual(scored);
  });

  it('is something else', () => {
    expect(verdict(concluded(walking(2)))).toEqual({ trusted: false, reasons: ['content_differs'] });
  });

  it.each([
    [5, scored],
    [12, { trusted: false, reasons: ['content_differs'] }],
  ])('may be something else in %i pairs of a hundred', (count, expected) => {
    const strange = (n: number) => n >= 50 && n < 50 + count;
    // Strong pictures: the few are unlike enough to make all of it look so.
    const loud: Clip = (n) => (x, y) => 255 - 3 * film(n)(x, y);
    expect(verdict(concluded((n) => (strange(n) ? loud(n) : film(n))))).toEqual(expected);
  });

  it('is nothing where both are flat', () => {
    expect(
      verdict(
        concluded(
          () => () => 20,
          () => () => 90,
        ),
      ),
    ).toEqual(scored);
  });

  it('is another part of the picture; a small one takes a closer look', () => {
    const [large, small, none] = [concluded(window(0.9)), concluded(window(0.955)), concluded(film)];
    expect(verdict(large)).toEqual({ trusted: false, reasons: ['reframed'] });
    expect([verdict(small), verdict(none)]).toEqual([scored, scored]);
    expect([large, small, none].map(looksReframed)).toEqual([false, true, false]);
  });
});

describe('the offset of the first pair', () => {
  const at = (offsets: readonly number[]) => offsets.map((offset, slow) => ({ slow, fast: slow + offset }));

  it('is that of the first ones that keep it', () => {
    expect(firstOffset(at([3, 3, 3, 3, 3, 3]), frameByFrame)).toBe(3);
    expect(firstOffset(at([0, 1, 3, 3, 3, 3, 3, 3]), frameByFrame)).toBe(3);
  });

  it('is the first one where none does, and none of no pairs', () => {
    expect(firstOffset(at([2, 3, 4]), frameByFrame)).toBe(2);
    expect(firstOffset([], frameByFrame)).toBe(0);
  });

  it('is counted in frames of the reference', () => {
    const doubled = { ratio: 2, phase: 0, faster: 'distorted' as const };
    const pairs = range(0, 8).map((slow) => ({ slow: slow + 3, fast: 2 * slow }));
    expect(firstOffset(pairs, doubled)).toBe(3);
  });
});

it('motion is the mean change, and none of one frame', () => {
  expect(meanMotion(signaturesOf(film, [0, 0, 0]))).toBe(0);
  expect(meanMotion(signaturesOf(film, [0]))).toBe(0);
  expect(meanMotion(signaturesOf(film, frames))).toBeGreaterThan(1);
});
