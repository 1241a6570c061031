import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ffprobe, findFfmpeg, findFfprobe, identifyFile, ToolRunner } from '../index';
import type { MediaInfo } from './media-info';
import { readMp4Boxes } from './mp4/read-mp4-boxes';
import { normalize } from './normalize';
import { PacketStats } from './packets/packet-stats';
import type { RawProbe } from './raw-probe';
import { keptCapabilities } from '../../../../test/support/kept-capabilities';

let folder: string;
let runner: ToolRunner;
let ffprobe: Ffprobe;
const ffmpeg = findFfmpeg({ configured: process.env['FFMPEG_PATH'] });
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'told-times-'));
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

/** Two seconds of 25 pictures, read as at depth standard. */
async function read(name: string, args: readonly string[]): Promise<{ raw: RawProbe; media: MediaInfo }> {
  const path = join(folder, name);
  const source = ['-f', 'lavfi', '-i', 'testsrc=s=64x64:r=25:d=2', '-f', 'lavfi', '-i', 'sine=r=48000:d=2'];
  execFileSync(ffmpeg ?? 'ffmpeg', ['-v', 'error', '-y', ...source, '-pix_fmt', 'yuv420p', ...args, path]);
  const input = { kind: 'file' as const, file: identifyFile(path), name };
  const raw = (await ffprobe.probe(input, {})).raw as RawProbe;
  const stats = new PacketStats({ interleaved: [] });
  await ffprobe.packets(input, {}, (lines) => lines.forEach((line) => stats.feed(line)), {});
  const bytes = readFileSync(path);
  const boxes = readMp4Boxes((at, length) => bytes.subarray(at, at + length), bytes.length);
  return { raw, media: normalize(raw, { packets: stats.finish(true), boxes }) };
}

const h264 = ['-c:v', 'libx264', '-bf', '2', '-threads', '1'];

it('fragments that begin with the delay of their pictures last as long as the pictures do', async () => {
  const fragments = ['-movflags', 'frag_keyframe+dash+global_sidx', '-use_editlist', '0'];
  const { media } = await read('fragments.mp4', [...h264, '-an', ...fragments]);
  // 50 pictures of 40 ms; of what ffmpeg 7 and later write, ffprobe counts the 80 ms before the first one too
  expect(media.video[0]?.duration_sec).toBeCloseTo(2, 3);
  expect(media.container).toMatchObject({ duration_source: 'packets' });
  expect(media.container.duration_sec).toBeCloseTo(2, 3);
});

it('a movie that begins with nothing lasts as long as players show it', async () => {
  const { raw, media } = await read('late.mp4', [...h264, '-an', '-output_ts_offset', '1.5']);
  expect(Number(raw.format?.start_time)).toBeCloseTo(1.5, 2);
  expect(media.container).toMatchObject({ has_edit_list: true, duration_source: 'header' });
  expect(media.container.duration_sec).toBeCloseTo(3.5, 2);
  expect(media.video[0]?.duration_sec).toBeCloseTo(2, 2);
});

it('ASF declares how long the file is, not each of its streams', async () => {
  const { raw, media } = await read('sound-first.wmv', ['-c:v', 'wmv2', '-c:a', 'wmav2']);
  // the encoder of the sound begins 43 ms early
  expect(Number(raw.streams?.[0]?.duration)).toBeGreaterThan(2.03);
  expect(media.video[0]?.duration_sec).toBeCloseTo(2, 2);
});

it('takes the fields of a single H.264 picture for no rate', async () => {
  const { raw, media } = await read('one.ts', [...h264, '-an', '-frames:v', '1']);
  expect(raw.streams?.[0]).toMatchObject({ r_frame_rate: '50/1', avg_frame_rate: '0/0' });
  expect(media.video[0]?.frame_rate?.value).toBe(25);
});
