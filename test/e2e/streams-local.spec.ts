import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addScanning, makeDash, makeHls } from '../support/packages';
import { beyondBandwidth, checksOf, ofKind, StreamBench } from '../support/stream-bench';

let bench: StreamBench;
beforeAll(async () => {
  bench = await StreamBench.start('streams');
  makeHls(join(bench.service.mediaRoot, 'hls'));
  makeDash(join(bench.service.mediaRoot, 'dash'));
}, 120_000);
afterAll(() => bench.stop());
beforeEach(() => void (bench.seen = []));

/** A copy of the HLS package's master playlist with something else said in it. */
function variantOf(name: string, change: (text: string) => string): string {
  const path = join(bench.service.mediaRoot, 'hls', name);
  writeFileSync(path, change(readFileSync(join(bench.service.mediaRoot, 'hls/master.m3u8'), 'utf8')));
  return `media/hls/${name}`;
}

describe('a local HLS package', () => {
  it('is measured with every rendition and language, and found in order', async () => {
    const { status, body } = await bench.probe('hls', { file_path: 'media/hls/master.m3u8' });
    expect([status, body.status, body.source.kind]).toEqual([200, 'completed', 'hls']);
    const { ladder } = body.enhanced_analysis;
    expect(ladder).toMatchObject({ type: 'vod', languages: { audio: ['en'] }, encryption: { encrypted: false } });
    expect(ofKind(body, 'video').map(({ measured }) => measured?.width)).toEqual([640, 320]);
    expect(ofKind(body, 'video')[0]?.measured).toMatchObject({
      segments_measured: 3,
      frame_rate: 25,
      bit_rate_coverage: 'full',
      starts_with_keyframe: true,
    });
    expect(ladder.alignment).toMatchObject({ keyframes_aligned: true, boundaries_aligned: true, compared_segments: 3 });
    expect(ladder.variants[0]?.measured.peak_bps).toBeGreaterThan(100_000);
    expect(body.media?.video).toHaveLength(2);
    expect(body.media?.audio.map(({ language }) => language)).toEqual(['en']);
    expect(body.media?.container.duration_sec).toBeCloseTo(6, 0);
    expect(beyondBandwidth(body)).toEqual([]);
  });

  // Each in its own place. The package's own bandwidth is too low already: this one is told by its figure.
  const wrong: [what: string, from: RegExp, to: string, check: string][] = [
    ['a resolution', /RESOLUTION=640x360/, 'RESOLUTION=640x352', 'ladder.resolution'],
    ['a codec', /avc1\.[0-9a-f]{6}/i, 'avc1.4d4033', 'ladder.codecs'],
    ['a frame rate', /RESOLUTION=320x180/, 'RESOLUTION=320x180,FRAME-RATE=29.970', 'ladder.frame_rate'],
    ['a video range', /RESOLUTION=320x180/, 'RESOLUTION=320x180,VIDEO-RANGE=PQ', 'ladder.video_range'],
    ['a bandwidth', /BANDWIDTH=\d+/, 'BANDWIDTH=30000', 'ladder.bandwidth'],
    ['a group', /,AUDIO="[^"]+"/, ',AUDIO="nowhere"', 'ladder.groups'],
  ];
  it(`that declares ${wrong.map(([what]) => what).join(', ')} its media has not gives findings that name the rules`, async () => {
    const path = variantOf('wrong.m3u8', (text) => wrong.reduce((said, [, from, to]) => said.replace(from, to), text));
    const { body } = await bench.probe('hls', { file_path: path });
    expect(body.status).toBe('completed');
    expect(checksOf(body)).toEqual(expect.arrayContaining(wrong.map(([, , , check]) => check)));
    expect(body.findings).toContainEqual(
      expect.objectContaining({
        check: 'ladder.bandwidth',
        message: expect.stringMatching(/: BANDWIDTH says 30 kb/) as string,
      }),
    );
    expect(body.verdict.result).toBe('fail');
  });

  it('whose keyframes do not stand at the same times is found out', async () => {
    makeHls(join(bench.service.mediaRoot, 'skewed'), { gops: [50, 40] });
    const { body } = await bench.probe('hls', { file_path: 'media/skewed/master.m3u8' });
    expect(body.enhanced_analysis.ladder.alignment.keyframes_aligned).toBe(false);
    expect(checksOf(body)).toContain('ladder.alignment');
  });

  it.each([
    ['by its pictures', (text: string) => text],
    ['by its playlist', (text: string) => text.replace('#EXTINF', '#EXT-X-I-FRAMES-ONLY\n#EXTINF')],
  ])('that lists what serves scanning like a rung is told so, %s, and compared without it', async (name, change) => {
    const folder = join(bench.service.mediaRoot, `scan ${name}`);
    makeHls(folder);
    addScanning(folder, change);
    const { body } = await bench.probe('hls', { file_path: `media/scan ${name}/master.m3u8` });
    expect([body.status, ofKind(body, 'video').length, ofKind(body, 'iframe').length]).toEqual(['completed', 2, 1]);
    expect(body.enhanced_analysis.ladder.alignment).toMatchObject({ keyframes_aligned: true, compared_segments: 3 });
    expect(body.media?.video).toHaveLength(2);
    expect(beyondBandwidth(body)).toEqual([]);
    expect(body.findings.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('serves scanning alone'),
    );
  });

  it('is reused for its owner until a file of it changes', async () => {
    makeHls(join(bench.service.mediaRoot, 'again'));
    const ask = async (more = {}) => (await bench.probe('hls', { file_path: 'media/again/master.m3u8', ...more })).body;
    const first = await ask();
    expect([first.reused_from, (await ask()).reused_from]).toEqual([null, first.id]);
    expect((await ask({ fresh: true })).reused_from).toBeNull();
    expect((await ask({ max_segments: 1 })).reused_from).toBeNull();
    const segment = ofKind(first, 'video')[0]?.uri?.replace(/\.m3u8$/, '_0.ts') ?? '';
    appendFileSync(join(bench.service.mediaRoot, 'again', segment), Buffer.alloc(188, 0xff));
    expect((await ask()).reused_from).toBeNull();
  });

  it('is a job like any other: accepted, followed, listed by its kind', async () => {
    const { status, body, headers } = await bench.probe('hls', {
      file_path: 'media/hls/master.m3u8',
      async: true,
      fresh: true,
      depth: 'full',
    });
    expect([status, headers.get('location')]).toEqual([202, `/api/v1/probe/analyses/${body.id}`]);
    const events = await (await bench.service.fetch(`/api/v1/probe/analyses/${body.id}/events`)).text();
    expect(events).toContain('event: completed');
    const { body: list } = await bench.service.json<{ items: { id: string }[] }>('/api/v1/probe/analyses?source=hls');
    expect(list.items.map(({ id }) => id)).toContain(body.id);
  });

  it('at depth quick is declared facts alone', async () => {
    const { body } = await bench.probe('hls', { file_path: 'media/hls/master.m3u8', depth: 'quick' });
    expect([body.status, body.enhanced_analysis.ladder.coverage.segments_measured]).toEqual(['completed', 0]);
  });
});

describe('a local DASH package', () => {
  it('is measured with every representation', async () => {
    const { body } = await bench.probe('dash', { file_path: 'media/dash/manifest.mpd' });
    expect([body.status, body.source.kind]).toEqual(['completed', 'dash']);
    expect(ofKind(body, 'video').map(({ measured }) => measured?.width)).toEqual([640, 320]);
    expect(body.enhanced_analysis.ladder.alignment.keyframes_aligned).toBe(true);
    expect(beyondBandwidth(body)).toEqual([]);
  });

  it('is no HLS, and the other way round', async () => {
    expect((await bench.probe('hls', { file_path: 'media/dash/manifest.mpd' })).body.error?.code).toBe(
      'MANIFEST_INVALID',
    );
    expect((await bench.probe('dash', { file_path: 'media/hls/master.m3u8' })).body.error?.code).toBe(
      'MANIFEST_INVALID',
    );
  });
});
