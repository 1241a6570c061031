import { storableJson, storableText } from './storable-json';

describe('storableJson', () => {
  it('replaces NUL and lone surrogates and nothing else', () => {
    const value = { 'a\u0000b': 'x\ud800y', pair: '\u{1F3AC}', backslash: '\\u0000', quote: '"\n' };
    expect(JSON.parse(storableJson(value))).toEqual({
      'a\ufffdb': 'x\ufffdy',
      pair: '\u{1F3AC}',
      backslash: '\\u0000',
      quote: '"\n',
    });
  });
});

it('makes plain text storable', () => {
  expect(storableText('a\u0000\udc00\u{1F3AC}')).toBe('a\ufffd\ufffd\u{1F3AC}');
});
