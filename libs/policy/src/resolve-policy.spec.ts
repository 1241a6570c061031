import { AppError } from '@app/errors';
import { builtinPolicies, findBuiltin } from './builtin/builtins';
import { checkSettings, checksNeededBy } from './check-settings';
import { diffPolicies } from './diff-policies';
import type { Policy } from './language/policy';
import { checkPolicy, parsePolicy } from './parse/parse-policy';
import { resolvePolicy } from './resolve-policy';

const child = parsePolicy(
  `
slug: house-r128
name: House
description: R 128 with our own true peak and no 4:2:2.
extends: ebu-r128-hd
without: [contribution-422]
notes: [Ours.]
checks:
  audio.loudness: { max_true_peak_dbtp: -3 dBTP }
rules:
  - id: frame-rate
    title: 25 frames a second
    severity: warn
    assert: { fact: 'media.video[0].average_frame_rate.value', within: 25 fps, tolerance: 0.01 fps }
  - id: named
    title: Named as agreed
    severity: fail
    assert: { fact: source.name, matches: '^HSE_\\d{6}' }
`,
  'yaml',
);

describe('a policy that extends another', () => {
  const whole = resolvePolicy(child, findBuiltin);
  const parent = findBuiltin('ebu-r128-hd') as Policy;

  it('replaces rules in place, leaves out, adds, and joins settings and notes', () => {
    const ids = parent.rules.map((rule) => rule.id).filter((id) => id !== 'contribution-422');
    expect(whole.rules.map((rule) => rule.id)).toEqual([...ids, 'named']);
    expect(whole.rules.find((rule) => rule.id === 'frame-rate')?.severity).toBe('warn');
    expect(checkSettings(whole)['audio.loudness']).toEqual({
      target_lufs: -23,
      tolerance_lu: 0.5,
      max_true_peak_dbtp: -3,
    });
    expect(whole.notes).toEqual([...(parent.notes ?? []), 'Ours.']);
    expect(whole.slug).toBe('house-r128');
    expect(whole.extends).toBeUndefined();
    expect(() => checkPolicy(whole)).not.toThrow();
  });

  it('leaves parent and child as they were', () => {
    expect(child.extends).toBe('ebu-r128-hd');
    expect(parent.rules.some((rule) => rule.id === 'contribution-422')).toBe(true);
  });

  const base: Policy = { slug: 'a', name: 'A', description: '', rules: parent.rules.slice(0, 1) };
  const loudness: Policy['rules'] = [
    {
      id: 'l',
      title: 'L',
      severity: 'warn',
      assert: { fact: 'media.x_lufs', lte: { check: 'audio.loudness', setting: 'none_lufs' } },
    },
  ];
  it.each<[string, Policy, Record<string, Policy>]>([
    ['an unknown parent', { ...base, extends: 'b' }, {}],
    ['a circle', { ...base, extends: 'b' }, { b: { ...base, slug: 'b', extends: 'a' }, a: { ...base, extends: 'b' } }],
    ['a stranger left out', { ...base, extends: 'b', without: ['x'] }, { b: { ...base, slug: 'b' } }],
    ['a setting nobody gives', { ...base, extends: 'b', rules: loudness }, { b: { ...base, slug: 'b' } }],
    ['nothing left', { ...base, extends: 'b', rules: [], without: ['one-video'] }, { b: { ...base, slug: 'b' } }],
    [
      'too long a line',
      { ...base, extends: 'b0' },
      Object.fromEntries(
        Array.from({ length: 9 }, (_, i) => [`b${i}`, { ...base, slug: `b${i}`, extends: `b${i + 1}` }]),
      ),
    ],
  ])('refuses %s', (_name, policy, others) => {
    expect(() => resolvePolicy(policy, (slug) => others[slug])).toThrow(AppError);
  });
});

describe('checks behind a policy', () => {
  it('are those its rules need or count findings of', () => {
    expect(checksNeededBy(findBuiltin('ebu-r128-hd') as Policy)).toEqual([
      'audio.loudness',
      'audio.silence',
      'video.black',
      'video.flash',
      'video.levels',
    ]);
    expect(checksNeededBy(findBuiltin('playable') as Policy)).toEqual([]);
  });

  it('get their settings in the unit of the name', () => {
    expect(checkSettings(findBuiltin('atsc-a85') as Policy)['audio.loudness']?.['target_lufs']).toBe(-24);
  });
});

describe('the difference of two policies', () => {
  const from: Policy = {
    slug: 'p',
    name: 'P',
    description: 'old',
    version: 1,
    checks: { 'video.black': { min_duration_sec: 2 } },
    rules: [
      { id: 'a', title: 'A', severity: 'fail', assert: { fact: 'media.x', in: [1, 2] } },
      { id: 'b', title: 'B', severity: 'fail', assert: { fact: 'media.x_sec', lte: '2 s' } },
    ],
  };

  it('is empty for the same policy, whatever the order of rules and keys', () => {
    const { rules, ...rest } = from;
    const turned: Policy = { rules: [...rules].reverse(), ...rest };
    expect(diffPolicies(from, turned)).toMatchObject({
      identical: true,
      changes: [],
      rules: { added: [], removed: [], changed: [] },
    });
  });

  it('names what was added, removed and changed, leaf by leaf', () => {
    const added = { id: 'c', title: 'C', severity: 'warn' as const, assert: { fact: 'media.y', eq: 1 } };
    const changed = {
      id: 'b',
      title: 'B',
      severity: 'warn' as const,
      assert: { fact: 'media.x_sec', lt: '2 s' },
      notes: 'new',
    };
    const to: Policy = {
      ...from,
      version: 2,
      description: 'new',
      checks: { 'video.black': { min_duration_sec: 3 } },
      rules: [changed, added],
    };
    expect(diffPolicies(from, to)).toEqual({
      from: { policy: 'p', version: 1 },
      to: { policy: 'p', version: 2 },
      rules: {
        added: [added],
        removed: [from.rules[0]],
        changed: [
          {
            id: 'b',
            changes: [
              { path: 'assert.lt', from: undefined, to: '2 s' },
              { path: 'assert.lte', from: '2 s', to: undefined },
              { path: 'notes', from: undefined, to: 'new' },
              { path: 'severity', from: 'fail', to: 'warn' },
            ],
          },
        ],
      },
      changes: [
        { path: 'checks.video.black.min_duration_sec', from: 2, to: 3 },
        { path: 'description', from: 'old', to: 'new' },
      ],
      identical: false,
    });
  });
});

describe('the built-in policies', () => {
  it.each(builtinPolicies.map((policy) => [policy.slug, policy] as const))(
    '%s reads as a policy and cites what it lists',
    (_slug, policy) => {
      expect(checkPolicy(policy)).toEqual(policy);
      const names = ['practice', ...(policy.sources ?? []).map((source) => source.name)];
      expect(policy.rules.filter((rule) => !names.includes(rule.source?.name ?? 'none'))).toEqual([]);
      expect(policy.notes?.length).toBeGreaterThan(0);
    },
  );

  it('have slugs of their own, and youtube is known by its short name', () => {
    expect(new Set(builtinPolicies.map((policy) => policy.slug)).size).toBe(11);
    expect(findBuiltin('youtube')?.slug).toBe('youtube-upload');
    expect(findBuiltin('constructor')).toBeUndefined();
  });

  it('say the same when written as JSON and read again', () => {
    for (const policy of builtinPolicies) expect(parsePolicy(JSON.stringify(policy), 'json')).toEqual(policy);
  });
});
