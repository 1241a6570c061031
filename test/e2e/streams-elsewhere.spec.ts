import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeHls } from '../support/packages';
import { type Analysis, checksOf, ofKind, StreamBench } from '../support/stream-bench';

let bench: StreamBench;
beforeAll(async () => {
  bench = await StreamBench.start('elsewhere');
  makeHls(join(bench.service.mediaRoot, 'hls'));
}, 120_000);
afterAll(() => bench.stop());
beforeEach(() => void (bench.seen = []));

describe('a local package that names what lies elsewhere', () => {
  const canary = 'CANARY-of-another-tenant';

  it.each([
    ['climbs out of the root', () => '../../outside/secret.ts', 'REFERENCE_OUTSIDE_ROOT'],
    ['names a file of the system', () => 'file:///etc/passwd', 'REFERENCE_OUTSIDE_ROOT'],
    ['climbs by escapes', () => '%2e%2e/%2e%2e/outside/secret.ts', 'REFERENCE_OUTSIDE_ROOT'],
    ['names an address', () => `${bench.origin}/secret.ts`, 'REFERENCE_REMOTE'],
    ['names a link', () => 'link.ts', 'REFERENCE_MISSING'],
    ['names what is not there', () => 'nothing.ts', 'REFERENCE_MISSING'],
  ])('%s: it is refused and said', async (_, reference, code) => {
    const folder = join(bench.service.mediaRoot, 'evil');
    mkdirSync(folder, { recursive: true });
    mkdirSync(join(bench.service.folder, 'outside'), { recursive: true });
    writeFileSync(join(bench.service.folder, 'outside/secret.ts'), canary);
    try {
      symlinkSync(join(bench.service.folder, 'outside/secret.ts'), join(folder, 'link.ts'));
    } catch {
      // made by an earlier case
    }
    const media = (uri: string) => `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n${uri}\n#EXT-X-ENDLIST\n`;
    writeFileSync(join(folder, 'alone.m3u8'), media(reference()));
    writeFileSync(
      join(folder, 'map.m3u8'),
      media('../hls/stream_0_0.ts').replace('#EXTINF', `#EXT-X-MAP:URI="${reference()}"\n#EXTINF`),
    );
    writeFileSync(
      join(folder, 'master.m3u8'),
      `#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nalone.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=2\n../hls/stream_0.m3u8\n`,
    );
    writeFileSync(join(folder, 'playlist.m3u8'), `#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n${reference()}\n`);
    writeFileSync(
      join(folder, 'manifest.mpd'),
      `<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT2S"><Period><AdaptationSet contentType="video"><Representation id="v" bandwidth="1"><BaseURL>${reference()}</BaseURL></Representation></AdaptationSet></Period></MPD>`,
    );
    for (const name of ['alone.m3u8', 'map.m3u8', 'playlist.m3u8', 'manifest.mpd']) {
      const { body } = await bench.probe(name.endsWith('mpd') ? 'dash' : 'hls', { file_path: `media/evil/${name}` });
      expect([name, body.status, body.error]).toMatchObject([
        name,
        'failed',
        { code: 'LADDER_UNREADABLE', codes: [code] },
      ]);
      expect(JSON.stringify(body)).not.toMatch(/CANARY|root:x|\/outside/);
    }
    const { body } = await bench.probe('hls', { file_path: 'media/evil/master.m3u8' });
    expect([body.status, body.verdict.result, checksOf(body)]).toEqual([
      'completed',
      'fail',
      expect.arrayContaining(['ladder.readable']),
    ]);
    expect(ofKind(body, 'video').flatMap((one) => one.errors.map((error) => error.code))).toEqual([code]);
    expect(bench.seen).toEqual([]);
  });

  it('in an MPD with entities is not even parsed', async () => {
    writeFileSync(
      join(bench.service.mediaRoot, 'entities.mpd'),
      '<!DOCTYPE MPD [<!ENTITY x SYSTEM "file:///etc/passwd">]><MPD>&x;</MPD>',
    );
    expect((await bench.probe('dash', { file_path: 'media/entities.mpd' })).body.error?.code).toBe('ENTITIES_REFUSED');
  });
});

it.each([
  [{ file_path: 'media/hls/master.m3u8', max_segments: 0 }, 400, 'VALIDATION_FAILED'],
  [{ file_path: 'media/hls/master.m3u8', max_segments: 'some' }, 400, 'VALIDATION_FAILED'],
  [{ file_path: 'media/hls/master.m3u8', url: 'http://x' }, 400, 'VALIDATION_FAILED'],
  [{}, 400, 'SOURCE_AMBIGUOUS'],
  [{ manifest_url: 'file:///etc/passwd' }, 400, 'URL_SCHEME_NOT_ALLOWED'],
  [{ manifest_url: 'http://127.0.0.1:1/x.m3u8' }, 422, 'ADDRESS_NOT_PUBLIC'],
  [{ file_path: 'media/none.m3u8' }, 422, 'PATH_NOT_AVAILABLE'],
  [{ file_path: 'media/../outside/secret.ts' }, 422, 'PATH_NOT_AVAILABLE'],
])('%j is refused before any work', async (body, status, code) => {
  expect(await bench.probe('hls', body)).toMatchObject({ status, body: { code } });
});

it('a manifest that is sent as a file stays refused', async () => {
  const { body } = await bench.service.post<Analysis>('/api/v1/probe/file', { file_path: 'media/hls/master.m3u8' });
  expect([body.status, body.error?.code]).toEqual(['failed', expect.stringMatching(/^MEDIA_/)]);
});
