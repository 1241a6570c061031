import { align } from './align';
import { alignedClips } from './testing/aligned';
import { type Clip, noise, range, signaturesOf, walking } from './testing/synthetic-clip';

const film = walking(1);
const dark: Clip = (n) => {
  const picture = film(n);
  return (x, y) => 16 + 0.4 * (picture(x, y) - 16);
};
/** Something bright in a tenth of the width and a sixth of the height. */
const withLogo =
  (clip: Clip, luma: number): Clip =>
  (n) => {
    const picture = clip(n);
    return (x, y) => (x > 0.85 && x < 0.95 && y > 0.05 && y < 0.21 ? luma : picture(x, y));
  };
const frames = range(0, 150);

describe('what is burnt into one side', () => {
  it.each<[string, Clip, number, number]>([
    ['a white logo', film, 235, 1],
    ['a white logo over a noisy picture', film, 235, 6],
    ['a white logo over a dark picture', dark, 235, 1],
    ['a gray one over a dark picture', dark, 90, 1],
  ])('is scored: %s', (_name, clip, luma, grain) => {
    const { trusted, reasons } = alignedClips([clip, frames], [withLogo(clip, luma), frames], noise(grain));
    expect({ trusted, reasons }).toEqual({ trusted: true, reasons: [] });
  });

  it('hides no dropped frame', () => {
    const { trusted, pairing } = alignedClips(
      [film, frames],
      [withLogo(film, 235), [...range(0, 60), ...range(61, 150)]],
      noise(1),
    );
    expect({ trusted, skipped: pairing.skippedFast }).toEqual({ trusted: true, skipped: [60] });
  });

  it.each([
    ['a crop', 0.93, 0.93],
    ['bars', 1, 1.3],
  ])('hides neither %s nor another film', (_name, width, height) => {
    const reframed: Clip = (n) => {
      const picture = film(n);
      return (x, y) => {
        const v = 0.5 + (y - 0.5) * height;
        return v < 0 || v > 1 ? 16 : picture(0.5 + (x - 0.5) * width, v);
      };
    };
    const judged = (distorted: Clip) =>
      align({
        reference: signaturesOf(film, frames),
        distorted: signaturesOf(withLogo(distorted, 235), frames, noise(1)),
        referenceRate: 25,
        distortedRate: 25,
      });
    const [other, moved] = [judged(walking(2)), judged(reframed)];
    expect({ trusted: other.trusted, differs: other.reasons.includes('content_differs') }).toEqual({
      trusted: false,
      differs: true,
    });
    expect({ trusted: moved.trusted, reasons: moved.reasons }).toEqual({ trusted: false, reasons: ['reframed'] });
  });
});
