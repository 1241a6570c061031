import { BareRoute } from './bare-route';
import type { HttpCaller } from './http-caller';
import { interleaved, rateOf, type Row } from './measure';
import { against } from './probe-bench';

/** A cached analysis of about 60 KB beside a bare route that does one Redis GET and one throttle hit; 304 in a row of its own. */
export async function cacheBench(http: HttpCaller, id: string, redisUrl: string): Promise<Row[]> {
  const path = `/api/v1/probe/analyses/${id}`;
  const body = await http.call('GET', path, 200);
  const bare = await BareRoute.open(redisUrl, body);
  try {
    const etag = `"${id}-${(JSON.parse(body.toString()) as { attempt: number }).attempt}"`;
    const current = await currentEtag(http, path, etag);
    const rates = await interleaved(5, {
      service: () => rateOf(2000, 8, () => http.call('GET', path, 200)),
      bare: () => rateOf(2000, 8, bare.get),
      unchanged: () => rateOf(2000, 8, () => http.call('GET', path, 304, undefined, { 'if-none-match': current })),
    });
    const rate = (of: string) => rates[of] ?? NaN;
    return [
      { what: 'bare Fastify route, Redis GET + throttle hit', value: rate('bare'), unit: '/s' },
      against(
        `cached GET of ${Math.round(body.length / 1024)} KB`,
        rate('service'),
        '/s',
        'bare route',
        rate('service') / rate('bare'),
        0.5,
      ),
      { what: 'GET answered 304', value: rate('unchanged'), unit: '/s' },
    ];
  } finally {
    await bare.close();
  }
}

/** The ETag carries the row's version; the first of a few that answers 304 is it. */
async function currentEtag(http: HttpCaller, path: string, guess: string): Promise<string> {
  const base = guess.replace(/-\d+"$/, '');
  for (let version = 1; version < 10; version += 1) {
    const etag = `${base}-${version}"`;
    const found = await http.call('GET', path, 304, undefined, { 'if-none-match': etag }).then(
      () => true,
      () => false,
    );
    if (found) return etag;
  }
  throw new Error('no ETag of this analysis answers 304');
}
