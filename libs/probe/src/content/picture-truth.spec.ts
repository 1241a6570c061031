import type { ContentResults, Interval } from './content-results';
import type { ContentNeed } from './needs';
import { ContentBench } from './testing/content-bench';
import type { ContentThresholds } from './thresholds';

const size = 's=320x180';
const frame = 0.04 + 1e-6;
/** Waves that move sideways and stand vertically: natural enough for idet, which test patterns fool. */
const waves = (rate: number, sec: number) =>
  `nullsrc=s=192x108:r=${rate}:d=${sec},format=gray,geq=lum='128+50*sin((X+5*N)/7)+40*sin(Y/5+X/40)',format=yuv420p`;
const luma = (code: number) => `color=c=gray:${size}:r=25:d=2,format=yuv420p,lutyuv=y=${code}:u=128:v=128`;

describe('what the picture shows, against clips made to show it', () => {
  let bench: ContentBench;
  beforeAll(async () => {
    bench = await ContentBench.open();
  });
  afterAll(() => bench.close());

  const look = async (
    path: string,
    needs: ContentNeed[],
    thresholds: Partial<ContentThresholds> = {},
  ): Promise<ContentResults> => (await bench.measure(path, needs, { thresholds })).outcome.results;
  const expectIntervals = (seen: Interval[] | null, expected: [number, number][]) => {
    expect(seen).toHaveLength(expected.length);
    seen?.forEach(({ start_sec: start, end_sec: end }, at) => {
      expect(Math.abs(start - (expected[at]?.[0] ?? 0))).toBeLessThanOrEqual(frame);
      expect(Math.abs(end - (expected[at]?.[1] ?? 0))).toBeLessThanOrEqual(frame);
    });
  };

  it('black from 2 to 5 and from 7 to 8 of 10 s', async () => {
    const black = "drawbox=c=black:t=fill:enable='between(t,2,4.98)+between(t,7,7.98)'";
    const clip = await bench.video('black.mp4', `testsrc2=${size}:r=25:d=10,${black}`);
    const { black: seen, totals } = await look(clip, ['black']);
    expectIntervals(seen, [
      [2, 5],
      [7, 8],
    ]);
    expect(totals.black).toEqual({ count: 2, seconds: 4 });
  });

  it('black that touches both ends, closed at the end of the stream', async () => {
    const black = "drawbox=c=black:t=fill:enable='lt(t,0.99)+gt(t,2.99)'";
    const clip = await bench.video('ends.mp4', `testsrc2=${size}:r=25:d=4,${black}`);
    const { black: seen } = await look(clip, ['black']);
    expect(seen?.map(({ start_sec: start, end_sec: end }) => [start, end])).toEqual([
      [0, 1],
      [3, 4],
    ]);
  });

  it('luma 30 is black and luma 45 is not', async () => {
    expectIntervals((await look(await bench.video('l30.mp4', luma(30)), ['black'])).black, [[0, 2]]);
    expectIntervals((await look(await bench.video('l45.mp4', luma(45)), ['black'])).black, []);
  });

  it('frozen from 1.96 to 6.00', async () => {
    const still = `testsrc2=${size}:r=25:d=2,tpad=stop_mode=clone:stop_duration=4,format=yuv420p[a]`;
    const clip = await bench.video(
      'freeze.mp4',
      `${still};testsrc2=${size}:r=25:d=2,negate,format=yuv420p[b];[a][b]concat`,
    );
    expectIntervals((await look(clip, ['freeze'])).freeze, [[1.96, 6]]);
  });

  it('frozen to the end', async () => {
    const clip = await bench.video('frozen-end.mp4', `testsrc2=${size}:r=25:d=2,tpad=stop_mode=clone:stop_duration=2`);
    expectIntervals((await look(clip, ['freeze'])).freeze, [[1.96, 4]]);
  });

  it('a noisy still is not frozen', async () => {
    const clip = await bench.video('noisy.mp4', `color=c=gray:${size}:r=25:d=3,noise=alls=12:allf=t`);
    expectIntervals((await look(clip, ['freeze'])).freeze, []);
  });

  it.each([
    ['letterbox', `testsrc2=s=320x136:r=25:d=1,pad=320:180:0:22`, { x: 0, y: 22, width: 320, height: 136 }],
    ['pillarbox', `testsrc2=s=240x180:r=25:d=1,pad=320:180:40:0`, { x: 40, y: 0, width: 240, height: 180 }],
  ] as const)('the exact picture within a %s', async (kind, source, active) => {
    const seen = await look(await bench.video(`${kind}.mp4`, source), ['bars']);
    expect(seen[kind]).toMatchObject({ present: true, active });
    expect(seen[kind === 'letterbox' ? 'pillarbox' : 'letterbox']).toMatchObject({ present: false, active });
  });

  it('takes no dark corner for a bar', async () => {
    // bright in the middle alone, and the middle moves
    const spot = `nullsrc=${size}:r=25:d=1,geq=lum='if(lt(hypot(X-160-N,Y-70),60),180,16)':cb=128:cr=128`;
    const { letterbox, pillarbox } = await look(await bench.video('spot.mp4', spot), ['bars']);
    expect([letterbox?.present, pillarbox?.present]).toEqual([false, false]);
  });

  it('cuts at 2 and 4 s, where luma changes and where colour alone does', async () => {
    const grey = `color=c=0x555555:${size}:r=25:d=2,format=yuv420p[b]`;
    // the luma of pure red in BT.601 is that of the grey
    const red = `color=c=gray:${size}:r=25:d=2,format=yuv420p,lutyuv=y=89:u=100:v=230[c]`;
    const graph = `testsrc2=${size}:r=25:d=2,format=yuv420p[a];${grey};${red};[a][b][c]concat=n=3`;
    const { scene_cuts: cuts, totals } = await look(await bench.video('cuts.mp4', graph), ['scene_cuts']);
    expect(cuts?.map(({ time_sec: time, frame: number, seen_in: seen }) => [time, number, seen])).toEqual([
      [2, 51, 'luma'],
      [4, 101, 'chroma'],
    ]);
    expect(totals.scene_cuts?.count).toBe(2);
  });

  const mpeg2 = (...flags: string[]) => ['-c:v', 'mpeg2video', '-q:v', '2', ...flags];
  // the encoder is told the order itself: what ffmpeg hands on of it changed from version to version
  const fields = (order: 'tff' | 'bff') => [
    '-c:v',
    'libx264',
    '-qp',
    '2',
    '-flags',
    '+ilme+ildct',
    '-x264-params',
    `${order}=1`,
  ];
  // of each rate the waves are drawn once, whatever is made of their fields
  const drawn = {
    50: {
      tff: ['tinterlace=interleave_top,setfield=tff', fields('tff')],
      bff: ['tinterlace=interleave_bottom,setfield=bff', fields('bff')],
      combed: ['tinterlace=interleave_top,setfield=prog', mpeg2()],
    },
    25: { progressive: ['null', mpeg2()], psf: ['setfield=tff', fields('tff')] },
    24: { telecine: ['telecine,setfield=prog', mpeg2()] },
  } as const;
  it.each([
    [50, { tff: ['tff', 'agrees'], bff: ['bff', 'agrees'], combed: ['tff', 'combed'] }],
    [25, { progressive: ['progressive', 'agrees'], psf: ['progressive', 'psf'] }],
    [24, { telecine: ['telecine', 'combed'] }],
  ] as const)('tells the fields of waves at %s a second by the picture, against the flag', async (rate, expected) => {
    const kinds = Object.entries<readonly [string, readonly string[]]>(drawn[rate]);
    const ways = kinds.map(([name, [filters]]) => `[${name}-in]${filters},format=yuv420p[${name}]`);
    const graph = [`${waves(rate, 2)},split=${kinds.length}${kinds.map(([name]) => `[${name}-in]`).join('')}`, ...ways];
    const outputs = kinds.map(([name, [, codec]]) => [`${name}.mpg`, ['-map', `[${name}]`, ...codec]] as const);
    const clips = await bench.clips(['-filter_complex', graph.join(';')], Object.fromEntries(outputs));
    const seen: Record<string, unknown> = {};
    for (const [name] of kinds) {
      const { interlace } = await look(clips[`${name}.mpg`] ?? '', ['interlace']);
      seen[name] = [interlace?.content, interlace?.agreement];
    }
    expect(seen).toEqual(expected);
  });

  it('a variable rate of 25, 10 and 50 frames a second: 85 frames in 3 s', async () => {
    const part = (rate: number, name: string) => `testsrc2=${size}:r=${rate}:d=1,settb=1/1000[${name}]`;
    const graph = `${part(25, 'a')};${part(10, 'b')};${part(50, 'c')};[a][b][c]concat=n=3`;
    const clip = await bench.video('vfr.mkv', graph, ['-fps_mode', 'passthrough', '-c:v', 'libx264', '-qp', '0']);
    const { coverage } = await look(clip, ['black']);
    expect(coverage.decoded_video_frames).toBe(85);
    expect(coverage.decoded_video_end_sec).toBeCloseTo(3, 1);
  });

  it('no fields of drawn pictures where no container tells of any, no noise of a palette', async () => {
    const impossible = async (name: string, codec: string[]) => {
      const clip = await bench.clip(name, ['-f', 'lavfi', '-i', waves(25, 0.2), ...codec]);
      return [...(await bench.measure(clip, ['interlace', 'noise'])).outcome.impossible];
    };
    expect(await impossible('drawn.gif', [])).toEqual([
      ['interlace', 'pictures of gif have no fields'],
      ['noise', 'its colours are of a palette: what is dithered looks like noise'],
    ]);
    expect(await impossible('drawn.apng', [])).toEqual([['interlace', 'pictures of apng have no fields']]);
    expect(await impossible('film.mov', ['-c:v', 'png'])).toEqual([]);
  });

  it('levels beyond the tolerated range over more than 1 % of the picture, and none in a legal one', async () => {
    const white = (share: number) =>
      `color=c=gray:${size}:r=25:d=2,format=yuv420p,drawbox=c=white:t=fill:w=${320 * share}:h=180,lutyuv=y='if(gt(val,200),252,val)'`;
    const over = await look(await bench.video('over.mp4', white(0.1)), ['levels']);
    expect(over.levels?.beyond_tolerance.max).toBeCloseTo(10, 0);
    expect(over.levels?.intervals).toEqual([{ start_sec: 0, end_sec: 2, stream_index: 0 }]);
    const legal = await look(await bench.video('legal.mp4', luma(235)), ['levels']);
    expect(legal.levels).toMatchObject({ beyond_tolerance: { max: 0 }, intervals: [] });
  });

  it('reads 10-bit pictures in their own depth and gives the same share of outliers as in 8', async () => {
    const source = `color=c=gray:${size}:r=25:d=1,noise=alls=40:allf=t`;
    const eight = await look(await bench.video('noise8.mkv', source, ['-c:v', 'ffvhuff']), ['noise']);
    const ten = await look(
      await bench.clip('noise10.mkv', ['-f', 'lavfi', '-i', source, '-pix_fmt', 'yuv420p10le', '-c:v', 'ffvhuff']),
      ['noise'],
    );
    expect(Math.abs((ten.noise?.mean ?? 0) - (eight.noise?.mean ?? 0))).toBeLessThan(0.1);
  });
});
