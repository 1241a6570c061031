import { alignedClips } from './testing/aligned';
import { type Clip, noise, range, walking } from './testing/synthetic-clip';

const frames = range(0, 100);
/** Bars of 2.39:1 in 16:9, painted over the film. */
const matted =
  (film: Clip): Clip =>
  (n) => {
    const picture = film(n);
    return (x, y) => (y < 0.12 || y > 0.88 ? 16 : picture(x, y));
  };

describe.each([1, 3])('bars over the picture of one side, noise %i', (grain) => {
  it.each([1, 4])('are another framing: film %i', (seed) => {
    const film = walking(seed);
    for (const [reference, distorted] of [
      [film, matted(film)],
      [matted(film), film],
    ] as const) {
      const { trusted, reasons } = alignedClips([reference, frames], [distorted, frames], noise(grain));
      expect({ trusted, reasons }).toEqual({ trusted: false, reasons: ['reframed'] });
    }
  });
});

it('bars of both sides are the film’s own', () => {
  const film = matted(walking(1));
  const { trusted, reasons } = alignedClips([film, frames], [film, frames], noise(3));
  expect({ trusted, reasons }).toEqual({ trusted: true, reasons: [] });
});
