import { AppError } from '@app/errors';
import type { PolicyProblem } from '../errors';
import { checkPolicy, parsePolicy } from './parse-policy';

const head = 'slug: house\nname: House\ndescription: Ours.\n';

function problemsOf(work: () => unknown): PolicyProblem[] {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'POLICY_INVALID')
      return error.details['problems'] as PolicyProblem[];
    throw error;
  }
  return [];
}

/** One rule whose assertion stands on line 8, from column 13. */
const asserting = (assertion: string, more = '') =>
  `${head}rules:\n  - id: one\n    title: One\n    severity: fail\n    assert: ${assertion}\n${more}`;

describe('a policy that reads', () => {
  it('keeps YAML texts that older YAML took for numbers and truth values', () => {
    const policy = parsePolicy(
      asserting("{ fact: 'media.video[0].chroma_subsampling', in: [4:2:0, no] }", '# said so\n'),
      'yaml',
    );
    expect(policy.rules[0]?.assert).toEqual({ fact: 'media.video[0].chroma_subsampling', in: ['4:2:0', 'no'] });
  });

  it('reads JSON indented with tabs as the same policy as YAML', () => {
    const yaml = parsePolicy(asserting('{ fact: media.container.duration_sec, lte: 2 h }'), 'yaml');
    expect(parsePolicy(JSON.stringify(yaml, null, '\t'), 'json')).toEqual(yaml);
  });

  it('allows an anchor used twice', () => {
    const text = asserting('{ all: [&a { fact: media.container.valid, eq: true }, *a] }');
    expect(parsePolicy(text, 'yaml').rules).toHaveLength(1);
  });
});

describe('a policy that is refused says where and why', () => {
  const at = (line: number, column: number, path: string, message: string | RegExp) => ({
    line,
    column,
    path,
    message,
  });
  it.each([
    [
      'an unknown operator',
      '{ fact: media.container.valid, eqq: true }',
      at(8, 13, 'rules[0].assert', /expected one of/),
    ],
    [
      'an unknown field',
      '{ fact: media.container.valid, eq: true, also: 1 }',
      at(8, 54, 'rules[0].assert.also', /unknown field/),
    ],
    ['a wrong type', '{ fact: media.container.valid, exists: maybe }', at(8, 52, 'rules[0].assert.exists', /boolean/)],
    [
      'three bounds',
      '{ fact: media.container.size_bytes, between: [1, 2, 3] }',
      at(8, 58, 'rules[0].assert.between', /2 items/),
    ],
    [
      'a misspelt unit',
      '{ fact: media.container.bit_rate_bps, lte: 25 mb/s }',
      at(8, 56, 'rules[0].assert.lte', /unknown unit "mb\/s"/),
    ],
    [
      'a unit of another kind',
      '{ fact: media.container.duration_sec, in: [2 s, 3 Hz] }',
      at(8, 61, 'rules[0].assert.in[1]', /unknown unit "Hz"/),
    ],
    [
      'a unit on a plain number',
      "{ fact: 'media.audio[0].channels', gte: 2 ch }",
      at(8, 53, 'rules[0].assert.gte', /carries none/),
    ],
    [
      'truth for a quantity',
      '{ fact: media.container.size_bytes, eq: true }',
      at(8, 53, 'rules[0].assert.eq', /number is expected/),
    ],
    [
      'bounds in the wrong order',
      '{ fact: media.container.size_bytes, between: [2 GB, 1 GB] }',
      at(8, 58, 'rules[0].assert.between', /above/),
    ],
    [
      'a stream without index',
      "{ fact: 'media.audio[].codec', eq: aac }",
      at(8, 21, 'rules[0].assert.fact', /of: "media.audio"/),
    ],
    [
      'a relative address outside a list',
      '{ fact: codec, eq: aac }',
      at(8, 21, 'rules[0].assert.fact', /begins with one of media/),
    ],
    ['an address that does not read', '{ fact: media..x, eq: 1 }', at(8, 21, 'rules[0].assert.fact', /cannot read/)],
    [
      'a pattern with look-ahead',
      "{ fact: media.container.long_name, matches: '(?=a)' }",
      at(8, 57, 'rules[0].assert.matches', /RE2/),
    ],
    [
      'within without tolerance',
      '{ fact: media.container.duration_sec, within: 2 s }',
      at(8, 13, 'rules[0].assert.tolerance', /is missing/),
    ],
    ['two quantifiers', '{ of: media.audio, exactly: 1, at_least: 1 }', at(8, 13, 'rules[0].assert', /exactly one of/)],
    [
      'a setting that is not there',
      "{ fact: 'media.audio[0].loudness.integrated_lufs', gte: { check: audio.loudness, setting: low_lufs } }",
      at(8, 69, 'rules[0].assert.gte', /no audio.loudness.low_lufs/),
    ],
    [
      'facts of different units',
      '{ fact: media.container.duration_sec, lt: { fact: media.container.size_bytes } }',
      at(8, 55, 'rules[0].assert.lt', /is in B/),
    ],
  ])('%s', (_name, assertion, expected) => {
    const [problem, ...others] = problemsOf(() => parsePolicy(asserting(assertion), 'yaml'));
    expect(others).toEqual([]);
    expect({ ...problem, message: '' }).toEqual({ ...expected, message: '' });
    expect(problem?.message).toMatch(expected.message);
  });

  it('places a fault deep inside lists and branches', () => {
    const text = asserting(
      '\n      of: media.audio\n      all:\n        any:\n          - { fact: codec, eq: aac }\n          - not: { fact: sample_rate_hz, eq: 48 kHZ }',
    );
    expect(problemsOf(() => parsePolicy(text, 'yaml'))).toEqual([
      {
        line: 13,
        column: 46,
        path: 'rules[0].assert.all.any[1].not.eq',
        message: expect.stringContaining('"kHZ"') as string,
      },
    ]);
  });

  it('names every fault, not only the first', () => {
    const text = `${head}colour: red\nversion: 0\nrules: []\n`;
    expect(problemsOf(() => parsePolicy(text, 'yaml')).map(({ line, path }) => `${line} ${path}`)).toEqual([
      '5 version',
      '4 colour',
    ]);
  });

  it.each([
    [
      'a second rule of the same id',
      asserting(
        '{ fact: media.x, eq: 1 }',
        '  - {id: one, title: B, severity: warn, assert: {fact: media.y, eq: 1}}\n',
      ),
      9,
      'rules[1].id',
    ],
    [
      'an unknown placeholder',
      asserting('{ fact: media.x, eq: 1 }', '    message: "{measure} is off"\n'),
      9,
      'rules[0].message',
    ],
    ['no rules', `${head}rules: []\n`, 4, 'rules'],
    ['a missing name', 'slug: a\ndescription: b\nrules: []\n', 1, 'name'],
    ['a key written twice', `${head}slug: other\nrules: []\n`, 4, ''],
    ['a custom tag', `${head}rules: !!js/function 1\n`, 4, ''],
    ['a tab for indentation', `${head}rules:\n\t- id: one\n`, 5, ''],
  ])('%s', (_name, text, line, path) => {
    expect(problemsOf(() => parsePolicy(text, 'yaml'))[0]).toMatchObject({ line, path });
  });

  it.each([
    ['YAML given as JSON', 'slug: a\n', 1, 1],
    ['a comma too many', '{\n  "slug": "a",\n}', 3, 1],
    ['a colon for a comma', '[1, {"a": [true, "x\\u00e9" : 2]}]', 1, 28],
    ['a bad escape', '{"a": "\\x"}', 1, 7],
    ['two values', '{} {}', 1, 4],
    ['a crossed pair', '{"a": [1}', 1, 9],
    ['an end too early', '{\n  "slug": "a"', 2, 14],
    ['a key written twice', '{\n  "slug": "a",\n  "slug": "b"\n}', 3, 3],
  ])('JSON: %s', (_name, text, line, column) => {
    expect(problemsOf(() => parsePolicy(text, 'json'))[0]).toMatchObject({ line, column });
  });

  it('gives the path alone for data that has no text', () => {
    const data = {
      slug: 'a',
      name: 'a',
      description: '',
      rules: [{ id: 'A b', title: 't', severity: 'fail', assert: {} }],
    };
    expect(problemsOf(() => checkPolicy(data)).map(({ path }) => path)).toEqual(['rules[0].id', 'rules[0].assert']);
  });
});
