import type { LimitCase, LimitCases } from './limit-case';

const size = '160x90';
/** Waves that move, smooth and different in every frame; drawn small, since drawing costs. */
const waves = (sec: number, rate = 25, to = size) =>
  `nullsrc=s=80x45:r=${rate}:d=${sec},format=gray,geq=lum='120+60*sin((X+32*T)/6)+30*sin((Y+25*T)/4)',scale=${to.replace('x', ':')}:flags=bicubic,format=yuv420p`;
const grey = (sec: number, luma = 126) =>
  `color=c=gray:s=${size}:r=25:d=${sec},format=yuv420p,lutyuv=y=${luma}:u=128:v=128`;
const film = (source: string, ...codec: string[]): readonly string[] => [
  ...['-f', 'lavfi', '-i', source, ...(codec.length > 0 ? codec : ['-c:v', 'ffvhuff'])],
];
const clip = (side: string, says: LimitCase['says'], source: string, more: Partial<LimitCase> = {}): LimitCase => ({
  side,
  says,
  args: film(source),
  ...more,
});
const blackFor = (sec: number) => `${waves(4)},drawbox=c=black:t=fill:enable='between(t,1,${1 + sec - 0.02})'`;
const stillFor = (sec: number) =>
  `${waves(1)},tpad=stop_mode=clone:stop_duration=${sec}[a];${waves(1)},negate[b];[a][b]concat`;
const flicker = (hz: number) =>
  `color=c=white:s=${size}:r=50:d=2,drawbox=c=black:t=fill:enable='lt(mod(t,${1 / hz}),${0.5 / hz})'`;
const beyondLevels = (share: number) =>
  `${grey(2)},drawbox=c=white:t=fill:w=ih*${(share * 160) / 90}:h=ih,lutyuv=y='if(gt(val,200),252,val)'`;
const fields = (flag: 'tff' | 'prog') =>
  `nullsrc=s=192x108:r=50:d=1,format=gray,geq=lum='128+50*sin((X+5*N)/7)+40*sin(Y/5+X/40)',format=yuv420p,tinterlace=interleave_top,setfield=${flag}`;
/** Luma of full range, which `format` brings to 219 steps from 16 on. */
const barsOf = (luma: number) =>
  `nullsrc=s=${size}:r=25:d=1,format=gray,geq=lum='if(between(Y,12,77),160+60*sin((X+N)/6),${luma})',format=yuv420p`;
const noisy = (strength: number) => `${grey(1)},noise=alls=${strength}:allf=t`;
/** Steps of one code value over so much of the width; noise hides them in the rest. */
const stairs = (share: number) =>
  `nullsrc=s=960x96:r=25:d=0.08,format=gray,geq=lum='if(lt(X,${960 * share}),60+X/16,120+40*random(0))'`;
const dot = 'drawbox=x=100:y=90:w=1:h=1:c=white:t=fill';
const line = (when: string) => `${waves(2)},drawbox=x=0:y=40:w=160:h=2:c=white:t=fill:enable='${when}'`;
const jumps = (count: number) => {
  const order = Array.from({ length: 100 }, (_, at) => (at % 25 === 20 && at / 25 < count ? at - 1 : at));
  return `${waves(4)},shuffleframes='${order.join(' ')}'`;
};
const pq = (cll: number): readonly string[] => [
  ...film(
    `nullsrc=s=320x180:r=25:d=0.2,format=yuv420p10le,geq=lum='if(lt(X,64),723,64)':cb=512:cr=512`,
    '-c:v',
    'libx265',
    '-x265-params',
    `lossless=1:log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc:hdr10=1:max-cll=${cll},400`,
  ),
];
const text = `between(mod(Y,30),8,20)*lt(Y,80)*between(X,20,140)*lt(mod(X,8),4)`;
const card = (sec: number) =>
  `nullsrc=s=${size}:r=25:d=0.04,format=gray,geq=lum='if(${text},220,40)',tpad=stop_mode=clone:stop_duration=${sec - 0.04},format=yuv420p`;
/** A picture with grain of its own, that an old codec brings to blocks. */
const coded = (quality: number, more = 'null') =>
  film(
    `mandelbrot=s=640x368:r=25:end_pts=25,noise=alls=8,format=yuv420p,${more}`,
    ...['-frames:v', '8', '-c:v', 'mpeg2video', '-q:v', String(quality)],
  );

const drawn =
  'drawbox=h=24:c=black:t=fill,drawbox=y=344:h=24:c=black:t=fill,drawbox=x=160:y=304:w=160:h=16:c=white:t=fill';

/** For every check of the picture, clips on both sides of its limit; 160x90 at 25 frames a second unless said. */
export const pictureCases: LimitCases = {
  'video.black': [
    clip('2.04 s', 'warning', blackFor(2.04)),
    clip('1.96 s', 'info', blackFor(1.96)),
    clip('none', null, waves(1)),
  ],
  'video.freeze': [
    clip('2.04 s', 'warning', stillFor(2.04)),
    clip('1.8 s', 'info', stillFor(1.8)),
    clip('a card of text', 'info', card(3)),
    clip('one picture a second', null, `testsrc2=s=320x180:r=1:d=4`),
    clip('none', null, waves(1)),
  ],
  'video.flash': [
    clip('3.5 Hz', 'error', flicker(3.5)),
    clip('3 Hz', 'warning', flicker(3)),
    clip('1.5 Hz', null, flicker(1.5)),
  ],
  'video.levels': [
    clip('over 7 % of the picture', 'warning', beyondLevels(0.07)),
    clip('over 4 %', 'info', beyondLevels(0.04)),
    clip('in colour bars', 'info', 'pal75bars=s=320x180:r=25:d=1,format=yuv420p,lutyuv=y=val*1.45'),
    clip('nowhere', null, grey(2, 235)),
  ],
  'video.interlace': [clip('fields flagged progressive', 'warning', fields('prog')), clip('none', null, waves(1))],
  'video.letterbox': [
    clip('bars of luma 19', 'info', barsOf(4)),
    clip('bars of luma 30', null, barsOf(16)),
    clip('text in one of them', 'info', `${barsOf(4)},drawbox=x=40:y=82:w=80:h=3:c=white:t=fill:enable='gt(t,0.5)'`),
  ],
  'video.blockiness': [
    { side: 'quantized coarsely', says: 'warning', args: coded(31) },
    { side: 'quantized finely', says: null, args: coded(2) },
    { side: 'bars and a caption, drawn on the grid', says: null, args: coded(2, drawn) },
  ],
  'video.blur': [
    clip('edges of a blur of 12 px', 'info', `testsrc2=s=640x368:r=25:d=0.2,gblur=sigma=12`),
    clip('sharp edges', null, `testsrc2=s=640x368:r=25:d=0.2`),
  ],
  'video.noise': [
    clip('strength 24', 'warning', noisy(24)),
    clip('strength 12', 'info', noisy(12)),
    clip('strength 4', null, noisy(4)),
  ],
  'video.banding': [
    clip('over half the picture', 'warning', stairs(0.5)),
    clip('over a quarter', 'info', stairs(0.25)),
    clip('nowhere', null, stairs(0)),
  ],
  'video.stuck_pixels': [
    clip('one', 'warning', `${waves(7, 25, '320x180')},${dot}`),
    clip('none', null, waves(7, 25, '320x180')),
  ],
  'video.line_errors': [
    clip('for one frame', 'warning', line('eq(n,20)')),
    clip('drawn to stay', null, line('gt(n,20)')),
  ],
  'video.repeated_frames': [
    clip('3 jumps', 'warning', jumps(3)),
    clip('2 jumps', 'info', jumps(2)),
    clip('none', null, waves(4)),
  ],
  'video.missing_frames': [
    {
      ...clip('one', 'warning', ''),
      args: [...film(`${waves(2)},select='not(eq(n,20))'`), '-fps_mode', 'passthrough'],
    },
    clip('none', null, waves(2)),
  ],
  'video.complexity': [
    clip('above the limit', 'warning', waves(1), { thresholds: { max_si: 4 } }),
    clip('below it', null, waves(1), { thresholds: { max_si: 40 } }),
  ],
  'video.picture_level': [
    clip('60 % where 50 are allowed', 'warning', grey(1, 147), { thresholds: { max_percent: 50 } }),
    clip('40 %', null, grey(1, 104), { thresholds: { max_percent: 50 } }),
  ],
  'video.content_light': [
    { side: '1000 cd/m² declared as 700', says: 'warning', args: pq(700) },
    { side: 'declared as 900, within a quarter', says: null, args: pq(900) },
  ],
  'video.color_bars': [
    clip('for 1.2 s', 'warning', `pal75bars=s=320x180:r=25:d=1.2`, { thresholds: { warn_sec: 1 } }),
    clip('for 0.8 s', 'info', `pal75bars=s=320x180:r=25:d=0.8`, { thresholds: { warn_sec: 1 } }),
    clip('none', null, waves(1)),
  ],
  'video.slate': [
    clip('for 2 s', 'warning', card(2), { thresholds: { warn_sec: 1.5 } }),
    clip('for 1.2 s', 'info', card(1.2), { thresholds: { warn_sec: 1.5 } }),
    clip('none', null, waves(2)),
  ],
  'video.scene_cuts': [
    clip('one', 'info', `${waves(1)}[a];${waves(1)},negate[b];[a][b]concat`),
    clip('none', null, waves(1)),
  ],
};
