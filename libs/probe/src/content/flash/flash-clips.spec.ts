import { ContentBench } from '../testing/content-bench';

/** The code value nearest to a luminance on a display of 200 cd/m² and gamma 2.2. */
const code = (candelas: number) => Math.round(16 + 219 * (candelas / 200) ** (1 / 2.2));

interface Flicker {
  hz: number;
  sec?: number;
  /** Share of the picture. */
  area?: number;
  dark?: number;
  light?: number;
  /** Saturated red in place of the lighter grey. */
  red?: boolean;
}

/** A square wave over the top of the picture, as a clip: small, since drawing costs. */
const clip = ({ hz, sec = 2, area = 1, dark = 0, light = 200, red = false }: Flicker): string => {
  const lit = `lt(mod(T,${1 / hz}),${0.5 / hz})*lt(Y/H,${area})`;
  const [y, u, v] = red ? [63, 102, 240] : [code(light), 128, 128];
  return `nullsrc=s=60x60:r=50:d=${sec},format=yuv444p,geq=lum='if(${lit},${y},${code(dark)})':cb='if(${lit},${u},128)':cr='if(${lit},${v},128)',setparams=colorspace=bt709:range=tv`;
};

describe('flashes of clips, on both sides of each limit; each verdict follows from the rule', () => {
  let bench: ContentBench;
  beforeAll(async () => {
    bench = await ContentBench.open();
  });
  afterAll(() => bench.close());

  it.each([
    ['2.5 Hz over all of it: allowed for a short time', { hz: 2.5 }, 'warning'],
    ['3 Hz: three flashes a second are allowed', { hz: 3 }, 'warning'],
    ['3.5 Hz: more than three', { hz: 3.5 }, 'fail'],
    ['3.5 Hz over 20 %: less than a quarter', { hz: 3.5, area: 0.2 }, 'pass'],
    ['3.5 Hz over 30 %', { hz: 3.5, area: 0.3 }, 'fail'],
    ['3.5 Hz of 19 cd/m²: less than 20', { hz: 3.5, light: 19 }, 'pass'],
    ['3.5 Hz of 21 cd/m²', { hz: 3.5, light: 21 }, 'fail'],
    ['3.5 Hz from 159 cd/m²: the darker side below 160', { hz: 3.5, dark: 159 }, 'fail'],
    ['3.5 Hz from 161 cd/m²', { hz: 3.5, dark: 161 }, 'pass'],
    ['3.5 Hz of saturated red', { hz: 3.5, red: true }, 'fail'],
    ['2 Hz for 6 s: too long', { hz: 2, sec: 6 }, 'fail'],
    ['2 Hz for 3 s', { hz: 2, sec: 3 }, 'warning'],
  ] as const)('%s', async (name, flicker, result) => {
    const path = await bench.video(`${name.replaceAll(/\W/g, '-')}.mkv`, clip(flicker), [
      '-c:v',
      'ffvhuff',
      '-pix_fmt',
      'yuv444p',
    ]);
    const { outcome } = await bench.measure(path, ['flash']);
    expect(outcome.results.flash?.result).toBe(result);
    if ('red' in flicker) expect(outcome.results.flash?.red.result).toBe('fail');
  });
});
