import type { ContentResults } from './content-results';
import type { VideoNeed } from './needs';
import { ContentBench } from './testing/content-bench';

const size = 's=320x180';
const waves = (rate: number, sec: number) =>
  `nullsrc=s=80x45:r=${rate}:d=${sec},format=gray,geq=lum='120+60*sin((X+38*T)/6)+30*sin((Y+25*T)/4)',scale=320:180:flags=bicubic,format=yuv420p`;
const lossless = ['-c:v', 'ffvhuff'];

describe('defects of the picture, on both sides of each limit', () => {
  let bench: ContentBench;
  beforeAll(async () => {
    bench = await ContentBench.open();
  });
  afterAll(() => bench.close());

  const look = async (path: string, needs: VideoNeed[]): Promise<ContentResults> =>
    (await bench.measure(path, needs)).outcome.results;

  it('bands of a slow gradient in 8 bits, none in 10, nor where it is dithered', async () => {
    const slope = (bits: 8 | 10, dither = '') =>
      `nullsrc=s=960x270:r=25:d=0.08,format=gray${bits === 8 ? '' : '10le'},geq=lum='${bits === 8 ? '' : '4*'}(60+X/16${dither})'`;
    const clip = (name: string, source: string, format: string) =>
      bench.clip(name, ['-f', 'lavfi', '-i', `${source},format=${format}`, ...lossless]);
    const eight = await look(await clip('bands.mkv', slope(8), 'gray'), ['banding']);
    const ten = await look(await clip('bands10.mkv', slope(10), 'gray10le'), ['banding']);
    const dithered = await look(await clip('dither.mkv', slope(8, '+3*random(0)-1.5'), 'gray'), ['banding']);
    expect(eight.banding?.mean).toBeGreaterThan(90);
    expect(ten.banding?.mean).toBeLessThan(1);
    expect(dithered.banding?.mean).toBeLessThan(1);
  });

  it('a frame that is repeated, with a jump and without; none in a steady film', async () => {
    const filmed = `${waves(25, 4)},setpts=N/25/TB`;
    // frame 40 is shown twice and the next one never
    const jump = await bench.clip('jump.mkv', [
      '-f',
      'lavfi',
      '-i',
      `${filmed},shuffleframes='${shuffled(100, 41, 40)}'`,
      ...lossless,
    ]);
    const steady = await bench.clip('steady.mkv', ['-f', 'lavfi', '-i', filmed, ...lossless]);
    expect((await look(jump, ['repeated_frames'])).repeated_frames).toEqual({
      count: 1,
      jumps: 1,
      cadence: null,
      list: [{ time_sec: 1.64, frame: 42 }],
    });
    expect((await look(steady, ['repeated_frames'])).repeated_frames?.count).toBe(0);
  });

  it('the rhythm of a lower frame rate brought to a higher one', async () => {
    const cadence = async (from: number, to: number) => {
      const clip = await bench.clip(`${from}-${to}.mkv`, [
        '-f',
        'lavfi',
        '-i',
        `${waves(from, 4)},fps=${to}`,
        ...lossless,
      ]);
      return (await look(clip, ['repeated_frames'])).repeated_frames;
    };
    expect(await cadence(24, 30)).toMatchObject({ cadence: 5, jumps: 0 });
    expect(await cadence(25, 50)).toMatchObject({ cadence: 2, jumps: 0 });
  });

  it('frames that are missing by their times; none in a steady rate, and no say where the rate varies', async () => {
    const without = (name: string, select: string) =>
      bench.clip(`${name}.mkv`, [
        '-f',
        'lavfi',
        '-i',
        `${waves(25, 4)},select='${select}'`,
        '-fps_mode',
        'passthrough',
        ...lossless,
      ]);
    const gaps = await look(await without('gaps', 'not(eq(n,30)+between(n,60,62))'), ['missing_frames']);
    expect(gaps.missing_frames).toMatchObject({
      count: 4,
      list: [
        { time_sec: 1.16, missing: 1 },
        { time_sec: 2.36, missing: 3 },
      ],
    });
    expect((await look(await without('whole', '1'), ['missing_frames'])).missing_frames?.count).toBe(0);
    const varying = await without('varying', 'not(mod(n,3))+lt(mod(n,20),10)');
    expect((await look(varying, ['missing_frames'])).missing_frames).toBeNull();
  });

  it('no line error where lines are drawn to stay, and none at a cut', async () => {
    const rule = 'drawbox=x=0:y=70:w=320:h=2:c=white:t=fill';
    const clip = await bench.video('ruled.mkv', `${waves(25, 1)}[a];${waves(25, 1)},${rule}[b];[a][b]concat`, lossless);
    expect((await look(clip, ['line_errors'])).line_errors).toEqual({ frames: 0, list: [] });
  });

  it('no stuck pixel in a still, and none of a mark that is larger', async () => {
    const dot = (width: number) => `drawbox=x=100:y=90:w=${width}:h=${width}:c=white:t=fill`;
    const still = `${waves(25, 1)},select='eq(n,0)',tpad=stop_mode=clone:stop_duration=7,${dot(1)}`;
    for (const [name, source] of [
      ['still', still],
      ['mark', `${waves(25, 7)},${dot(3)}`],
    ] as const)
      expect(
        (await look(await bench.video(`${name}.mkv`, source, lossless), ['stuck_pixels'])).stuck_pixels?.count,
      ).toBe(0);
  });

  it('light of a PQ picture: a fifth at 1000 cd/m², the rest dark', async () => {
    // 1000 cd/m² is 0.7518 of the signal: code 723 of 10 bits
    const source = `nullsrc=${size}:r=25:d=0.2,format=yuv420p10le,geq=lum='if(lt(X,64),723,64)':cb=512:cr=512`;
    const pq = 'setparams=range=tv:colorspace=bt2020nc:color_primaries=bt2020:color_trc=smpte2084';
    const clip = await bench.clip('pq.mkv', ['-f', 'lavfi', '-i', `${source},${pq}`, ...lossless]);
    const { content_light: light } = await look(clip, ['content_light']);
    expect(Math.abs((light?.max_cll_cd_m2 ?? 0) - 1_000)).toBeLessThan(10);
    expect(Math.abs((light?.max_fall_cd_m2 ?? 0) - 200)).toBeLessThan(3);
    const sdr = await bench.measure(await bench.video('sdr.mkv', waves(25, 1), lossless), ['content_light', 'black']);
    expect(sdr.outcome.impossible.get('content_light')).toMatch(/PQ/);
  });
});

/** Order of frames for `shuffleframes`: that of one place is taken from another. */
function shuffled(count: number, place: number, from: number): string {
  return Array.from({ length: count }, (_, at) => (at === place ? from : at)).join(' ');
}
