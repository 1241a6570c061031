import { align, alignAt } from './align';
import type { Alignment, Sides } from './alignment';
import { type Clip, noise, range, signaturesOf, walking } from './testing/synthetic-clip';

const film = walking(1);
const frames = range(0, 60);
const size = { width: 640, height: 360 };

/** What is at a place of the film is seen so many pixels further right and down, of a part so much smaller. */
const moved =
  (right: number, down: number, part = 1): Clip =>
  (n) => {
    const picture = film(n);
    return (x, y) => picture(0.5 + (x - 0.5) * part - right / size.width, 0.5 + (y - 0.5) * part - down / size.height);
  };

function sides(distorted: Clip, grain = 0.2, coarser = size): Sides {
  return {
    reference: signaturesOf(film, frames),
    distorted: signaturesOf(distorted, frames, noise(grain)),
    referenceRate: 25,
    distortedRate: 25,
    sizes: { reference: size, distorted: coarser },
  };
}

const verdict = ({ trusted, reasons, placement }: Alignment) => ({
  trusted,
  reasons,
  words: placement?.words ?? null,
});
const scored = { trusted: true, reasons: [], words: null };

describe('a picture at another place', () => {
  it.each([
    [1, 0, '1 px right'],
    [-2, 0, '2 px left'],
    [0, 1, '1 px down'],
    [3, -4, '3 px right and 4 px up'],
    [1.5, 0, 'about 2 px right'],
  ])('is refused, and said to be moved: %f px right, %f down', (right, down, words) => {
    expect(verdict(align(sides(moved(right, down))))).toEqual({
      trusted: false,
      reasons: ['reframed'],
      words: `distorted picture is moved ${words}`,
    });
  });

  it.each([0.99, 0.98, 0.97])(
    'is refused where it shows %f of the width and height, with the part it shows',
    (part) => {
      const { trusted, reasons, placement } = align(sides(moved(0, 0, part)));
      expect({ trusted, reasons }).toEqual({ trusted: false, reasons: ['reframed'] });
      expect(placement?.words).toMatch(/^distorted picture shows about 6\d\dx3\d\d at /);
      const off = Math.abs((placement?.shows.width ?? 0) - part * size.width);
      expect(Math.max(off, Math.abs((placement?.shows.x ?? 0) - (1 - part) * 320))).toBeLessThan(3);
    },
  );

  it('is refused where it holds the whole of the other, smaller', () => {
    const { trusted, placement } = align(sides(moved(0, 0, 1.02)));
    expect(trusted).toBe(false);
    expect(placement?.words).toMatch(
      /^distorted picture holds the reference's 640x360 smaller or with bars: it spans about 65\dx36\d at /,
    );
  });

  it.each([
    [640, 360],
    [360, 640],
    [480, 360],
  ])('is refused where it is turned by two degrees, of %i times %i pixels', (width, height) => {
    const [sine, cosine] = [Math.sin(Math.PI / 90), Math.cos(Math.PI / 90)];
    const turned: Clip = (n) => {
      const picture = film(n);
      return (x, y) => {
        const [across, down] = [(x - 0.5) * width, (y - 0.5) * height];
        return picture(0.5 + (across * cosine - down * sine) / width, 0.5 + (across * sine + down * cosine) / height);
      };
    };
    const size = { width, height };
    const found = align({ ...sides(turned), sizes: { reference: size, distorted: size } });
    expect(verdict(found)).toEqual({
      trusted: false,
      reasons: ['reframed'],
      words: expect.stringMatching(/^distorted picture is turned by (1\.9|2\.0|2\.1)°$/) as string,
    });
  });

  it.each([0.36, 0.4, 0.44])('is never told in empty words for bars that lie over it from %f on', (from) => {
    const barred: Clip = (n) => {
      const picture = film(n);
      return (x, y) => (Math.abs(y - 0.5) > from ? 16 : picture(x, y));
    };
    const { trusted, reasons, words } = verdict(align(sides(barred)));
    expect({ trusted, reasons }).toEqual({ trusted: false, reasons: ['reframed'] });
    expect(words ?? 'smaller or with bars').toMatch(/smaller or with bars/);
  });

  it('has its words at an offset that was given, too, where it clearly is another framing', () => {
    expect(alignAt(sides(moved(0, 0, 0.8)), 0).placement?.words).toMatch(
      /^distorted picture shows about 5\d\dx2\d\d at /,
    );
    expect(alignAt(sides(moved(40, 0)), 0).placement?.words).toMatch(
      /^distorted picture is moved about (39|40|41) px right$/,
    );
  });

  it('is refused at an offset that was given, too, where both measures say so', () => {
    expect(alignAt(sides(moved(0, 0, 0.955)), 0)).toMatchObject({ trusted: false, reasons: ['reframed'] });
    expect(verdict(alignAt(sides(moved(1, 0)), 0))).toEqual(scored);
  });
});

describe('what is scored', () => {
  const mean = (pictures: readonly ReturnType<Clip>[]): ReturnType<Clip> => {
    return (x, y) => pictures.reduce((sum, picture) => sum + picture(x, y), 0) / pictures.length;
  };
  const lagging: Clip = (n) => mean([n, n - 1, n - 2].map((m) => film(m)));
  const blurred: Clip = (n) => {
    const picture = film(n);
    return (x, y) =>
      mean(
        [-0.03, 0, 0.03].map(
          (dx): ReturnType<Clip> =>
            (u, v) =>
              (picture(u + dx, v - 0.04) + picture(u + dx, v + 0.04)) / 2,
        ),
      )(x, y);
  };
  const logo: Clip = (n) => {
    const picture = film(n);
    return (x, y) => (x > 0.7 && x < 0.9 && y > 0.15 && y < 0.35 ? 235 : picture(x, y));
  };
  const regraded: Clip = (n) => {
    const picture = film(n);
    return (x, y) => 255 * (picture(x, y) / 255) ** 0.4;
  };
  const inCorners: Clip = (n) => {
    const picture = film(n);
    return (x, y) => picture(x, y) * (1 - 0.25 * ((x - 0.5) ** 2 + (y - 0.5) ** 2));
  };

  it.each<[string, Clip, number]>([
    ['half a pixel', moved(0.5, 0.5), 0.2],
    ['much noise', film, 12],
    ['a filter over time', lagging, 1],
    ['blur', blurred, 1],
    ['a logo', logo, 1],
    ['another tone', regraded, 1],
    ['darker corners', inCorners, 1],
  ])('%s', (_name, distorted, grain) => {
    expect(verdict(align(sides(distorted, grain)))).toEqual(scored);
  });

  it('half a pixel of a side a quarter as large', () => {
    const quarter = { width: 160, height: 90 };
    expect(verdict(align(sides(moved(2, 2), 0.2, quarter)))).toEqual(scored);
    expect(align(sides(moved(4, 0), 0.2, quarter)).trusted).toBe(false);
  });
});
