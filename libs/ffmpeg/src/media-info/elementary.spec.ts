import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ffprobe, findFfmpeg, findFfprobe } from '../index';
import { identifyFile, ToolRunner } from '../index';
import type { MediaInfo } from './media-info';
import { normalize } from './normalize';
import { PacketStats } from './packets/packet-stats';
import type { RawProbe } from './raw-probe';
import { keptCapabilities } from '../../../../test/support/kept-capabilities';

let folder: string;
let runner: ToolRunner;
let ffprobe: Ffprobe;
const ffmpeg = findFfmpeg({ configured: process.env['FFMPEG_PATH'] });
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'elementary-'));
  runner = new ToolRunner({ sandbox: 'prefer' });
  await runner.start();
  const path = findFfprobe();
  if (path === null || ffmpeg === null) throw new Error('these tests need ffprobe and ffmpeg');
  ffprobe = new Ffprobe(runner, await keptCapabilities(runner, path, 'ffprobe'));
});
afterAll(async () => {
  await runner.close();
  rmSync(folder, { recursive: true, force: true });
});

async function read(name: string, args: readonly string[]): Promise<{ quick: MediaInfo; standard: MediaInfo }> {
  const path = join(folder, name);
  const source = ['-f', 'lavfi', '-i', 'testsrc=s=64x64:r=30:d=2', '-pix_fmt', 'yuv420p'];
  execFileSync(ffmpeg ?? 'ffmpeg', ['-v', 'error', '-y', ...source, ...args, path]);
  const input = { kind: 'file' as const, file: identifyFile(path), name };
  const raw = (await ffprobe.probe(input, {})).raw as RawProbe;
  const stats = new PacketStats({ interleaved: [] });
  await ffprobe.packets(input, {}, (lines) => lines.forEach((line) => stats.feed(line)), {});
  return { quick: normalize(raw, {}), standard: normalize(raw, { packets: stats.finish(true) }) };
}

const facts = ({ container, video: [video] }: MediaInfo) => [
  video?.frame_rate?.value ?? null,
  video?.average_frame_rate?.value ?? null,
  container.duration_sec,
  container.duration_source,
];
const x265 = ['-c:v', 'libx265', '-x265-params', 'log-level=none'];

// Two seconds of 30 pictures; ffprobe says of each 25 a second on average, which is what it takes when nobody says anything.
it.each([
  ['h264', ['-c:v', 'libx264'], [null, null, null, null], [30, 30, 2, 'estimated']],
  ['hevc', x265, [30, null, null, null], [30, 30, 2, 'estimated']],
  ['m2v', ['-c:v', 'mpeg2video'], [30, null, null, null], [30, 30, 2, 'estimated']],
])('%s without a container: what the bitstream says, and no more', async (ending, codec, quick, standard) => {
  const seen = await read(`pictures.${ending}`, codec);
  expect(facts(seen.quick)).toEqual(quick);
  expect(facts(seen.standard)).toEqual(standard);
});

it.each([
  ['still.png', ['-frames:v', '1']],
  ['still.jpg', ['-frames:v', '1', '-c:v', 'mjpeg']],
  ['many.mjpeg', ['-c:v', 'mjpeg']],
])('%s: pictures without times have no rate and no duration', async (name, args) => {
  const { quick, standard } = await read(name, args);
  for (const seen of [quick, standard]) {
    expect(facts(seen)).toEqual([null, null, null, null]);
    expect([seen.container.bit_rate_bps, seen.video[0]?.bit_rate_bps, seen.video[0]?.duration_sec]).toEqual([
      null,
      null,
      null,
    ]);
  }
  expect(standard.video[0]?.frame_count).toBe(name === 'many.mjpeg' ? 60 : 1);
});
