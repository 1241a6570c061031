import { AppError } from '@app/errors';
import { audio, facts, video } from '../../test/sample-facts';
import type { Condition } from '../language/condition';
import type { Policy, Rule } from '../language/policy';
import { evaluatePolicy } from './evaluate-policy';
import type { PolicyFacts } from './facts';
import type { Waiver } from './verdict';

const now = new Date('2030-01-01T12:00:00Z');

const rule = (id: string, assert: Condition, more: Partial<Rule> = {}): Rule => ({
  id,
  title: `Rule ${id}`,
  severity: 'fail',
  assert,
  ...more,
});
const policy = (...rules: Rule[]): Policy => ({ slug: 'p', name: 'P', description: '', version: 3, rules });
const is = (value: boolean | null): Condition =>
  value === null ? { fact: 'media.nowhere', eq: 1 } : { fact: 'media.container.valid', eq: value };

const verdictOf = (rules: Rule[], of: PolicyFacts = facts(), waivers: Waiver[] = []) =>
  evaluatePolicy(policy(...rules), of, { now, waivers });
const resultOf = (one: Rule, of: PolicyFacts = facts()) => verdictOf([one], of).rules[0]?.result;

describe('the whole verdict', () => {
  const pass = rule('pass', is(true));
  const fail = rule('fail', is(false));
  const warn = rule('warn', is(false), { severity: 'warn' });
  const open = rule('open', is(null));
  const openWarn = rule('open-warn', is(null), { severity: 'warn' });
  const away = rule('away', is(true), { when: is(false) });
  it.each([
    ['pass', [pass]],
    ['fail', [pass, warn, open, fail]],
    ['not_evaluated', [pass, warn, open]],
    ['warn', [pass, warn, openWarn]],
    ['pass', [pass, openWarn]],
    ['pass', [pass, away]],
    ['not_evaluated', [away]],
    ['not_evaluated', [openWarn]],
  ] as const)('is %s', (result, rules) => {
    expect(verdictOf([...rules]).result).toBe(result);
  });

  it('counts every result and carries policy, version and moment', () => {
    expect(verdictOf([pass, warn, open, fail, away])).toMatchObject({
      policy: 'p',
      policy_version: 3,
      counts: { pass: 1, warn: 1, fail: 1, not_evaluated: 1, waived: 0, not_applicable: 1 },
      evaluated_at: '2030-01-01T12:00:00.000Z',
    });
  });

  it('is the same twice and leaves facts and policy alone', () => {
    const frozen = JSON.stringify([facts(), pass]);
    const given = facts();
    expect(verdictOf([pass, fail], given)).toEqual(verdictOf([pass, fail], given));
    expect(JSON.stringify([given, pass])).toBe(frozen);
  });

  it('refuses a policy whose ancestors were not laid in', () => {
    const child = { ...policy(pass), extends: 'parent' };
    expect(() => evaluatePolicy(child, facts(), { now })).toThrow(AppError);
  });
});

describe('when', () => {
  it.each([
    [true, true, 'pass'],
    [true, false, 'fail'],
    [true, null, 'not_evaluated'],
    [false, true, 'not_applicable'],
    [false, false, 'not_applicable'],
    [false, null, 'not_applicable'],
    [null, true, 'pass'],
    [null, false, 'not_evaluated'],
    [null, null, 'not_evaluated'],
  ])('when %s, assert %s: %s', (when, assert, result) => {
    expect(resultOf(rule('r', is(assert), { when: is(when) }))).toBe(result);
  });
});

describe('checks that did not look', () => {
  const noBlack = rule('r', { findings: { check: 'video.black' }, eq: 0 });
  const found = (count: number) =>
    Array.from({ length: count }, () => ({ check: 'video.black', severity: 'warning' as const }));
  const blind = { not_evaluated: [{ check: 'video.black', reason: 'it needs depth full' }] };
  it.each([
    ['looked and found nothing', {}, 'pass'],
    ['looked and found', { findings: found(1) }, 'fail'],
    ['did not look', blind, 'not_evaluated'],
    ['is not known to have looked', { evaluated_checks: [] }, 'not_evaluated'],
    ['looked at a part and found', { ...blind, findings: found(1) }, 'fail'],
  ] as const)('%s', (_name, more, result) => {
    expect(resultOf(noBlack, { ...facts(), ...more })).toBe(result);
  });

  it('makes a rule that needs the check not evaluated, says why, and shows no measured value', () => {
    const needy = rule(
      'r',
      { of: 'enhanced_analysis.content.black', none: { fact: 'duration_sec', gte: 2 } },
      { needs: ['video.black'] },
    );
    const [one] = verdictOf([needy], { ...facts(), ...blind }).rules;
    expect(one).toMatchObject({ result: 'not_evaluated', measured: null });
    expect(one?.message).toBe('Not evaluated: video.black was not evaluated: it needs depth full.');
  });

  it.each([
    ['gte', 2, 1, 'not_evaluated'],
    ['gte', 1, 1, 'pass'],
    ['lte', 1, 2, 'fail'],
    ['lte', 1, 1, 'not_evaluated'],
    ['eq', 1, 1, 'not_evaluated'],
  ] as const)('%s %d with %d found by a check that saw a part: %s', (operator, wanted, count, result) => {
    const assert = { findings: { check: 'video.black' }, [operator]: wanted } as Condition;
    expect(resultOf(rule('r', assert), { ...facts(), ...blind, findings: found(count) })).toBe(result);
  });

  it('counts by severity and by several checks', () => {
    const given = { ...facts(), findings: [...found(2), { check: 'audio.silence', severity: 'error' as const }] };
    const count = (condition: Condition) => verdictOf([rule('r', condition)], given).rules[0]?.measured;
    expect(count({ findings: { min_severity: 'error' }, eq: 0 })).toBe(1);
    expect(count({ findings: { check: ['video.black', 'audio.silence'] }, eq: 0 })).toBe(3);
    expect(count({ findings: {}, gte: 9 })).toBe(3);
  });
});

describe('what a rule says', () => {
  it('gives the deciding value, where it is, what was expected, and the filled template', () => {
    const given = facts({ audio: [audio(), audio({ bit_rate_bps: 96_000 })] });
    const assert: Condition = { of: 'media.audio', all: { fact: 'bit_rate_bps', gte: '128 kb/s' } };
    const one = rule('r', assert, { message: '{title}: {measured} at {path}, wanted {expected}, {other}' });
    expect(verdictOf([one], given).rules[0]).toMatchObject({
      result: 'fail',
      measured: 96_000,
      unit: 'bit/s',
      expected: 'at least 128 kb/s',
      path: 'media.audio[1].bit_rate_bps',
      message: 'Rule r: 96 kb/s at media.audio[1].bit_rate_bps, wanted at least 128 kb/s, {other}',
      source: { name: 'practice' },
    });
  });

  it('does not let a measured text reach into the template', () => {
    const given = facts({ container: { long_name: '{path} $& $1' } });
    const one = rule('r', { fact: 'media.container.long_name', eq: 'x' }, { message: '<{measured}>' });
    expect(verdictOf([one], given).rules[0]?.message).toBe('<{path} $& $1>');
  });

  it('keeps its evidence small', () => {
    const given = facts({ video: Array.from({ length: 500 }, () => video({ codec: 'x'.repeat(5_000) })) });
    const [one] = verdictOf([rule('r', { of: 'media.video', all: { fact: 'codec', eq: 'h264' } })], given).rules;
    expect(one?.evidence).toHaveLength(10);
    expect(JSON.stringify(one).length).toBeLessThan(8_000);
  });

  it('stops comparing when nested lists ask too much, and decides nothing', () => {
    const many = Array.from({ length: 2_000 }, () => ({ x: 1 }));
    const given = { ...facts(), media: { a: many } };
    const assert: Condition = {
      of: 'media.a',
      all: { of: 'media.a', all: { of: 'media.a', all: { fact: 'x', eq: 1 } } },
    };
    // Its own time, whatever else the machine does: unbounded it would be hours.
    const start = process.cpuUsage();
    expect(resultOf(rule('r', assert), given)).toBe('not_evaluated');
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(3_000);
  });
});

describe('waivers', () => {
  const waiver = (more: Partial<Waiver> = {}): Waiver => ({
    rule: 'r',
    author: 'ada',
    reason: 'agreed',
    expires_at: '2030-01-01T12:00:00.001Z',
    ...more,
  });
  const result = (value: boolean | null, waivers: Waiver[], severity: Rule['severity'] = 'fail') => {
    const verdict = verdictOf([rule('r', is(value), { severity })], facts(), waivers);
    return [
      verdict.result,
      verdict.rules[0]?.result,
      verdict.rules[0]?.waiver?.covers ?? null,
      verdict.rules[0]?.waiver?.expired ?? null,
    ];
  };
  it.each([
    ['a fault', false, 'fail', [waiver()], ['pass', 'waived', 'fail', false]],
    ['a warning', false, 'warn', [waiver()], ['pass', 'waived', 'warn', false]],
    ['a missing look', null, 'fail', [waiver()], ['pass', 'waived', 'not_evaluated', false]],
    ['nothing', true, 'fail', [waiver()], ['pass', 'pass', null, false]],
    [
      'no longer, at the very moment',
      false,
      'fail',
      [waiver({ expires_at: now.toISOString() })],
      ['fail', 'fail', null, true],
    ],
    ['no longer, unreadable', false, 'fail', [waiver({ expires_at: 'soon' })], ['fail', 'fail', null, true]],
    ['for ever', false, 'fail', [waiver({ expires_at: null })], ['pass', 'waived', 'fail', false]],
    ['another rule', false, 'fail', [waiver({ rule: 'other' })], ['fail', 'fail', null, null]],
    [
      'renewed',
      false,
      'fail',
      [waiver({ expires_at: '2020-01-01T00:00:00Z' }), waiver()],
      ['pass', 'waived', 'fail', false],
    ],
  ] as const)('covers %s', (_name, value, severity, waivers, expected) => {
    expect(result(value, [...waivers], severity)).toEqual(expected);
  });
});
