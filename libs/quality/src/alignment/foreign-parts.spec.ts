import { align } from './align';
import { alignedClips } from './testing/aligned';
import { type Clip, noise, onOneSet, range, signaturesOf, walking } from './testing/synthetic-clip';

const film = walking(1);
const set = onOneSet(film);

describe('a part that lies further away than offsets are followed', () => {
  it.each([
    ['forty frames behind two hundred that were cut out', film, [...range(0, 360), ...range(560, 600)]],
    ['a hundred such', film, [...range(0, 300), ...range(500, 600)]],
    ['thirteen in the middle', film, [...range(0, 290), ...range(900, 913), ...range(303, 600)]],
    ['sixteen of the same set', set, [...range(0, 584), ...range(884, 900)]],
    ['a part of the same set', set, [...range(0, 300), ...range(500, 600)]],
    ['a part behind a far start', film, [...range(600, 960), ...range(1160, 1200)]],
  ])('%s is found, and nothing is scored', (_name, clip, frames) => {
    const { trusted, reasons } = alignedClips([clip, range(0, 1250)], [clip, frames], noise(1));
    expect({ trusted, reasons }).toEqual({
      trusted: false,
      reasons: ['offset_jumps'],
    });
  });

  it('has no say in the offset', () => {
    const { trusted, reasons, offsetFrames } = alignedClips(
      [set, range(0, 800)],
      [set, [...range(5, 65), ...range(195, 595)]],
      noise(1),
    );
    expect({ trusted, reasons, offsetFrames }).toEqual({
      trusted: false,
      reasons: ['offset_jumps'],
      offsetFrames: 135,
    });
  });
});

describe('a part that is nowhere on the other side', () => {
  const other = onOneSet(walking(2));
  const withOther =
    (from: number, to: number): Clip =>
    (n) =>
      n >= from && n < to ? other(n) : set(n);

  it('is other content', () => {
    const { trusted, reasons } = alignedClips([set, range(0, 400)], [withOther(200, 240), range(0, 400)], noise(1));
    expect({ trusted, reasons }).toEqual({
      trusted: false,
      reasons: ['content_differs'],
    });
  });

  it.each([
    ['on one set', set, withOther(200, 208)],
    ['of another picture', film, (n: number) => (n >= 200 && n < 208 ? walking(2)(n) : film(n))],
  ])('is a fault to be scored where it is short: %s', (_name, clip, distorted) => {
    const { trusted, reasons } = alignedClips([clip, range(0, 400)], [distorted, range(0, 400)], noise(1));
    expect({ trusted, reasons }).toEqual({ trusted: true, reasons: [] });
  });
});

describe('what is scored', () => {
  const still = 150;
  const rests: Clip = (n) => film(Math.min(n, still));
  const logo: Clip = (n) => {
    const picture = rests(n);
    return (x, y) => picture(x, y) + (x > 0.9 && y < 0.15 ? 30 : 0);
  };

  it.each<[string, Clip, Clip, (luma: number) => number]>([
    ['a film under much noise', film, film, noise(20)],
    ['noise over a picture at rest', rests, rests, noise(8)],
    ['the same with a logo', rests, logo, noise(8)],
    ['a part that is black', film, (n) => (n >= 200 && n < 250 ? () => 16 : film(n)), noise(1)],
    ['a part that stands still', film, (n) => film(n >= 200 && n < 250 ? 200 : n), noise(1)],
  ])('%s', (_name, reference, distorted, treat) => {
    const grain = noise(6);
    const { trusted, reasons } = align({
      reference: signaturesOf(reference, range(0, 400), grain),
      distorted: signaturesOf(distorted, range(0, 400), treat),
      referenceRate: 25,
      distortedRate: 25,
    });
    expect({ trusted, reasons }).toEqual({ trusted: true, reasons: [] });
  });

  it('a part that stands still over a cut, behind what is at rest', () => {
    const [first, then] = [walking(2), walking(1)];
    const cut: Clip = (n) => (n < 150 ? first(n) : n < 200 ? then(150) : first(n + 300));
    const { trusted, reasons } = align({
      reference: signaturesOf(cut, range(0, 400), noise(0.5)),
      distorted: signaturesOf((n) => cut(n >= 198 && n < 223 ? 198 : n), range(0, 400), noise(1)),
      referenceRate: 25,
      distortedRate: 25,
    });
    expect({ trusted, reasons }).toEqual({ trusted: true, reasons: [] });
  });
});
