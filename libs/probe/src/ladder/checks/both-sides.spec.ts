import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Severity } from '../../analyzers/content/content-check';
import type { Depth } from '../../analysis-options';
import { inParallel } from '../measure/in-parallel';
import { media, variant } from '../testing/manifests';
import { PackageBench } from '../testing/package-bench';
import { ladderAnalyzers } from '.';

/** Have their packages in measured-sides.spec.ts. */
const ofTheMedia = [
  ...['bandwidth', 'average_bandwidth', 'bandwidth_order', 'codecs', 'resolution', 'frame_rate', 'video_range'],
  ...['target_duration', 'segment_duration', 'keyframe_start', 'keyframe_interval', 'alignment'],
].map((name) => `ladder.${name}`);

const sound = (more: string): string => `#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="a",URI="a.m3u8"${more}\n`;
const scan = (uri: string): string => `#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=100000,URI="${uri}"\n`;
const discontinuity = '#EXT-X-DISCONTINUITY';
const playlists: Readonly<Record<string, string>> = {
  'a.m3u8': media('plain.ts'),
  'b.m3u8': media('plain.ts'),
  'longer.m3u8': media('plain.ts', { target: 2 }),
  'broken.m3u8': media('plain.ts', { between: discontinuity }),
  'gone.m3u8': media('plain.ts', { end: 'nowhere.ts' }),
  'outside.m3u8': media('plain.ts', { end: '../outside.ts' }),
  'frames.m3u8': media('plain.ts', { head: '#EXT-X-I-FRAMES-ONLY' }),
  'declared.m3u8': media('plain.ts', { head: '#EXT-X-KEY:METHOD=SAMPLE-AES,URI="key"' }),
};
const sealedBy = (method: string | null, init: number, size: number): string =>
  media('cenc.mp4', {
    count: 1,
    head: [
      ...(method === null ? [] : [`#EXT-X-KEY:METHOD=${method},URI="key",KEYFORMAT="identity"`]),
      `#EXT-X-MAP:URI="cenc.mp4",BYTERANGE="${init}@0"`,
      `#EXT-X-BYTERANGE:${size - init}@${init}`,
    ].join('\n'),
  });

type Side = readonly [side: string, master: string, says: Severity | 'critical' | null];
const cases: Readonly<Record<string, readonly Side[]>> = {
  'ladder.readable': [
    ['every segment is there', variant('a.m3u8'), null],
    ['one segment is not there', variant('gone.m3u8'), 'error'],
    ['one segment lies outside', variant('outside.m3u8'), 'critical'],
  ],
  'ladder.playlists_agree': [
    ['the same target duration', variant('a.m3u8') + variant('b.m3u8'), null],
    ['another target duration', variant('a.m3u8') + variant('longer.m3u8'), 'error'],
  ],
  'ladder.discontinuities': [
    ['none in either', variant('a.m3u8') + variant('b.m3u8'), null],
    ['one in one', variant('a.m3u8') + variant('broken.m3u8'), 'error'],
  ],
  'ladder.groups': [
    ['a group that is there', sound('') + variant('b.m3u8', { AUDIO: '"sound"' }), null],
    ['a group that is not', sound('') + variant('b.m3u8', { AUDIO: '"sounds"' }), 'error'],
  ],
  'ladder.languages': [
    ['a language', sound(',LANGUAGE="en"') + variant('b.m3u8', { AUDIO: '"sound"' }), null],
    ['no language', sound('') + variant('b.m3u8', { AUDIO: '"sound"' }), 'info'],
  ],
  'ladder.trick_play': [
    ['an I-frame playlist', variant('a.m3u8') + scan('frames.m3u8'), null],
    ['no I-frame playlist', variant('a.m3u8'), 'info'],
    ['one that is none', variant('a.m3u8') + scan('b.m3u8'), 'error'],
  ],
  'ladder.encryption': [
    ['open', variant('a.m3u8'), null],
    ['AES-128 beside an open rendition', variant('aes.m3u8') + variant('a.m3u8'), null],
    ['SAMPLE-AES over a transport stream', variant('declared.m3u8'), null],
    ['cenc, declared as SAMPLE-AES-CTR', variant('ctr.m3u8'), null],
    ['cenc, declared as SAMPLE-AES', variant('cbc.m3u8'), 'error'],
    ['cenc, declared by nothing', variant('keyless.m3u8'), 'error'],
  ],
};
const all = Object.entries(cases).flatMap(([id, sides]) => sides.map((side) => [id, ...side] as const));
const depthOf = (id: string): Depth => (id === 'ladder.readable' || id === 'ladder.encryption' ? 'standard' : 'quick');
const packageOf = (master: string): string => `#EXTM3U\n${master}`;
const order = ['info', 'warning', 'error', 'critical'];

describe('checks of streams, on packages on both sides of their limits', () => {
  let bench: PackageBench;
  beforeAll(async () => {
    bench = await PackageBench.open();
    const pictures = ['-f', 'lavfi', '-i', 'testsrc=s=64x48:r=25:d=2', '-pix_fmt', 'yuv420p', '-c:v', 'libx264'];
    const film = [...pictures, '-preset', 'ultrafast', '-g', '25'];
    await bench.write('key', randomBytes(16));
    await bench.write('keyinfo', 'key\nkey\n');
    const sealed = ['-encryption_scheme', 'cenc-aes-ctr', '-encryption_key', '76a6c65c5ea762046bd749a2e632ccbb'];
    await Promise.all([
      bench.make(...film, '-t', '1', 'plain.ts'),
      bench.make(
        ...[...film, '-f', 'hls', '-hls_time', '1', '-hls_playlist_type', 'vod', '-hls_key_info_file', 'keyinfo'],
        ...['-hls_segment_filename', 'aes-%d.ts', 'aes.m3u8'],
      ),
      bench.make(
        ...[...film, '-t', '1', '-movflags', '+frag_keyframe+empty_moov+default_base_moof', ...sealed],
        ...['-encryption_kid', 'a7e61c373e219033c21091fa607bf3b8', 'cenc.mp4'],
      ),
    ]);
    const cenc = await readFile(join(bench.folder, 'cenc.mp4'));
    const init = cenc.indexOf('moof') - 4;
    await bench.write('ctr.m3u8', sealedBy('SAMPLE-AES-CTR', init, cenc.length));
    await bench.write('cbc.m3u8', sealedBy('SAMPLE-AES', init, cenc.length));
    await bench.write('keyless.m3u8', sealedBy(null, init, cenc.length));
    for (const [name, text] of Object.entries(playlists)) await bench.write(name, text);
    // what fails is told by the test of the package
    void inParallel(all, 4, ([id, , master]) => bench.measure(packageOf(master), depthOf(id)).catch(() => null));
  });
  afterAll(() => bench.close());

  it('leaves none out', () => {
    expect([...ofTheMedia, ...Object.keys(cases)].sort()).toEqual(ladderAnalyzers.map(({ id }) => id).sort());
    for (const sides of Object.values(cases)) expect(new Set(sides.map(([, , says]) => says)).size).toBeGreaterThan(1);
  });

  it.each(all)('%s: %s', async (id, _, master, says) => {
    const said = await bench.say(id, packageOf(master), depthOf(id));
    expect(said.notEvaluated).toEqual([]);
    const found = said.findings.map(({ severity }) => severity);
    expect(found.sort((a, b) => order.indexOf(b) - order.indexOf(a))[0] ?? null).toBe(says);
  });

  it('of a package sealed with AES-128 the check says that it saw no media, and its method is told', async () => {
    const { ladder, notEvaluated } = await bench.say('ladder.encryption', packageOf(variant('aes.m3u8')), 'standard');
    expect(notEvaluated).toEqual([{ check: 'ladder.encryption', reason: 'no media was looked into' }]);
    expect(ladder.encryption).toMatchObject({
      encrypted: true,
      declared_methods: ['AES-128'],
      key_formats: ['identity'],
    });
    expect(ladder.renditions[0]?.not_measured).toContain('AES-128');
    expect(ladder.renditions[0]?.measured?.size_bytes).toBeGreaterThan(1_000);
  });
});
