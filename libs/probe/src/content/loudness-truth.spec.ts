import type { TrackLoudness } from './content-results';
import { ContentBench } from './testing/content-bench';

/** Stretches of a stereo tone of 1 kHz in phase: seconds and peak level, dBFS. */
type Stretches = [sec: number, level: number][];

const decibels = (level: number) => 10 ** (level / 20);
const sequence = (stretches: Stretches) => {
  const parts = stretches.map(
    // whole cycles, computed for one second and then only copied
    ([sec, level], at) =>
      `aevalsrc='${decibels(level)}*sin(2*PI*1000*t)':s=48000:d=1,aloop=-1:48000,atrim=end=${sec}[p${at}]`,
  );
  const names = stretches.map((_, at) => `[p${at}]`).join('');
  return `${parts.join(';')};${names}concat=n=${stretches.length}:v=0:a=1,pan=stereo|c0=c0|c1=c0`;
};

describe('loudness, against the tables of EBU Tech 3341 and 3342', () => {
  let bench: ContentBench;
  beforeAll(async () => {
    bench = await ContentBench.open();
  });
  afterAll(() => bench.close());

  const measure = async (name: string, source: string): Promise<TrackLoudness | undefined> =>
    (await bench.measure(await bench.audio(`${name}.wav`, source), ['loudness'])).outcome.results.loudness?.[0];

  it.each<[string, Stretches, number]>([
    ['3341 case 1', [[20, -23]], -23],
    ['3341 case 2', [[20, -33]], -33],
    [
      '3341 case 3',
      [
        [10, -36],
        [60, -23],
        [10, -36],
      ],
      -23,
    ],
    [
      '3341 case 4',
      [
        [10, -72],
        [10, -36],
        [60, -23],
        [10, -36],
        [10, -72],
      ],
      -23,
    ],
    [
      '3341 case 5',
      [
        [20, -26],
        [20.1, -20],
        [20, -26],
      ],
      -23,
    ],
  ])('%s: integrated within 0.1 LU', async (name, stretches, integrated) => {
    const seen = await measure(name.replaceAll(' ', '-'), sequence(stretches));
    expect(Math.abs((seen?.integrated_lufs ?? 0) - integrated)).toBeLessThanOrEqual(0.1);
    if (stretches.length > 1) return;
    expect(Math.abs((seen?.max_momentary_lufs ?? 0) - integrated)).toBeLessThanOrEqual(0.1);
    expect(Math.abs((seen?.max_short_term_lufs ?? 0) - integrated)).toBeLessThanOrEqual(0.1);
  });

  it('3341 case 6: surround channels weigh more, integrated −23', async () => {
    const levels = [-28, -28, -24, -30, -30];
    const channels = levels.map((level) => `${decibels(level)}*sin(2*PI*1000*t)`).join('|');
    const seen = await measure(
      '3341-case-6',
      `aevalsrc='${channels}':s=48000:d=1:c=5.0(side),aloop=-1:48000,atrim=end=20`,
    );
    expect(Math.abs((seen?.integrated_lufs ?? 0) + 23)).toBeLessThanOrEqual(0.1);
  });

  const alternating = (loud: number, soft: number, times: number): Stretches =>
    Array.from({ length: times }, () => [[loud, -20] as [number, number], [soft, -30] as [number, number]]).flat();
  it.each<[string, Stretches, 'max_short_term_lufs' | 'max_momentary_lufs']>([
    ['3341 case 9', alternating(1.34, 1.66, 5), 'max_short_term_lufs'],
    ['3341 case 12', alternating(0.18, 0.22, 25), 'max_momentary_lufs'],
  ])('%s: −23 at every moment', async (name, stretches, of) => {
    const seen = await measure(name.replaceAll(' ', '-'), sequence(stretches));
    expect(Math.abs((seen?.[of] ?? 0) + 23)).toBeLessThanOrEqual(0.1);
  });

  it.each<[string, Stretches, number]>([
    [
      '3342 case 1',
      [
        [20, -20],
        [20, -30],
      ],
      10,
    ],
    [
      '3342 case 2',
      [
        [20, -20],
        [20, -15],
      ],
      5,
    ],
    [
      '3342 case 3',
      [
        [20, -40],
        [20, -20],
      ],
      20,
    ],
    [
      '3342 case 4',
      [
        [20, -50],
        [20, -35],
        [20, -20],
        [20, -35],
        [20, -50],
      ],
      15,
    ],
  ])('%s: range within 1 LU', async (name, stretches, range) => {
    const seen = await measure(name.replaceAll(' ', '-'), sequence(stretches));
    expect(Math.abs((seen?.range_lu ?? 0) - range)).toBeLessThanOrEqual(1);
  });

  it('true peak of a quarter of the sampling rate at 0.5: −6.0 dBTP, +0.2 and −0.4', async () => {
    // fades of 20 ms keep the ends from ringing
    const wave = `0.5*sin(2*PI*12000*t+PI/4)*min(1,min(t,2-t)/0.02)`;
    const seen = await measure('true-peak', `aevalsrc='${wave}|${wave}':s=48000:d=2`);
    expect(seen?.true_peak_dbtp).toBeGreaterThanOrEqual(-6.4);
    expect(seen?.true_peak_dbtp).toBeLessThanOrEqual(-5.8);
  });

  it('a mono tone of −20 dBFS is at −23.0', async () => {
    const seen = await measure('mono', `aevalsrc='0.1*sin(2*PI*1000*t)':s=48000:d=4`);
    expect(Math.abs((seen?.integrated_lufs ?? 0) + 23)).toBeLessThanOrEqual(0.1);
  });

  it('silence has no loudness and no peak: null, never −70, −120 or 0', async () => {
    expect(await measure('silent', 'anullsrc=r=48000:cl=stereo:d=4')).toEqual({
      stream_index: 0,
      integrated_lufs: null,
      range_lu: null,
      max_momentary_lufs: null,
      max_short_term_lufs: null,
      true_peak_dbtp: null,
    });
  });

  it('before 3 s there is no short-term value and no range', async () => {
    const seen = await measure('short', sequence([[2, -23]]));
    expect(seen).toMatchObject({ max_short_term_lufs: null, range_lu: null });
    expect(Math.abs((seen?.integrated_lufs ?? 0) + 23)).toBeLessThanOrEqual(0.1);
  });
});
