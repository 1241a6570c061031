import { clip, pictures, side } from './limit-containers';
import type { Clip, LimitCases } from './limit-case';
import { unwoven } from './mp4-patches';
import { together } from './patches';
import {
  accessTable,
  flagged,
  losingOne,
  mapChecksum,
  oneAfterTheOther,
  repeating,
  soundFor,
  wrongSyncs,
} from './transport-patches';

const coded = ['-c:v', 'mpeg2video', '-g', '10', '-b:v', '400k'];
/** Pictures and sound of so many seconds. */
const both = (sec: number): readonly string[] => [
  ...['-f', 'lavfi', '-i', `testsrc=s=64x48:r=25:d=${sec}`, '-f', 'lavfi', '-i', `sine=r=48000:d=${sec}`],
  ...['-pix_fmt', 'yuv420p', ...coded, '-c:a', 'mp2', '-b:a', '64k'],
];
/** Keyframes would bring tables and clock references of their own. */
const oneKeyframe = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '300'];
const stream = (patch?: Clip['patch']): Clip => clip('ts', both(1), patch);
const tables = (sec: number): Clip => clip('ts', [...pictures(75, 50), ...oneKeyframe, '-pat_period', String(sec)]);
const clock = (ms: number): Clip => clip('ts', [...pictures(50, 100), ...oneKeyframe, '-pcr_period', String(ms)]);
const from = (sec: number): readonly string[] => [...pictures(10), ...coded, '-output_ts_offset', String(sec)];
const rate = (frames: string): Clip => clip('ts', [...pictures(4, frames), ...oneKeyframe]);
/** One after the other, the clock's step between them as said and a little. */
const leap = (sec: number): Clip => ({ container: 'ts', pieces: [from(0), from(sec + 0.36)] });

/** For the checks of transport streams, clips on both sides of their limits. */
export const transportCases: LimitCases = {
  'container.interleave': [
    side('1.9 s of pictures ahead', null, clip('ts', both(1.9), oneAfterTheOther)),
    side('2.2 s of pictures ahead', 'warning', clip('ts', both(2.2), oneAfterTheOther)),
    side('a movie as it is made', null, clip('mp4', both(3))),
    side('a movie of all pictures and then all sound', 'warning', clip('mp4', both(3), unwoven)),
  ],
  'integrity.corrupt_packets': [
    side('every packet', null, stream()),
    side('one packet lost', 'warning', stream(losingOne)),
  ],
  'timing.wrap': [
    side('the clock ends before it wraps', null, clip('ts', from(95_440))),
    side('the clock wraps', 'info', clip('ts', from(95_442.9))),
  ],
  'transport_stream.sync_loss': [
    side('one wrong sync byte', null, stream(wrongSyncs(1))),
    side('two in a row', 'warning', stream(wrongSyncs(2))),
  ],
  'transport_stream.sync_byte': [
    side('none wrong', null, stream()),
    side('one wrong', 'warning', stream(wrongSyncs(1))),
  ],
  'transport_stream.pat': [side('every 0.48 s', null, tables(0.48)), side('every 0.52 s', 'warning', tables(0.52))],
  'transport_stream.pmt': [side('every 0.48 s', null, tables(0.48)), side('every 0.52 s', 'warning', tables(0.52))],
  'transport_stream.continuity': [
    side('one packet twice, as is allowed', null, stream(repeating(2))),
    side('one packet three times', 'warning', stream(repeating(3))),
    side('one packet lost', 'warning', stream(losingOne)),
  ],
  'transport_stream.pid': [
    side('one packet of sound', null, stream(soundFor(1))),
    side('no packet of sound', 'info', stream(soundFor(0))),
  ],
  'transport_stream.transport_error': [
    side('none marked', null, stream()),
    side('one marked', 'info', stream(flagged(1, 0x80))),
  ],
  'transport_stream.crc': [side('right', null, stream()), side('one bit off', 'info', stream(mapChecksum(1)))],
  'transport_stream.pcr_repetition': [side('every 0.1 s', null, clock(100)), side('every 0.11 s', 'info', clock(110))],
  'transport_stream.pcr_discontinuity': [side('4.9 s', null, leap(4.9)), side('5.1 s', 'info', leap(5.1))],
  'transport_stream.pts': [side('0.67 s', null, rate('3/2')), side('0.71 s', 'info', rate('7/5'))],
  'transport_stream.cat': [
    side('scrambled, with its table', null, stream(together(flagged(3, 0x80), accessTable))),
    side('scrambled, without', 'info', stream(flagged(3, 0x80))),
  ],
};
