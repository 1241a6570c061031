import { alignedClips } from './testing/aligned';
import { type Clip, noise, periodic, range, unrelated, wandering } from './testing/synthetic-clip';

const slate = 400;
/** A gray card, then the clip. */
const behindSlate =
  (clip: Clip): Clip =>
  (n) =>
    n < slate ? () => 100 : clip(n - slate);

describe('offsets further away than those that are always looked at', () => {
  it.each([
    ['the distorted side behind a slate', false, -slate],
    ['the reference behind a slate', true, slate],
  ])('%s', (_name, isReference, offset) => {
    const film: [Clip, number[]] = [wandering, range(0, 100)];
    const longer: [Clip, number[]] = [behindSlate(wandering), range(0, slate + 100)];
    const { trusted, offsetFrames, pairing } = alignedClips(
      isReference ? longer : film,
      isReference ? film : longer,
      noise(2),
    );
    expect({ trusted, offsetFrames, pairs: pairing.pairs.length }).toEqual({
      trusted: true,
      offsetFrames: offset,
      pairs: 100,
    });
  });

  it('a part out of the middle of a film', () => {
    const { trusted, offsetFrames } = alignedClips([wandering, range(0, 500)], [wandering, range(300, 380)], noise(2));
    expect({ trusted, offsetFrames }).toEqual({ trusted: true, offsetFrames: 300 });
  });

  it.each([
    ['noisy', noise(2)],
    ['clean', (luma: number) => luma],
  ])('none for another film behind a %s slate, which is no still picture', (_name, treat) => {
    const other: [Clip, number[]] = [behindSlate(unrelated), range(0, slate + 100)];
    const { trusted, reasons } = alignedClips([wandering, range(0, 100)], other, treat);
    expect({ trusted, reasons }).toEqual({ trusted: false, reasons: ['offset_uncertain', 'content_differs'] });
  });

  it('none for what repeats itself behind a slate', () => {
    const film = periodic(10);
    const { trusted, reasons } = alignedClips(
      [film, range(0, 100)],
      [behindSlate(film), range(0, slate + 100)],
      noise(2),
    );
    expect({ trusted, reasons }).toEqual({ trusted: false, reasons: ['offset_uncertain', 'content_differs'] });
  });
});
