import { thumbnailFormat } from '../graph/thumbnail-format';
import type { Flash } from '../content-results';
import { SampledCells } from '../pictures/sampled-cells';
import { FlashDetector } from './flash-detector';

const cells = thumbnailFormat.width * thumbnailFormat.height;
const stream = {
  index: 0,
  height: 1080,
  color: { range: 'tv', primaries: 'bt709', transfer: 'bt709', matrix: 'bt709' },
};

interface Colour {
  y: number;
  u: number;
  v: number;
}

/** The code value nearest to a luminance on a display of 200 cd/m² and gamma 2.2. */
const grey = (candelas: number): Colour => ({
  y: Math.round(16 + 219 * (candelas / 200) ** (1 / 2.2)),
  u: 128,
  v: 128,
});
const black = grey(0);
const white = grey(200);
/** Full red by BT.709. */
const red: Colour = { y: 63, u: 102, v: 240 };

interface Flicker {
  hz: number;
  sec: number;
  fps?: number;
  /** Share of the picture. */
  area?: number;
  dark?: Colour;
  light?: Colour;
  transfer?: string;
}

/** A square wave between two colours over the top of the picture, the rest dark. */
function watch({ hz, sec, fps = 25, area = 1, dark = black, light = white, transfer = 'bt709' }: Flicker): Flash {
  const sampled = new SampledCells(thumbnailFormat);
  const detector = new FlashDetector(sampled.size, { ...stream, color: { ...stream.color, transfer } });
  const lit = Math.round(cells * area);
  const frames = Math.round(sec * fps);
  for (let frame = 0; frame < frames; frame++) {
    const on = Math.floor((frame * 2 * hz) / fps + 1e-9) % 2 === 1;
    sampled.take(picture(on ? light : dark, dark, lit));
    detector.takePicture(sampled, frame / fps, 1 / fps);
  }
  return detector.result(sec);
}

function picture(top: Colour, rest: Colour, lit: number): Buffer {
  const bytes = Buffer.alloc(cells * 3);
  (['y', 'u', 'v'] as const).forEach((plane, at) => {
    bytes.fill(rest[plane], at * cells, (at + 1) * cells);
    bytes.fill(top[plane], at * cells, at * cells + lit);
  });
  return bytes;
}

describe('flashes, on both sides of each limit', () => {
  it.each([
    ['2.5 Hz for 2 s', { hz: 2.5, sec: 2 }, 'warning'],
    ['3 Hz for 2 s', { hz: 3, sec: 2 }, 'warning'],
    ['3.5 Hz for 2 s', { hz: 3.5, sec: 2 }, 'fail'],
    ['3 Hz for 2 s at 29.97', { hz: 3, sec: 2, fps: 30_000 / 1_001 }, 'warning'],
    ['3.5 Hz for 2 s at 50', { hz: 3.5, sec: 2, fps: 50 }, 'fail'],
    ['1.5 Hz for 6 s', { hz: 1.5, sec: 6 }, 'pass'],
    ['12.5 Hz, every frame', { hz: 12.5, sec: 2 }, 'fail'],
    ['5 Hz over 20 % of the picture', { hz: 5, sec: 2, area: 0.2 }, 'pass'],
    ['5 Hz over exactly a quarter', { hz: 5, sec: 2, area: 0.25 }, 'pass'],
    ['5 Hz over 30 %', { hz: 5, sec: 2, area: 0.3 }, 'fail'],
    ['5 Hz of 19 cd/m²', { hz: 5, sec: 2, light: grey(19) }, 'pass'],
    ['5 Hz of 21 cd/m²', { hz: 5, sec: 2, light: grey(21) }, 'fail'],
    ['5 Hz between 159 and 200 cd/m²', { hz: 5, sec: 2, dark: grey(159) }, 'fail'],
    ['5 Hz between 161 and 200 cd/m²', { hz: 5, sec: 2, dark: grey(161) }, 'pass'],
  ] as const)('%s', (_, flicker, result) => {
    expect(watch(flicker).luminance.result).toBe(result);
  });

  it('2 Hz for 6 s fails for its length, and not for its rate', () => {
    const { result, luminance } = watch({ hz: 2, sec: 6 });
    expect(result).toBe('fail');
    expect(luminance.max_changes_per_sec).toBe(4);
    expect(luminance.intervals.map(({ kind }) => kind)).toEqual(['warning', 'extended']);
    // the first change comes at 0.28 s, frame 8: four seconds of flashing are over after frame 107
    expect(luminance.first_failure_frame).toBe(108);
  });

  it.each([
    [25, 12.5, 25],
    [60, 30, 60],
  ])('counts every change of a second at %d frames a second', (fps, hz, changes) => {
    expect(watch({ hz, sec: 2, fps }).luminance.max_changes_per_sec).toBe(changes);
  });

  it('2 Hz for 3 s passes with a warning, from the fourth change on', () => {
    const { luminance } = watch({ hz: 2, sec: 3 });
    expect(luminance).toMatchObject({ result: 'warning', first_failure_frame: null, first_warning_frame: 26 });
  });

  it('red that turns saturated, where no luminance changes by 20', () => {
    const dim: Colour = { y: 40, u: 116, v: 180 };
    const { luminance, red: seen, result } = watch({ hz: 5, sec: 2, light: dim });
    expect([luminance.result, seen.result, result]).toEqual(['pass', 'fail', 'fail']);
  });

  it('full red and black: both kinds', () => {
    const { luminance, red: seen } = watch({ hz: 5, sec: 2, light: red });
    expect([luminance.result, seen.result]).toEqual(['fail', 'fail']);
  });

  it('a red that is not saturated is no red flash', () => {
    // pink
    const { red: seen } = watch({ hz: 5, sec: 2, light: { y: 140, u: 118, v: 170 } });
    expect(seen.result).toBe('pass');
  });

  it('a fade up and one down are two changes, not more', () => {
    const sampled = new SampledCells(thumbnailFormat);
    const detector = new FlashDetector(sampled.size, stream);

    for (let frame = 0; frame < 24; frame++) {
      const level = grey(frame < 12 ? frame * 16 : (24 - frame) * 16);
      sampled.take(picture(level, level, 0));
      detector.takePicture(sampled, frame / 25, 1 / 25);
    }
    expect(detector.result(1).luminance).toMatchObject({ result: 'pass', max_changes_per_sec: 2 });
  });

  it('two parts of 20 % that flash in turn do not add up', () => {
    const sampled = new SampledCells(thumbnailFormat);
    const detector = new FlashDetector(sampled.size, stream);

    for (let frame = 0; frame < 50; frame++) {
      const bytes = picture(black, black, 0);
      const from = Math.floor((frame * 2 * 4) / 25) % 2 === 0 ? 0 : cells / 2;
      bytes.fill(white.y, from, from + cells / 5);
      sampled.take(bytes);
      detector.takePicture(sampled, frame / 25, 1 / 25);
    }
    expect(detector.result(2).luminance).toMatchObject({ result: 'pass', max_changes_per_sec: 0 });
  });

  /** Stripes of 20 cells that move by so many a frame; or that turn into their opposites all at once. */
  const stripes = (fps: number, shift: (frame: number) => number) => {
    const sampled = new SampledCells(thumbnailFormat);
    const detector = new FlashDetector(sampled.size, stream);
    for (let frame = 0; frame < 2 * fps; frame++) {
      const bytes = picture(black, black, 0);
      for (let at = 0; at < cells; at++) if ((at + shift(frame)) % 20 < 10) bytes[at] = white.y;
      sampled.take(bytes);
      detector.takePicture(sampled, frame / fps, 1 / fps);
    }
    return detector.result(2).luminance.result;
  };

  it('a pan across a fence is none; parts that flash against each other are', () => {
    expect(stripes(50, (frame) => 2 * frame)).toBe('pass');
    expect(stripes(25, (frame) => 4 * frame)).toBe('pass');
    expect(stripes(50, (frame) => 10 * Math.floor(frame / 5))).toBe('fail');
  });

  it('takes PQ by its absolute curve: what is a flash of 200 cd/m² is none at 12', () => {
    const dim: Colour = { y: 80, u: 128, v: 128 };
    expect(watch({ hz: 5, sec: 2, light: dim, transfer: 'smpte2084' }).result).toBe('pass');
    expect(watch({ hz: 5, sec: 2, light: { ...dim, y: 160 }, transfer: 'smpte2084' }).result).toBe('fail');
  });
});
