import { clip, lossless, mkv, pictures, side, tone } from './limit-containers';
import type { Clip, LimitCases } from './limit-case';
import { shownTwice } from './mp4-patches';
import { bursts, flawed, wavesOf } from './patches';

const level1 = (rate: number): Clip =>
  clip('mp4', [
    ...['-f', 'lavfi', '-i', `testsrc=s=176x144:r=${rate}`, '-frames:v', '5', '-pix_fmt', 'yuv420p'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-bsf:v', 'h264_metadata=level=1'],
  ]);
const pq = (format: string): Clip =>
  mkv([
    ...['-f', 'lavfi', '-i', 'testsrc=s=64x48:r=25', '-frames:v', '3'],
    ...['-vf', `format=${format},setparams=color_trc=smpte2084:color_primaries=bt2020:colorspace=bt2020nc`],
    ...['-c:v', 'ffv1', '-color_trc', 'smpte2084', '-color_primaries', 'bt2020', '-colorspace', 'bt2020nc'],
  ]);
const light = (fall: number): Clip =>
  mkv([
    ...['-f', 'lavfi', '-i', 'testsrc=s=64x64:r=25', '-frames:v', '3', '-pix_fmt', 'yuv420p10le', '-c:v', 'libx265'],
    '-x265-params',
    `log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc:hdr10=1:max-cll=400,${fall}`,
  ]);
/** Times in the container's unit of a millisecond. */
const at = (frames: number, time: string): Clip =>
  mkv([...pictures(frames), ...lossless, '-enc_time_base', '1:1000', '-bsf:v', `setts=ts='${time}'`]);
const wave = ['-ar', '8000', '-ac', '1', '-c:a', 'pcm_s16le', '-bitexact'];
const gop = (frames: number): Clip =>
  mkv([...pictures(frames + 5, 10), '-c:v', 'mpeg4', '-g', String(frames), '-sc_threshold', '1000000000']);
const timecode = (value: string): Clip => mkv([...pictures(5), ...lossless, '-metadata', `timecode=${value}`]);
const counted = (from: string): readonly string[] => [
  ...pictures(12),
  '-c:v',
  'mpeg2video',
  '-g',
  '1',
  '-gop_timecode',
  from,
];
const whole = (frames: number): Clip => mkv([...pictures(frames), ...lossless]);
const damaged = (frames: number): Clip => mkv([...pictures(frames), ...lossless], flawed);

/** For the checks of streams and their times, clips on both sides of their limits. */
export const streamCases: LimitCases = {
  'codec.level': [
    side('99 macroblocks 15 times a second', null, level1(15)),
    side('99 macroblocks 16 times a second', 'warning', level1(16)),
  ],
  'hdr.contradiction': [side('PQ in 10 bits', null, pq('yuv420p10le')), side('PQ in 8 bits', 'warning', pq('yuv420p'))],
  'hdr.light_level': [
    side('the average as bright as the peak', null, light(400)),
    side('the average brighter by 1 cd/m²', 'warning', light(401)),
  ],
  'frame_rate.variable': [
    side('2 of 100 frames are longer', null, at(101, 'TS+10*gt(N,30)+10*gt(N,60)')),
    side('2 of 99 frames are longer', 'info', at(100, 'TS+10*gt(N,30)+10*gt(N,60)')),
  ],
  'bit_rate.disagreement': [
    side('9 % more than declared', null, clip('wav', [...tone(2.5), ...wave], wavesOf(16_000 / 1.09))),
    side('11 % more than declared', 'info', clip('wav', [...tone(2.5), ...wave], wavesOf(16_000 / 1.11))),
  ],
  'gop.length': [side('10 s', null, gop(100)), side('10.1 s', 'info', gop(101))],
  'audio.wrapping': [
    side('one burst, which may be chance', null, clip('wav', [...tone(1), ...wave], bursts(1))),
    side('two bursts', 'error', clip('wav', [...tone(1), ...wave], bursts(2))),
  ],
  'timing.gaps': [
    side('60 ms after a frame of 40 ms', null, at(50, 'TS+20*gte(N,25)')),
    side('64 ms after a frame of 40 ms', 'warning', at(50, 'TS+24*gte(N,25)')),
  ],
  'timing.backward_dts': [
    side('later by 1 ms', null, at(50, 'if(eq(N,25),PREV_OUTPTS+1,TS)')),
    side('not later', 'warning', at(50, 'if(eq(N,25),PREV_OUTPTS,TS)')),
    side('shown twice by an edit list', null, clip('mp4', [...pictures(20), '-c:v', 'mpeg4'], shownTwice)),
  ],
  'timing.duplicate_pts': [
    side('1 ms apart', null, at(50, 'if(eq(N,25),PREV_OUTPTS+1,TS)')),
    side('the same', 'warning', at(50, 'if(eq(N,25),PREV_OUTPTS,TS)')),
  ],
  'timecode.rate': [
    side('frame 24 of 25', null, timecode('00:00:00:24')),
    side('frame 25 of 25', 'warning', timecode('00:00:00:25')),
  ],
  'timecode.continuity': [
    side('goes on', null, { container: 'm2v', pieces: [counted('00:00:00:00'), counted('00:00:00:12')] }),
    side('leaves one out', 'warning', { container: 'm2v', pieces: [counted('00:00:00:00'), counted('00:00:00:13')] }),
  ],
  'integrity.damaged_frames': [
    side('none of 101', null, whole(101)),
    side('1 of 101', 'warning', damaged(101)),
    side('1 of 99', 'error', damaged(99)),
  ],
};
