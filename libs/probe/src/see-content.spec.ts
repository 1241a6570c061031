import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ffprobe, findFfmpeg, findFfprobe, type MediaTools, ToolRunner } from '@app/ffmpeg';
import { black } from './analyzers/content/black';
import { silence } from './analyzers/content/silence';
import { damagedFrames } from './analyzers/facts/integrity-checks';
import type { Measurements } from './analyzers/analyzer';
import type { Seen } from './see-content';
import { emptied, renamed } from './testing/altered-media';
import { clipsToSee } from './testing/clips-to-see';
import { withoutDecoders } from './tool-complaints';
import { keptCapabilities } from '../../../test/support/kept-capabilities';

let folder: string;
let tools: MediaTools;
let seen: Record<
  | 'plain'
  | 'sealed'
  | 'partly'
  | 'broken'
  | 'animated'
  | 'hasty'
  | 'unread'
  | 'unknown'
  | 'beside'
  | 'unseen'
  | 'other'
  | 'chosen',
  Seen & Pick<Measurements, 'media'>
>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'see-content-'));
  const runner = new ToolRunner({ sandbox: 'prefer' });
  await runner.start();
  const [probe, ffmpeg] = [findFfprobe(), findFfmpeg({ configured: process.env['FFMPEG_PATH'] })];
  if (probe === null || ffmpeg === null) throw new Error('these tests need ffprobe and ffmpeg');
  const ffprobe = new Ffprobe(runner, await keptCapabilities(runner, probe, 'ffprobe'));
  tools = { runner, ffprobe, ffmpeg: await keptCapabilities(runner, ffmpeg, 'ffmpeg') } as unknown as MediaTools;

  const { clip, withTwoSounds, look } = clipsToSee(folder, tools);
  const key = '76a6c65c5ea762046bd749a2e632ccbb';
  const sealed = ['-encryption_scheme', 'cenc-aes-ctr', '-encryption_key', key, '-encryption_kid', key];
  const withSound = (path: string): string => {
    const sound = ['-f', 'lavfi', '-i', 'sine=r=48000:d=1', '-c:v', 'copy', '-c:a', 'pcm_s16le'];
    execFileSync(ffmpeg, ['-v', 'error', '-y', '-i', path, ...sound, `${path}.mkv`]);
    return `${path}.mkv`;
  };
  const pictures = clip('pictures.mp4', '-map', '0', '-map', '0');
  const animation = clip('animated.webp', '-c:v', 'libwebp_anim');
  seen = {
    plain: await look(clip('plain.mp4')),
    sealed: await look(clip('sealed.mp4', ...sealed)),
    partly: await look(withSound(clip('partly.mp4')), { encrypted: true, scheme: null, partial: true, streams: [0] }),
    broken: await look(emptied(clip('whole.mp4'))),
    animated: await look(animation),
    hasty: await look(clip('hasty.webp', '-vf', 'setpts=PTS/8,fps=200', '-c:v', 'libwebp_anim')),
    unread: await look(animation, undefined, withoutAnimations()),
    unknown: await look(mpegH(ffmpeg)),
    beside: await look(renamed(withTwoSounds('beside.mp4'), ['mp4a\0', 'mhm1\0'], ['esds', 'free'])),
    other: await look(pictures, { encrypted: true, scheme: null, partial: true, streams: [1] }),
    chosen: await look(pictures, { encrypted: true, scheme: null, partial: true, streams: [0] }),
    unseen: await look(renamed(withTwoSounds('unseen.mp4'), ['avc1\0', 'evc1\0'], ['avcC', 'free'])),
  };
});
afterAll(async () => {
  await (tools as MediaTools | undefined)?.runner.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A track of sound of a kind that no ffmpeg decodes. */
function mpegH(ffmpeg: string): string {
  const path = join(folder, 'sound.mp4');
  execFileSync(ffmpeg, ['-v', 'error', '-f', 'lavfi', '-i', 'sine=d=1', '-c:a', 'aac', path]);
  return renamed(path, ['mp4a\0', 'mhm1\0'], ['esds', 'free']);
}

/** As before ffmpeg 9. */
function withoutAnimations(): MediaTools {
  const { ffmpeg } = tools;
  const demuxers = (ffmpeg?.demuxers ?? []).filter((name) => name !== 'webp_anim');
  return { ...tools, ffmpeg: { ...ffmpeg, demuxers } } as unknown as MediaTools;
}

const judge = (of: Seen & Pick<Measurements, 'media'>) => damagedFrames.analyze(of as unknown as Measurements);

it('what decodes is decoded', () => {
  expect(seen.plain.undecoded).toBeNull();
  expect(judge(seen.plain)).toEqual({ findings: [] });
});

it('what is encrypted is not decoded, and nobody calls it damaged', () => {
  expect(seen.sealed).toMatchObject({
    content: null,
    undecoded: { reason: 'the media is encrypted (cenc)', isDamage: false },
  });
  expect(judge(seen.sealed)).toEqual({ notEvaluated: 'the media is encrypted (cenc)' });
});

it('what is clear beside what is encrypted is decoded alone', () => {
  expect(seen.partly.undecoded).toBeNull();
  expect(seen.partly.content?.results.silence).toEqual([]);
  expect(seen.partly.content?.decode.decoded_frames).toBeNull();
});

it('of encrypted media the decoders’ complaints are left out, and of no other', () => {
  const of = (component: string | null) => ({
    run: 'header' as const,
    level: 'error',
    kind: 'x',
    count: 1,
    first_time_sec: null,
    last_time_sec: null,
    component,
  });
  const all = ['h264', 'NULL', 'mov,mp4,m4a,3gp,3g2,mj2', null].map(of);
  expect(withoutDecoders(all, seen.sealed.media).map(({ component }) => component)).toEqual([
    'mov,mp4,m4a,3gp,3g2,mj2',
    null,
  ]);
  expect(withoutDecoders(all, seen.plain.media)).toEqual(all);
});

it('media of which nothing decodes keeps its facts and gets a critical finding', () => {
  expect(seen.broken.content).toBeNull();
  expect(seen.broken.undecoded).toMatchObject({ isDamage: true });
  expect(judge(seen.broken)).toMatchObject({ findings: [{ severity: 'critical', measured: 100 }] });
});

it('what this ffmpeg can’t decode is not taken for damage: an animated WebP', () => {
  expect(seen.unread).toMatchObject({
    content: null,
    undecoded: { reason: 'this ffmpeg reads single pictures of WebP, no animation', isDamage: false },
  });
  expect(judge(seen.unread)).toEqual({ notEvaluated: 'this ffmpeg reads single pictures of WebP, no animation' });
  expect(judge(seen.animated)).not.toMatchObject({ findings: [{}] });
});

it('pictures of an animation last as long as they say, however short', () => {
  const declared = seen.hasty.media.container.duration_sec ?? 0;
  expect([declared > 0.1, declared < 0.2]).toEqual([true, true]);
  expect(seen.hasty.content?.results.coverage.decoded_video_end_sec).toBeCloseTo(declared, 3);
});

it('what this ffmpeg can’t decode is not taken for damage: a codec it was built without', () => {
  expect(seen.unknown.undecoded).toEqual({
    reason: 'this ffmpeg has no decoder of mpegh_3d_audio',
    isDamage: false,
  });
});

it('a track without a decoder leaves the others theirs, and no check calls it clean', () => {
  const { content, undecoded } = seen.beside;
  expect(undecoded).toBeNull();
  expect(content?.results.coverage).toMatchObject({
    complete: true,
    video_stream_index: 0,
    decoded_video_frames: 25,
    audio_stream_indexes: [1],
    not_decoded: [{ stream_index: 2, reason: 'this ffmpeg has no decoder of mpegh_3d_audio' }],
  });
  const of = { ...seen.beside, thresholds: {} } as unknown as Measurements;
  expect(black.analyze(of)).toEqual({ findings: [] });
  expect(silence.analyze(of)).toEqual({
    notEvaluated: 'stream 2 was not decoded: this ffmpeg has no decoder of mpegh_3d_audio',
  });
});

it('a picture without a decoder leaves the sound its measures', () => {
  const { content } = seen.unseen;
  expect(content?.results.coverage).toMatchObject({
    video_stream_index: null,
    audio_stream_indexes: [1, 2],
    not_decoded: [{ stream_index: 0, reason: 'this ffmpeg has no decoder of evc' }],
  });
  const of = { ...seen.unseen, thresholds: {} } as unknown as Measurements;
  expect(silence.analyze(of)).toEqual({ findings: [] });
  expect(black.analyze(of)).toEqual({
    notEvaluated: 'stream 0 was not decoded: this ffmpeg has no decoder of evc',
  });
});

it('an encrypted picture that nobody would have decoded takes nothing from the one that was', () => {
  expect(seen.other.media.video).toHaveLength(2);
  expect(seen.other.content?.results.coverage).toMatchObject({ video_stream_index: 0, not_decoded: [] });
  expect(black.analyze({ ...seen.other, thresholds: {} } as unknown as Measurements)).toEqual({ findings: [] });
});

it('no other picture is measured where the chosen one is encrypted', () => {
  expect(seen.chosen.media.video).toHaveLength(2);
  expect(seen.chosen).toMatchObject({
    content: null,
    undecoded: { reason: 'the media is encrypted', isDamage: false },
  });
});
