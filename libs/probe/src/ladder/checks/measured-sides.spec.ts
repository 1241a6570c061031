import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Severity } from '../../analyzers/content/content-check';
import { media, mpd, variant } from '../testing/manifests';
import { PackageBench } from '../testing/package-bench';

interface Side {
  check: string;
  side: string;
  /** Of the variant (DASH: of the representation), where they are not those of the media. */
  attributes?: Record<string, string | null>;
  /** A media playlist; of one segment that is as it says without it. */
  playlist?: string;
  says: Severity | null;
}

/** Bits a second of a segment of a second, as it lies in the folder. */
type Rate = (name: string) => number;
const share = (bps: number, of: number): string => String(Math.round(bps / of));
const one = (segment: string, sec = 1, target = 1): string => media(segment, { count: 1, sec, target });

/** Each limit from just inside and just outside, by what the playlists say or what the segments hold. */
const hls = (rate: Rate): Side[] => [
  { check: 'bandwidth', side: '9 % above', attributes: { BANDWIDTH: share(rate('plain.ts'), 1.09) }, says: null },
  { check: 'bandwidth', side: '11 % above', attributes: { BANDWIDTH: share(rate('plain.ts'), 1.11) }, says: 'error' },
  { check: 'bandwidth', side: '9 % below', attributes: { BANDWIDTH: share(rate('plain.ts'), 0.91) }, says: null },
  { check: 'bandwidth', side: '11 % below', attributes: { BANDWIDTH: share(rate('plain.ts'), 0.89) }, says: 'warning' },
  ...([[1.09, null], [1.11, 'warning'], [0.91, null], [0.89, 'warning']] as const).map(([of, says]): Side => (
    { check: 'average_bandwidth', side: `${of} of it`, attributes: { 'AVERAGE-BANDWIDTH': share(rate('plain.ts'), of) }, says }
  )),
  { check: 'bandwidth_order', side: 'as much as the peak', attributes: { 'AVERAGE-BANDWIDTH': '300000' }, says: null },
  { check: 'bandwidth_order', side: 'a bit more', attributes: { 'AVERAGE-BANDWIDTH': '300001' }, says: 'error' },
  { check: 'codecs', side: 'those of the bitstream', says: null },
  { check: 'codecs', side: 'with parameter sets in band', attributes: { CODECS: '"avc3.42C00A"' }, says: null },
  { check: 'codecs', side: 'the next level', attributes: { CODECS: '"avc1.42c00b"' }, says: 'error' },
  { check: 'codecs', side: 'and sound that is not there', attributes: { CODECS: '"avc1.42c00a,mp4a.40.2"' }, says: 'warning' },
  { check: 'codecs', side: 'none', attributes: { CODECS: null }, says: 'warning' },
  { check: 'resolution', side: 'that of the picture', says: null },
  { check: 'resolution', side: 'two lines less', attributes: { RESOLUTION: '64x46' }, says: 'error' },
  { check: 'resolution', side: 'none', attributes: { RESOLUTION: null }, says: 'warning' },
  { check: 'frame_rate', side: 'less than a hundredth off', attributes: { 'FRAME-RATE': '24.991' }, says: null },
  { check: 'frame_rate', side: 'more than a hundredth off', attributes: { 'FRAME-RATE': '24.989' }, says: 'error' },
  { check: 'video_range', side: 'SDR that nobody declares', says: null },
  { check: 'video_range', side: 'PQ, declared', attributes: { 'VIDEO-RANGE': 'PQ' }, playlist: one('pq.ts'), says: null },
  { check: 'video_range', side: 'PQ that nobody declares', playlist: one('pq.ts'), says: 'error' },
  { check: 'video_range', side: 'SDR that is declared as PQ', attributes: { 'VIDEO-RANGE': 'PQ' }, says: 'error' },
  { check: 'target_duration', side: '1.499 s, which rounds to 1', playlist: one('plain.ts', 1.499), says: null },
  { check: 'target_duration', side: '1.5 s, which rounds to 2', playlist: one('plain.ts', 1.5), says: 'error' },
  { check: 'segment_duration', side: 'a tenth of a second off', playlist: one('plain.ts', 1.1), says: null },
  { check: 'segment_duration', side: 'more than that', playlist: one('plain.ts', 1.11), says: 'warning' },
  { check: 'keyframe_start', side: 'cut at keyframes', playlist: media('two-0.ts', { end: 'two-1.ts' }), says: null },
  { check: 'keyframe_start', side: 'cut by time alone', playlist: media('cut-0.ts', { end: 'cut-1.ts' }), says: 'error' },
  { check: 'keyframe_interval', side: '51 frames of 25 a second', playlist: one('frames-51.ts', 2, 3), says: null },
  { check: 'keyframe_interval', side: '52 frames', playlist: one('frames-52.ts', 2, 3), says: 'info' },
]; // prettier-ignore

/** Against the first of them. */
const aligned: readonly Side[] = [
  { check: 'alignment', side: 'the measure itself', says: null },
  { check: 'alignment', side: 'less than half a frame apart', playlist: one('shifted-19.ts'), says: null },
  { check: 'alignment', side: 'a frame apart', playlist: one('shifted-40.ts'), says: 'error' },
  { check: 'alignment', side: 'a segment more', playlist: media('plain.ts'), says: 'error' },
];

const dash = (rate: Rate): Side[] => [
  { check: 'bandwidth', side: 'of DASH, 9 % above', attributes: { bandwidth: share(rate('dash-1.m4s'), 1.09) }, says: null },
  { check: 'bandwidth', side: 'of DASH, 11 % above', attributes: { bandwidth: share(rate('dash-1.m4s'), 1.11) }, says: 'error' },
  { check: 'codecs', side: 'of DASH, those of the bitstream', says: null },
  { check: 'codecs', side: 'of DASH, the next level', attributes: { codecs: 'avc1.42c00b' }, says: 'error' },
  { check: 'resolution', side: 'of DASH, two lines less', attributes: { height: '46' }, says: 'error' },
  { check: 'frame_rate', side: 'of DASH, another', attributes: { frameRate: '24' }, says: 'error' },
]; // prettier-ignore

describe('checks of what the media of a stream is, each side a rendition of a package', () => {
  let bench: PackageBench;
  const manifests: Record<'hls' | 'aligned' | 'dash', string> = { hls: '', aligned: '', dash: '' };
  const rate: Rate = (name) => statSync(join(bench.folder, name)).size * 8;

  /** A master playlist over a playlist of its own for each side. */
  const master = async (name: string, sides: readonly Side[]): Promise<string> => {
    for (const [at, { playlist = one('plain.ts') }] of sides.entries()) await bench.write(`${name}-${at}.m3u8`, playlist); // prettier-ignore
    return `#EXTM3U\n${sides.map(({ attributes }, at) => variant(`${name}-${at}.m3u8`, attributes)).join('')}`;
  };

  beforeAll(async () => {
    bench = await PackageBench.open();
    const picture = ['-f', 'lavfi', '-i', 'testsrc=s=64x48:r=25:d=3', '-pix_fmt', 'yuv420p', '-c:v', 'libx264'];
    const film = (gop: number, frames: number, ...more: string[]) =>
      bench.make(...picture, '-preset', 'ultrafast', '-g', String(gop), '-frames:v', String(frames), ...more);
    const cut = (name: string, flags: string) =>
      ['-f', 'hls', '-hls_time', '1', '-hls_flags', flags, '-hls_segment_filename', `${name}-%d.ts`, `${name}.m3u8`]; // prettier-ignore
    await Promise.all([
      film(25, 25, 'plain.ts'),
      film(25, 25, '-x264-params', 'colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc', 'pq.ts'),
      film(25, 50, ...cut('two', 'independent_segments')),
      film(50, 50, ...cut('cut', 'split_by_time')),
      ...[51, 52].map((frames) => film(250, frames, `frames-${frames}.ts`)),
      ...[19, 40].map((ms) => film(25, 25, '-output_ts_offset', `${ms / 1000}`, `shifted-${ms}.ts`)),
      film(25, 25, '-f', 'dash', '-init_seg_name', 'dash-init.m4s', '-media_seg_name', 'dash-$Number$.m4s', 'dash.mpd'),
    ]);
    manifests.hls = await master('side', hls(rate));
    manifests.aligned = await master('twin', aligned);
    const representations = dash(rate).map(({ attributes = {} }) => attributes as Record<string, string>);
    manifests.dash = mpd(representations, 'dash-init.m4s', 'dash-1.m4s');
    // what fails is told by the test of the side
    void Promise.allSettled(Object.values(manifests).map((manifest) => bench.measure(manifest, 'standard')));
  });
  afterAll(() => bench.close());

  const nothing: Rate = () => 0;
  const listed = { hls: hls(nothing), aligned, dash: dash(nothing) };
  const all = (['hls', 'aligned', 'dash'] as const).flatMap((name) =>
    listed[name].map(({ check, side, says }, at) => ({ name, check, side, says, at })),
  );
  it.each(all)('ladder.$check: $side', async ({ name, check, says, at }) => {
    const said = await bench.say(`ladder.${check}`, manifests[name], 'standard');
    expect(said.notEvaluated).toEqual([]);
    const own = said.findings.filter(({ message }) => message.startsWith(`video-${at} `));
    expect([...new Set(own.map(({ severity }) => severity))]).toEqual(says === null ? [] : [says]);
  });
});
