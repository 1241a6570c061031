import { hasStrayPart } from './stray-parts';
import { type Clip, noise, range, signaturesOf, walking } from './testing/synthetic-clip';

const film = walking(1);
const other = walking(2);
const frames = range(0, 300);
const pairs = frames.map((n) => ({ slow: n, fast: n }));

/** Whether frames `from`..`to` of a side, which are treated so, are found to lie elsewhere on the other. */
function isStray(from: number, to: number, shown: (n: number) => ReturnType<Clip>, grain = 1): boolean {
  const distorted: Clip = (n) => (n >= from && n < to ? shown(n) : film(n));
  const [slow, fast] = [signaturesOf(distorted, frames, noise(grain)), signaturesOf(film, frames)];
  return hasStrayPart(slow, fast, { ratio: 1, phase: 0 }, pairs);
}

describe('a part whose pairs don’t fit', () => {
  it.each([8, 12, 40])('lies elsewhere where the other side shows it there: %i frames', (length) => {
    expect(isStray(100, 100 + length, (n) => film(n + 120))).toBe(true);
  });

  it('lies elsewhere where single frames of it fit by chance', () => {
    expect(isStray(100, 112, (n) => film(n === 105 ? n : n + 120))).toBe(true);
  });

  it('is none of fewer than eight frames', () => {
    expect(isStray(100, 107, (n) => film(n + 120))).toBe(false);
  });

  it.each<[string, (n: number) => ReturnType<Clip>]>([
    ['nowhere on the other side', (n) => other(n)],
    ['black', () => () => 16],
    // It is near to where it was before.
    ['frozen', () => film(99)],
    ['frozen at a picture of long before', () => film(20)],
  ])('is a fault where it is %s', (_name, shown) => {
    expect(isStray(100, 130, shown)).toBe(false);
  });

  it('is a fault where only some of it is elsewhere', () => {
    expect(isStray(100, 130, (n) => (n < 108 ? film(n + 120) : other(n)))).toBe(false);
  });

  it('is a fault where it is like another place, but far from as like as the rest is to its own', () => {
    const mixed = (n: number): ReturnType<Clip> => {
      const [there, strange] = [film(n + 120), other(n)];
      return (x, y) => 0.85 * there(x, y) + 0.15 * strange(x, y);
    };
    expect(isStray(100, 130, mixed)).toBe(false);
  });

  it('is a fault where it froze at a picture at which the film rests for as long', () => {
    const rests: Clip = (n) => film(n >= 50 && n < 95 ? 50 : n);
    const froze: Clip = (n) => rests(n >= 150 && n < 180 ? 50 : n);
    const [slow, fast] = [signaturesOf(froze, frames, noise(1)), signaturesOf(rests, frames)];
    expect(hasStrayPart(slow, fast, { ratio: 1, phase: 0 }, pairs)).toBe(false);
  });

  it('is none under noise that hides more', () => {
    expect(isStray(0, 0, film, 25)).toBe(false);
  });
});
