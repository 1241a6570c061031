import type { ContentResults, Interval } from './content-results';
import type { VideoNeed } from './needs';
import { ContentBench } from './testing/content-bench';

const size = 's=320x180';
const frameSec = 0.04 + 1e-6;

interface Format {
  pixels: 'yuv420p' | 'yuv420p10le';
  range: 'limited' | 'full';
}

const formats: Format[] = [
  { pixels: 'yuv420p', range: 'limited' },
  { pixels: 'yuv420p', range: 'full' },
  { pixels: 'yuv420p10le', range: 'limited' },
  { pixels: 'yuv420p10le', range: 'full' },
];

const nameOf = (name: string, { pixels, range }: Format) => `${name}-${pixels}-${range}.mkv`;
/** Without loss, and read in a third of the time of FFV1. */
const coded = ({ range }: Format) => ['-color_range', range === 'full' ? 'pc' : 'tv', '-c:v', 'ffvhuff'];

/** Drawn small, since drawing costs, and brought to size smoothly. */
const swell = (sec: number) =>
  `nullsrc=s=80x45:r=25:d=${sec},format=gray,geq=lum='120+60*sin((X+1.3*N)/6)+30*sin((Y+0.8*N)/4)'`;
/** Waves that move sideways: smooth, and different in every frame. */
const waves = (sec: number) => `${swell(sec)},scale=320:180:flags=bicubic,format=gbrp`;

let bench: ContentBench;
beforeAll(async () => {
  bench = await ContentBench.open();
});
afterAll(() => bench.close());

/** The same light in every format: drawn once, in 8-bit RGB, then brought to each. */
const films = (name: string, source: string): Promise<Record<string, string>> => {
  const brought = formats.map(
    ({ pixels, range }, at) => `[i${at}]scale=out_range=${range}:out_color_matrix=bt709,format=${pixels}[out${at}]`,
  );
  const split = `${source},format=gbrp,split=${formats.length}${formats.map((_, at) => `[i${at}]`).join('')}`;
  const outputs = formats.map((format, at) => {
    const how = ['-map', `0:${at}`, '-colorspace', 'bt709', '-fps_mode', 'passthrough', ...coded(format)];
    return [nameOf(name, format), how] as const;
  });
  return bench.clips(['-f', 'lavfi', '-i', [split, ...brought].join(';')], Object.fromEntries(outputs));
};
const made = new Map<string, Promise<Record<string, string>>>();

describe.each(formats)('$pixels in $range range', (format) => {
  const look = async (name: string, source: string, needs: VideoNeed[]): Promise<ContentResults> => {
    const known = made.get(name) ?? films(name, source);
    made.set(name, known);
    const clip = (await known)[nameOf(name, format)] ?? '';
    const { media, outcome } = await bench.measure(clip, needs);
    expect(media.video[0]).toMatchObject({
      bit_depth: format.pixels === 'yuv420p' ? 8 : 10,
      color: { range: format.range === 'full' ? 'pc' : 'tv' },
    });
    return outcome.results;
  };
  const near = (seen: Interval[] | null, expected: [number, number][]) => {
    expect(seen).toHaveLength(expected.length);
    seen?.forEach(({ start_sec: start, end_sec: end }, at) => {
      expect(Math.abs(start - (expected[at]?.[0] ?? 0))).toBeLessThanOrEqual(frameSec);
      expect(Math.abs(end - (expected[at]?.[1] ?? 0))).toBeLessThanOrEqual(frameSec);
    });
  };

  it('a programme: black, a still, flashes, cuts and the picture level', async () => {
    const still = `testsrc2=${size}:r=25:d=0.04,tpad=stop_mode=clone:stop_duration=1.96,format=gbrp`;
    const flashes = `color=c=white:${size}:r=25:d=2,drawbox=c=black:t=fill:enable='lt(mod(t,0.28),0.14)',format=gbrp`;
    const parts = [waves(1), `color=c=black:${size}:r=25:d=1,format=gbrp`, waves(1), still, waves(1), flashes];
    const graph = `${parts.map((part, at) => `${part}[p${at}]`).join(';')};${parts.map((_, at) => `[p${at}]`).join('')}concat=n=${parts.length}`;
    const seen = await look('programme', graph, ['black', 'freeze', 'flash', 'scene_cuts', 'bars', 'picture_level']);
    near(seen.black?.slice(0, 1) ?? null, [[1, 2]]);
    near(seen.freeze?.slice(1, 2) ?? null, [[3, 5]]);
    expect(seen.flash).toMatchObject({ result: 'fail', red: { result: 'pass' } });
    expect(seen.flash?.luminance.max_changes_per_sec).toBeGreaterThanOrEqual(7);
    expect(seen.scene_cuts?.map(({ frame }) => frame)).toEqual(expect.arrayContaining([26, 51, 76, 126]));
    expect([seen.letterbox?.present, seen.pillarbox?.present]).toEqual([false, false]);
    expect(seen.picture_level_percent?.min).toBeCloseTo(0, 0);
    expect(seen.picture_level_percent?.max).toBeCloseTo(100, 0);
  });

  it('a letterbox, a stuck pixel, a line that drops out, and nothing else of the kind', async () => {
    const dot = 'drawbox=x=100:y=90:w=1:h=1:c=white:t=fill';
    const line = "drawbox=x=0:y=70:w=320:h=2:c=white:t=fill:enable='eq(n,80)'";
    const source = `${swell(7)},scale=320:136:flags=bicubic,format=gbrp,pad=320:180:0:22,${dot},${line}`;
    const needs: VideoNeed[] = ['bars', 'stuck_pixels', 'line_errors', 'repeated_frames', 'missing_frames', 'noise'];
    const seen = await look('defects', source, needs);
    expect(seen.letterbox).toMatchObject({ present: true, active: { x: 0, y: 22, width: 320, height: 136 } });
    expect(seen.stuck_pixels).toMatchObject({ count: 1, pixels: [{ x: 100, y: 90, kind: 'hot' }] });
    expect(seen.line_errors).toMatchObject({
      frames: 1,
      list: [{ frame: 81, time_sec: 3.2, rows: [70, 71], row_count: 2 }],
    });
    expect([seen.repeated_frames?.count, seen.missing_frames?.count]).toEqual([0, 0]);
    expect(seen.noise_level?.mean).toBeLessThan(1);
  });

  it('interlaced fields, top field first', async () => {
    const fields = `nullsrc=s=192x108:r=50:d=1.5,format=gray,geq=lum='128+50*sin((X+5*N)/7)+40*sin(Y/5+X/40)',format=gbrp,tinterlace=interleave_top`;
    const seen = await look('fields', fields, ['interlace']);
    expect(seen.interlace).toMatchObject({ content: 'tff' });
  });

  it('colour bars, a slate, and noise of the strength it was made with', async () => {
    // strokes as letters have them, in three lines on a plain card
    const text = `between(mod(Y,40),12,24)*lt(Y,140)*between(X,40,280)*lt(mod(X,8),4)`;
    const card = `nullsrc=${size}:r=25:d=0.04,format=gray,geq=lum='if(${text},220,40)',tpad=stop_mode=clone:stop_duration=1.96,format=gbrp`;
    // the filter’s strength is its deviation times the square root of three
    const noisy = `color=c=gray:${size}:r=25:d=3,format=gray,noise=alls=14:allf=t,format=gbrp`;
    const graph = `pal75bars=${size}:r=25:d=2,format=gbrp[a];${card}[b];${noisy}[c];[a][b][c]concat=n=3`;
    const seen = await look('signals', graph, ['test_pictures', 'noise', 'complexity']);
    near(seen.color_bars, [[0, 2]]);
    near(seen.text_cards, [[2, 4]]);
    // the luma of narrow range has 219 steps for the 255 the noise was made with
    const strength = format.range === 'full' ? 8 : (8 * 219) / 255;
    // the plainest blocks are a little quieter than all of them
    expect((seen.noise_level?.max ?? 0) / strength).toBeGreaterThan(0.6);
    expect((seen.noise_level?.max ?? 0) / strength).toBeLessThan(1.1);
    expect(seen.temporal_complexity?.max).toBeGreaterThan(strength);
  });

  it('blocks, blur and bands, and none of them in a picture without', async () => {
    const blocks = `${swell(1)},scale=40:22:flags=area,scale=320:176:flags=neighbor,format=gbrp`;
    expect((await look('blocks', blocks, ['blocks'])).block?.mean).toBeGreaterThan(5);
    const edges = `testsrc2=s=640x368:r=25:d=0.2,format=gbrp`;
    expect((await look('blurred', `${edges},gblur=sigma=12`, ['quality'])).blur?.mean).toBeGreaterThan(12);
    const bands = `nullsrc=s=960x270:r=25:d=0.08,format=gray,geq=lum='60+X/16',format=gbrp`;
    expect((await look('bands', bands, ['banding'])).banding?.mean).toBeGreaterThan(80);
    const sharp = await look('sharp', edges, ['quality']);
    const smooth = await look('smooth', waves(1), ['blocks', 'banding']);
    expect(sharp.blur?.mean).toBeLessThan(12);
    expect([smooth.block?.mean, smooth.banding?.mean].every((mean) => mean !== undefined && mean < 5)).toBe(true);
  });

  it('levels where a range is promised, by share of the picture; none are illegal in full range', async () => {
    const scale = format.pixels === 'yuv420p' ? 1 : 4;
    const over = `lutyuv=y='if(gt(val,${200 * scale}),${252 * scale},val)'`;
    const white = `color=c=gray:${size}:r=25:d=1,drawbox=c=white:t=fill:w=32:h=180`;
    const source = `${white},scale=out_range=${format.range},format=${format.pixels},${over}`;
    const clip = await bench.clip(nameOf('levels', format), ['-f', 'lavfi', '-i', source, ...coded(format)]);
    const { results, impossible } = (await bench.measure(clip, ['levels'])).outcome;
    if (format.range === 'full') expect(impossible.get('levels')).toMatch(/every level is legal/);
    else expect(results.levels?.beyond_tolerance.max).toBeCloseTo(10, 0);
  });

  it('red flashes, film brought to 30 frames a second, frames shown again and frames that are missing', async () => {
    const red = `color=c=0x200000:${size}:r=25:d=2,drawbox=c=red:t=fill:enable='lt(mod(t,0.28),0.14)',format=gbrp`;
    expect((await look('red', red, ['flash'])).flash?.red.result).toBe('fail');
    const slow = `nullsrc=s=192x108:r=24:d=2,format=gray,geq=lum='128+50*sin((X+5*N)/7)+40*sin(Y/5+X/40)',format=gbrp`;
    expect((await look('pulled', `${slow},telecine`, ['interlace'])).interlace?.content).toBe('telecine');
    const cut = `${waves(2)},select='not(eq(n,20))'`;
    const [missing, again] = [
      await look('missing', cut, ['missing_frames']),
      await look('again', `${cut},setpts=N/25/TB,loop=1:1:30,setpts=N/25/TB`, ['repeated_frames']),
    ];
    expect([missing.missing_frames?.count, again.repeated_frames?.count]).toEqual([1, 1]);
  });
});
