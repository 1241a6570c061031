import { join } from 'node:path';
import { makeDash, makeHls } from '../support/packages';
import { hasty } from '../support/service';
import { type Analysis, beyondBandwidth, checksOf, errorsOf, ofKind, StreamBench } from '../support/stream-bench';

let bench: StreamBench;
/** Begun first: the others are read before its deadline comes. */
let endless: Analysis;
beforeAll(async () => {
  bench = await StreamBench.start('remote', hasty);
  endless = (await bench.probe('hls', { manifest_url: `${bench.origin}/endless.m3u8`, async: true })).body;
  await bench.service.until(async () => bench.dripping > 0);
  makeHls(join(bench.service.mediaRoot, 'hls'));
  makeDash(join(bench.service.mediaRoot, 'dash'));
}, 120_000);
afterAll(() => bench.stop());
beforeEach(() => void (bench.seen = []));

describe('a remote stream', () => {
  it('is measured through the proxy, its headers go to its own origin and its secrets are seen nowhere', async () => {
    const { body } = await bench.probe('hls', {
      manifest_url: `${bench.origin}/hls/master.m3u8?token=s3cret`,
      headers: { 'X-Tenant': 'hidden-tenant' },
      max_segments: 2,
    });
    expect([body.status, body.source.kind, body.source.name]).toEqual(['completed', 'hls', 'master.m3u8']);
    expect(ofKind(body, 'video').map(({ uri, measured }) => [uri, measured?.segments_measured])).toEqual([
      ['stream_0.m3u8', 2],
      ['stream_1.m3u8', 2],
    ]);
    expect(body.enhanced_analysis.ladder.alignment.keyframes_aligned).toBe(true);
    expect(body.engine.bytes_read).toBeGreaterThan(1000);
    expect(bench.seen.every(({ headers }) => headers['x-tenant'] === 'hidden-tenant')).toBe(true);
    expect(JSON.stringify(body)).not.toMatch(/s3cret|hidden-tenant/);
  });

  it('of DASH, too', async () => {
    const { body } = await bench.probe('dash', {
      manifest_url: `${bench.origin}/dash/manifest.mpd`,
      max_segments: 'all',
    });
    expect([body.status, beyondBandwidth(body)]).toEqual(['completed', []]);
    expect(ofKind(body, 'audio')).toHaveLength(1);
  });

  it('of which a segment is missing says so', async () => {
    bench.pages.set(
      '/hole/master.m3u8',
      `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n../hls/stream_0_0.ts\n#EXTINF:2,\ngone.ts\n#EXT-X-ENDLIST\n`,
    );
    const { body } = await bench.probe('hls', { manifest_url: `${bench.origin}/hole/master.m3u8` });
    expect([body.status, checksOf(body)]).toEqual(['completed', expect.arrayContaining(['ladder.readable'])]);
    expect(errorsOf(body)[0]?.message).toContain('404');
  });

  it('without an end is live', async () => {
    bench.pages.set(
      '/live.m3u8',
      `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:90\n#EXTINF:2,\nhls/stream_0_1.ts\n`,
    );
    const { body } = await bench.probe('hls', { manifest_url: `${bench.origin}/live.m3u8` });
    expect([body.status, body.enhanced_analysis.ladder.type]).toEqual(['completed', 'live']);
  });

  it('that names itself ends, and is no result', async () => {
    bench.pages.set(
      '/self.m3u8',
      `#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nself.m3u8?1\n#EXT-X-STREAM-INF:BANDWIDTH=2\nself.m3u8?2\n`,
    );
    const { body } = await bench.probe('hls', { manifest_url: `${bench.origin}/self.m3u8` });
    expect(body).toMatchObject({
      status: 'failed',
      error: { code: 'LADDER_UNREADABLE', codes: ['PLAYLIST_IS_MASTER'] },
    });
    expect(bench.seen.length).toBeLessThan(10);
  });

  it('of 500 variants is refused before they are read', async () => {
    const variants = Array.from({ length: 500 }, (_, n) => `#EXT-X-STREAM-INF:BANDWIDTH=${n + 1}\nvariant-${n}.m3u8\n`);
    bench.pages.set('/many.m3u8', `#EXTM3U\n${variants.join('')}`);
    const { body } = await bench.probe('hls', { manifest_url: `${bench.origin}/many.m3u8` });
    expect([body.status, body.error?.code, bench.seen.length]).toEqual(['failed', 'MANIFEST_TOO_LARGE', 1]);
  });

  it.each([
    [
      'a segment',
      `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nhttp://169.254.169.254/latest/meta-data\n#EXT-X-ENDLIST\n`,
      'ADDRESS_NOT_PUBLIC',
    ],
    ['a variant', `#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nhttp://127.0.0.1:1/x.m3u8\n`, 'ADDRESS_NOT_PUBLIC'],
    [
      'a map',
      `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MAP:URI="file:///etc/passwd"\n#EXTINF:2,\nhls/stream_0_0.ts\n#EXT-X-ENDLIST\n`,
      'SCHEME_NOT_ALLOWED',
    ],
  ])('that leads elsewhere by %s is refused as a whole', async (_, text, code) => {
    bench.pages.set('/lure.m3u8', text);
    const { body } = await bench.probe('hls', { manifest_url: `${bench.origin}/lure.m3u8` });
    expect([body.status, body.error?.code]).toEqual(['failed', code]);
  });

  it('is cancelled while it is read', async () => {
    const before = bench.dripping;
    const { body } = await bench.probe('hls', { manifest_url: `${bench.origin}/endless.m3u8`, async: true });
    await bench.service.until(async () => bench.dripping > before);
    expect(
      (await bench.service.fetch(`/api/v1/probe/analyses/${body.id}/cancel`, { method: 'POST' })).status,
    ).toBeLessThan(300);
    const { body: after } = await bench.service.json<Analysis>(`/api/v1/probe/analyses/${body.id}`);
    expect(after.status).toBe('cancelled');
  });

  it('whose playlist never ends is cut by its deadline', async () => {
    const ended = async () => (await bench.service.json<Analysis>(`/api/v1/probe/analyses/${endless.id}`)).body;
    await bench.service.until(async () => (await ended()).status === 'failed');
    expect((await ended()).error?.code).toMatch(/^(LADDER_TIMEOUT|DEADLINE_EXCEEDED)$/);
  });
});
