import Ajv2020 from 'ajv/dist/2020';
import { builtinPolicies } from '../builtin/builtins';
import { policyJsonSchema, policySchema } from './policy-schema';

const validate = new Ajv2020({ strict: false, allErrors: false }).compile(policyJsonSchema);
const withAssertion = (assert: unknown) => ({
  slug: 'a',
  name: 'A',
  description: '',
  rules: [{ id: 'r', title: 'R', severity: 'warn', assert }],
});

describe('the published JSON Schema', () => {
  it('is draft 2020-12', () => {
    expect(policyJsonSchema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
  });

  it.each(builtinPolicies.map((policy) => [policy.slug, policy] as const))('accepts %s', (_slug, policy) => {
    expect([validate(policy), policySchema.safeParse(policy).success]).toEqual([true, true]);
  });

  // Every form a condition has, and near misses of each: the schema that is published must say what the one that parses says.
  const x = { fact: 'media.x' };
  const condition = { ...x, eq: 1 };
  it.each<[boolean, unknown]>([
    [true, { all: [condition] }],
    [false, { all: [] }],
    [false, { all: condition }],
    [true, { any: [condition, { not: condition }] }],
    [false, { not: [condition] }],
    [true, { if: condition, then: condition }],
    [true, { if: condition, then: condition, else: condition }],
    [false, { if: condition }],
    [false, condition.eq],
    [false, {}],
    [false, x],
    [false, { ...condition, ne: 2 }],
    [false, { ...x, eq: null }],
    [true, { ...x, ne: { fact: 'media.y' } }],
    [true, { ...x, lt: { check: 'a.b', setting: 'c' } }],
    [false, { ...x, lt: true }],
    [true, { ...x, lte: '2 s' }],
    [true, { ...x, gt: 1 }],
    [true, { ...x, gte: 1 }],
    [true, { ...x, between: [1, '2 s'] }],
    [false, { ...x, between: [1] }],
    [true, { ...x, within: 1, tolerance: '5 %' }],
    [true, { ...x, within: 1, tolerance: { check: 'a.b', setting: 'c' } }],
    [false, { ...x, within: 1 }],
    [false, { ...x, within: 1, tolerance: -1 }],
    [true, { ...x, in: [1, 'a', true], tolerance: 1 }],
    [false, { ...x, in: [] }],
    [true, { ...x, not_in: ['a'] }],
    [false, { ...x, eq: 1, tolerance: 1 }],
    [true, { ...x, contains: 'a' }],
    [true, { ...x, matches: 'a' }],
    [false, { ...x, matches: '' }],
    [true, { ...x, exists: false }],
    [true, { findings: { check: 'a.b' }, eq: 0 }],
    [true, { findings: { check: ['a.b', 'c'], min_severity: 'error' }, lte: 2 }],
    [true, { findings: {}, gte: 1 }],
    [false, { findings: { min_severity: 'bad' }, eq: 0 }],
    [false, { findings: {}, eq: -1 }],
    [false, { findings: {}, eq: 0, lte: 1 }],
    [true, { of: 'media.audio', all: condition, if_empty: true }],
    [false, { of: 'media.audio', any: condition, if_empty: true }],
    [true, { of: 'media.audio', where: condition, none: condition }],
    [true, { of: 'media.audio', exactly: 2, match: condition }],
    [true, { of: 'media.audio', at_least: 2 }],
    [true, { of: 'media.audio', at_most: 2 }],
    [false, { of: 'media.audio', all: condition, match: condition }],
    [false, { of: 'media.audio', all: condition, any: condition }],
    [false, { of: 'media.audio' }],
    [false, { of: 'media.audio', exactly: 1.5 }],
  ])('agrees with the parser: %s for %j', (accepted, assertion) => {
    const policy = withAssertion(assertion);
    expect([validate(policy), policySchema.safeParse(policy).success]).toEqual([accepted, accepted]);
  });

  it.each<[boolean, object]>([
    [true, {}],
    [false, { colour: 'red' }],
    [false, { slug: 'Not A Slug' }],
    [false, { version: 0 }],
    [true, { checks: { 'audio.loudness': { target_lufs: -23, name: 'x', on: true } } }],
    [false, { checks: { Audio: { target_lufs: -23 } } }],
    [false, { checks: { 'audio.loudness': { target: [1] } } }],
    [true, { extends: 'playable', without: ['a'], sources: [{ name: 'S' }], notes: ['n'] }],
  ])('agrees about the policy itself: %s for %j', (accepted, fields) => {
    const policy = { ...withAssertion(condition), ...fields };
    expect([validate(policy), policySchema.safeParse(policy).success]).toEqual([accepted, accepted]);
  });
});
