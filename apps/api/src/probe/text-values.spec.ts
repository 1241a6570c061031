import { BatchOptionsDto } from '../batch/batch-options.dto';
import { validated } from '../http/validate';
import { ProbeOptionsDto } from './probe-options.dto';
import { filledIn, readTexts } from './text-values';

const options = {
  async: true,
  fresh: false,
  depth: 'full',
  checks: ['video.black', 'audio.silence'],
  policy: 'playable',
  thresholds: { 'video.black': { warn_sec: 5 } },
  audio_groups: [{ name: 'stereo', streams: [1, 2], channel_map: ['FL', 'FR'] }],
  ffprobe: { count_frames: true, read_intervals: '0%+10' },
  labels: { project: 'spring' },
  insights: true,
};
const comparing = {
  metrics: ['vmaf', 'psnr'],
  alignment: { mode: 'fixed', offset_frames: 3 },
  sampling: { every_n_frames: 2 },
  fail_below: { vmaf: 93 },
};
const asText = (values: object) =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
  );

it('options of a form are those of a JSON body', () => {
  expect(validated(ProbeOptionsDto, readTexts(asText(options)))).toEqual(validated(ProbeOptionsDto, options));
});

it('options in the query of a batch are those of a JSON body', () => {
  const all = { ...options, ...comparing };
  expect(validated(BatchOptionsDto, readTexts(asText(all)))).toEqual(validated(BatchOptionsDto, all));
});

it.each(['[', '{"a":'])('JSON in a field is text where it is nested without end: %s', (open) => {
  const deep = open.repeat(20_000) + (open === '[' ? ']' : '1}').repeat(open === '[' ? 20_000 : 1);
  expect(() => validated(ProbeOptionsDto, readTexts({ labels: deep }))).toThrow(/not acceptable: labels/);
});

it.each(['constructor', 'toString', '__proto__'])('a field called %s is refused like any other unknown one', (name) => {
  expect(() => validated(ProbeOptionsDto, readTexts(JSON.parse(`{"${name}":"x"}`)))).toThrow(`not acceptable: ${name}`);
});

it('lists and numbers need no brackets', () => {
  const { metrics, fail_below, checks } = validated(
    BatchOptionsDto,
    readTexts({ metrics: 'vmaf, psnr', fail_below: '93', checks: 'video.black,audio.silence' }),
  );
  expect([metrics, fail_below, checks]).toEqual([['vmaf', 'psnr'], 93, ['video.black', 'audio.silence']]);
});

it('text that is no JSON is refused by the name of its field', () => {
  expect(() => validated(ProbeOptionsDto, readTexts({ ffprobe: '{broken' }))).toThrow('not acceptable: ffprobe');
  expect(() => validated(ProbeOptionsDto, readTexts({ ffprobe: '{broken' }))).not.toThrow('undefined');
});

it('a field that nobody filled in says nothing', () => {
  const empty = Object.fromEntries(Object.keys(options).map((name) => [name, '']));
  expect(validated(ProbeOptionsDto, readTexts(filledIn({ ...empty, depth: 'quick' })))).toEqual({ depth: 'quick' });
});
