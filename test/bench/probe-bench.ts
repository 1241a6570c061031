import { bare, boxed, distributionFfprobe, staticFfprobe } from './floors';
import type { HttpCaller } from './http-caller';
import { interleaved, median, rateOf, type Row, timesOf } from './measure';

const callers = 8;
/** A service that has just started makes a fifth fewer: V8 has not compiled what it runs often. */
const warmUp = 1_000;

/** The service beside the floors: every call fresh, authenticated, its row stored. */
export async function probeBench(http: HttpCaller, file: string): Promise<Row[]> {
  const name = file.split('/').at(-1) ?? '';
  const probe = () =>
    http.call('POST', '/api/v1/probe/file', 200, { file_path: `media/${name}`, depth: 'quick', fresh: true });
  const floors = {
    bare: bare(staticFfprobe, file),
    boxed: boxed(staticFfprobe, file),
    ...(distributionFfprobe && { distribution: bare(distributionFfprobe, file) }),
  };
  await rateOf(warmUp, callers, probe);
  const rates = await interleaved(5, {
    service: () => rateOf(200, callers, probe),
    boxed: () => rateOf(200, callers, floors.boxed),
    bare: () => rateOf(200, callers, floors.bare),
    ...(floors.distribution && { distribution: () => rateOf(40, 2, floors.distribution as () => Promise<void>) }),
  });
  const times = await interleaved(5, {
    service: async () => median(await timesOf(40, probe)),
    boxed: async () => median(await timesOf(40, floors.boxed)),
    bare: async () => median(await timesOf(40, floors.bare)),
    ...(floors.distribution && {
      distribution: async () => median(await timesOf(10, floors.distribution as () => Promise<void>)),
    }),
  });
  const rate = (of: string) => rates[of] ?? NaN;
  const time = (of: string) => times[of] ?? NaN;
  return [
    { what: `static ffprobe, bare, ${callers} callers`, value: rate('bare'), unit: '/s' },
    { what: `static ffprobe, boxed, ${callers} callers`, value: rate('boxed'), unit: '/s' },
    { what: 'distribution ffprobe, xargs -P 2', value: rate('distribution'), unit: '/s' },
    against(
      `POST /probe/file, ${callers} callers`,
      rate('service'),
      '/s',
      'boxed floor',
      rate('service') / rate('boxed'),
      0.6,
    ),
    against(
      `POST /probe/file, ${callers} callers`,
      rate('service'),
      '/s',
      'distribution ffprobe',
      rate('service') / rate('distribution'),
      3,
    ),
    { what: 'static ffprobe, bare, p50', value: time('bare'), unit: 'ms' },
    { what: 'static ffprobe, boxed, p50', value: time('boxed'), unit: 'ms' },
    { what: 'distribution ffprobe, p50', value: time('distribution'), unit: 'ms' },
    {
      what: 'POST /probe/file, one at a time, p50',
      value: time('service'),
      unit: 'ms',
      peer: {
        what: 'boxed floor',
        ratio: time('service') / time('boxed'),
        wanted: 'at most boxed floor + 12 ms',
        holds: time('service') <= time('boxed') + 12,
      },
    },
  ];
}

export function against(what: string, value: number, unit: string, peer: string, ratio: number, least: number): Row {
  return { what, value, unit, peer: { what: peer, ratio, wanted: `at least ${least}`, holds: ratio >= least } };
}
