import type { LimitCase, LimitCases } from './limit-case';

const tone = (amplitude: number | string, hz = 997) => `${amplitude}*sin(2*PI*${hz}*t+1)`;
const source = (channels: readonly string[], sec: number, layout = '') =>
  `aevalsrc='${channels.join('|')}':s=48000:d=${sec}${layout === '' ? '' : `:c=${layout}`}`;
const clip = (side: string, says: LimitCase['says'], lavfi: string, more: Partial<LimitCase> = {}): LimitCase => ({
  side,
  says,
  args: ['-f', 'lavfi', '-i', lavfi, '-c:a', 'pcm_s24le'],
  container: 'wav',
  ...more,
});
const decibels = (level: number) => 10 ** (level / 20);
const both = (wave: string, sec: number) => source([wave, wave], sec);
/** Two channels that are opposite for so long of so many seconds. */
const opposite = (sec: number, of: number) => source([tone(0.1), tone(`if(lt(t,${sec}),-0.1,0.1)`)], of);
const silentFor = (sec: number) => both(tone(`if(between(t,1,${1 + sec}),0,0.1)`), 4);
/** Front, centre and surround sound, with the low effects at one place. */
const surround = (low: number) =>
  source(
    Array.from({ length: 6 }, (_, at) => tone(0.1, at === low ? 50 : 1_000 + 50 * at)),
    2,
    '5.1',
  );
const withPicture = (soundSec: number): Partial<LimitCase> => ({
  args: [
    ...['-f', 'lavfi', '-i', 'testsrc2=s=160x90:r=25:d=2', '-f', 'lavfi', '-i', both(tone(0.1), soundSec)],
    ...['-c:v', 'ffvhuff', '-c:a', 'pcm_s16le'],
  ],
  container: 'mkv',
});

/** For every check of the sound, clips on both sides of its limit. */
export const soundCases: LimitCases = {
  'audio.silence': [
    clip('2.1 s', 'warning', silentFor(2.1)),
    clip('1.9 s', 'info', silentFor(1.9)),
    clip('0.4 s', null, silentFor(0.4)),
  ],
  'audio.dead_channel': [
    clip('−62 dBFS', 'warning', source([tone(0.1), tone(decibels(-62))], 1)),
    clip('−58 dBFS', null, source([tone(0.1), tone(decibels(-58))], 1)),
  ],
  'audio.clipping': [
    clip('a sine of twice full scale', 'warning', both(tone(2), 1), { args: ['-f', 'lavfi', '-i', both(tone(2), 1)] }),
    clip('one of 0.99', null, both(tone(0.99), 1)),
  ],
  'audio.loudness': [
    clip('1.2 LU above the target', 'error', both(tone(decibels(-21.8)), 2), { thresholds: { target_lufs: -23 } }),
    clip('0.9 LU above it', 'info', both(tone(decibels(-22.1)), 2), { thresholds: { target_lufs: -23 } }),
  ],
  'audio.true_peak': [
    clip('above full scale', 'warning', both(`${tone(0.8)}+${tone(0.3, 3_989)}`, 1), {
      args: ['-f', 'lavfi', '-i', both(tone(1.06), 1), '-c:a', 'pcm_f32le'],
    }),
    clip('−0.8 dBTP', 'info', both(tone(decibels(-0.8)), 1)),
    clip('−1.2 dBTP', null, both(tone(decibels(-1.2)), 1)),
  ],
  'audio.phase': [
    clip('opposite for 2.2 s', 'warning', opposite(2.2, 3)),
    clip('for 1.8 s', 'info', opposite(1.8, 3)),
    clip('for 0.8 s', null, opposite(0.8, 3)),
  ],
  'audio.polarity': [clip('opposite for 95 %', 'warning', opposite(1.9, 2)), clip('for 80 %', null, opposite(1.6, 2))],
  'audio.mono_compatibility': [
    clip('opposite for 30 %', 'warning', opposite(0.6, 2)),
    clip('for 20 %', null, opposite(0.4, 2)),
    clip('two sounds that have nothing in common', null, source([tone(0.1, 997), tone(0.1, 1_409)], 2)),
  ],
  'audio.dc_offset': [
    clip('0.012', 'warning', both(`0.012+${tone(0.1, 1_000)}`, 1)),
    clip('0.008', null, both(`0.008+${tone(0.1, 1_000)}`, 1)),
  ],
  'audio.swapped_channels': [
    clip('low effects at the centre', 'warning', surround(2)),
    clip('at their place', null, surround(3)),
  ],
  'audio.dynamic_range': [
    clip('a sine: 3 LU', 'info', both(tone(0.1), 2)),
    clip('short peaks: more than 12 LU', null, source([tone('if(lt(mod(t,0.5),0.01),0.8,0.02)')], 4)),
  ],
  'audio.test_tone': [
    clip('for 1.2 s', 'info', both(tone('if(lt(t,1.2),0.1,0)'), 2)),
    clip('for 0.8 s', null, both(tone('if(lt(t,0.8),0.1,0)'), 2)),
  ],
  'audio.shorter_than_video': [
    clip('0.6 s', 'warning', '', withPicture(1.4)),
    clip('0.4 s', null, '', withPicture(1.6)),
  ],
};
