import type { Clip, LimitCase, LimitCases } from './limit-case';
import { declaring } from './mp4-patches';
import { cutBy, framesLasting, lasting, partitions, renamed, together } from './patches';
import { scrambled, flagged, typed } from './transport-patches';

export type Patch = NonNullable<Clip['patch']>;

/** Pictures of 64x48 as input. */
export const pictures = (frames: number, rate: number | string = 25): readonly string[] => [
  ...['-f', 'lavfi', '-i', `testsrc=s=64x48:r=${rate}`],
  ...['-frames:v', String(frames), '-pix_fmt', 'yuv420p'],
];
export const lossless = ['-c:v', 'ffv1', '-level', '3', '-g', '1', '-slices', '4', '-slicecrc', '1'];
export const tone = (sec: number): readonly string[] => ['-f', 'lavfi', '-i', `sine=f=440:r=8000:d=${sec}`];
const both = (sec: number, soundLater = 0): readonly string[] => [
  ...['-f', 'lavfi', '-i', `testsrc=s=64x48:r=25:d=${sec}`, '-itsoffset', String(soundLater)],
  ...[...tone(sec), '-pix_fmt', 'yuv420p'],
];
export const mkv = (args: readonly string[], patch?: Patch): Clip => clip('mkv', args, patch);
export const clip = (container: Clip['container'], args: readonly string[], patch?: Patch): Clip => ({
  container,
  pieces: [args],
  ...(patch && { patch }),
});
export const side = (name: string, says: LimitCase['says'], of: Clip, options?: LimitCase['options']): LimitCase => ({
  side: name,
  says,
  clip: of,
  ...(options && { options }),
});

const film = [...pictures(50), ...lossless];
/** 64 kb/s are 209 bytes a frame, and once 208. */
const mp3 = (frames: number): Clip =>
  clip(
    'mp3',
    [
      ...['-f', 'lavfi', '-i', 'sine=f=440:r=44100', '-c:a', 'libmp3lame', '-b:a', '64k', '-frames:a', '12'],
      ...['-write_xing', '0', '-id3v2_version', '0'],
    ],
    (bytes) => bytes.subarray(0, 209 * frames - 1),
  );
const samples = [...tone(0.5), '-c:a', 'pcm_s16le'];
const movie = [...pictures(10), '-c:v', 'mpeg4', '-movflags', '+faststart'];
const sealed = [
  ...['-encryption_scheme', 'cenc-aes-ctr', '-encryption_key', '76a6c65c5ea762046bd749a2e632ccbb'],
  ...['-encryption_kid', 'a7e61c373e219033c21091fa607bf3b8'],
];
const fragments = [...movie, '-movflags', '+empty_moov+frag_keyframe'];
const broadcast = [...pictures(50), '-c:v', 'libx264', '-preset', 'ultrafast'];
const doubted = { depth: 'standard', second_opinion: true } as const;
/** Boxes and the first frames say it, which `quick` does not read. */
const mxf = [...pictures(5), '-c:v', 'mpeg2video'];
const marked = (second: string): Clip =>
  mkv([
    ...[...tone(0.5), ...tone(0.5), '-map', '0', '-map', '1', '-c:a', 'pcm_s16le'],
    ...['-disposition:a:0', 'default', '-disposition:a:1', second],
  ]);

/** For the checks of the container, clips on both sides of their limits. */
export const containerCases: LimitCases = {
  'container.recognition': [side('7 frames of MP3', null, mp3(7)), side('6 frames of MP3', 'warning', mp3(6))],
  'container.truncated': [
    side('whole', null, clip('mp4', movie)),
    side('one byte less', 'error', clip('mp4', movie, cutBy(1))),
    side('Matroska whose last cluster is cut', 'error', mkv(film, cutBy(1_000))),
  ],
  'container.duration_disagreement': [
    side('0.45 s more declared', null, mkv(film, lasting(2.45))),
    side('0.55 s more declared', 'warning', mkv(film, lasting(2.55))),
    side('fragments, 0.45 s more in the movie header', null, clip('mp4', fragments, declaring(0.85))),
    side('fragments, 39 hours in the movie header', 'warning', clip('mp4', fragments, declaring(143_165))),
  ],
  'container.av_offset': [
    side('0.5 s', null, mkv([...both(1, 0.5), ...lossless, '-c:a', 'pcm_s16le'])),
    side('0.52 s', 'warning', mkv([...both(1, 0.52), ...lossless, '-c:a', 'pcm_s16le'])),
  ],
  'encryption.present': [
    side('open', null, clip('mp4', movie)),
    side('cenc', 'info', clip('mp4', [...movie, ...sealed])),
    side(
      'a transport stream, one packet of which is marked as scrambled',
      null,
      clip('ts', broadcast, flagged(3, 0x80)),
    ),
    side('scrambled', 'info', clip('ts', broadcast, scrambled)),
    side('SAMPLE-AES', 'info', clip('ts', broadcast, typed(0xdb))),
  ],
  'codec.unknown': [
    side('PCM', null, mkv(samples)),
    side('a name nobody knows', 'warning', mkv(samples, renamed('A_PCM/INT/LIT', 'A_PCM/INT/LIX'))),
  ],
  'disposition.default': [side('one of two', null, marked('0')), side('two of two', 'info', marked('default'))],
  'integrity.empty_stream': [
    side(
      'one packet of sound',
      null,
      mkv([...both(1), ...lossless, '-c:a', 'pcm_s16le', '-bsf:a', "noise=drop='gt(n,0)'"]),
    ),
    side(
      'no packet of sound',
      'warning',
      mkv([...both(1), ...lossless, '-c:a', 'pcm_s16le', '-bsf:a', 'noise=drop=1']),
    ),
  ],
  'integrity.second_opinion': [
    side('both say so', null, mkv(film), doubted),
    side('another duration', 'info', mkv(film, lasting(2.55)), doubted),
  ],
  'mxf.header': [
    side('closed and complete', null, clip('mxf', mxf)),
    side('open, the footer complete', 'info', clip('mxf', mxf, partitions('header', 1))),
    side(
      'open, as the footer',
      'warning',
      clip('mxf', mxf, together(partitions('header', 1), partitions('footer', 1))),
    ),
  ],
  'frame_rate.disagreement': [
    side('0.9 % less declared', null, mkv(film, framesLasting(40 * 1.009))),
    side('1.1 % less declared', 'warning', mkv(film, framesLasting(40 * 1.0112))),
  ],
};
