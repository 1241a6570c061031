import { boundedJson } from './bounded-json';

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

it('reads what is within the bounds', () => {
  expect(boundedJson(nested(64))).toBeTruthy();
  expect(boundedJson('{"a":"[[{,,\\"","b":["constructor","toString"]}')).toEqual({
    a: '[[{,,"',
    b: ['constructor', 'toString'],
  });
});

it.each([
  ['65 levels', nested(65), /deeper than 64/],
  ['half a million empty objects', `[${Array(500_001).fill('{}').join(',')}]`, /more than 500000 values/],
  ['as many in a text that ends early', '['.concat('1,'.repeat(500_001)), /more than 500000 values/],
  ['a prototype', '{"a":{"__proto__":{"b":1}}}', /prototype/],
  ['a constructor', '{"labels":{"constructor":"x"}}', /can’t be called "constructor"/],
  ['an escaped one', '{"labels":{"to\\u0053tring":"x"}}', /can’t be called "toString"/],
  ['one in a list', '[{"a":[{"valueOf":1}]}]', /can’t be called "valueOf"/],
  ['no JSON', '{"a":', /JSON/],
])('refuses %s', (_name, text, reason) => {
  expect(() => boundedJson(text)).toThrow(reason);
});
