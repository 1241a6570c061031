import { LineSplitter } from './line-splitter';
import { parseToolJson } from './safe-json';
import { lastWords, readToolMessages } from './tool-messages';

describe('parseToolJson', () => {
  it('replaces what a database refuses and keeps the rest', () => {
    const parsed = parseToolJson('{"a\\u0000b":"x\\u0000\\ud800y","ok":"\\ud83d\\ude00","n":[1,null]}');
    expect(parsed).toEqual({ 'a\ufffdb': 'x\ufffd\ufffdy', ok: '😀', n: [1, null] });
  });

  it('leaves a key named __proto__ a key', () => {
    const parsed = parseToolJson('{"tags":{"__proto__":{"polluted":"yes"}}}') as { tags: Record<string, unknown> };
    expect(Object.keys(parsed.tags)).toEqual(['__proto__']);
    expect(parsed.tags['polluted']).toBeUndefined();
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('refuses a depth that would break who walks it', () => {
    expect(() => parseToolJson(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toThrow(SyntaxError);
    expect(() => parseToolJson('{"cut":')).toThrow(SyntaxError);
  });
});

describe('readToolMessages', () => {
  it('reads level, component, repetitions and continued lines', () => {
    const stderr = [
      '[mpegts @ 0x55d0] [warning] Could not find codec parameters',
      'Consider increasing',
      '[h264 @ 0x1] [IMGUTILS @ 0x2] [error] Picture size\u0000',
      '    Last message repeated 3 times',
      '[fatal] gone',
    ].join('\n');
    expect(readToolMessages(stderr)).toEqual([
      { level: 'warning', component: 'mpegts', text: 'Could not find codec parameters\nConsider increasing', count: 1 },
      { level: 'error', component: 'IMGUTILS', text: 'Picture size\ufffd', count: 4 },
      { level: 'fatal', component: null, text: 'gone', count: 1 },
    ]);
    expect(lastWords(readToolMessages(stderr))).toBe('[IMGUTILS] Picture size\ufffd; gone');
  });
});

describe('LineSplitter', () => {
  it('joins what chunks cut, also inside a character', () => {
    const bytes = Buffer.from('eins\nzw€i\ndrei');
    const lines = new LineSplitter();
    const got = Array.from(bytes).flatMap((_, i) => lines.push(bytes.subarray(i, i + 1)));
    expect([...got, lines.end()]).toEqual(['eins', 'zw€i', 'drei']);
    expect(lines.end()).toBeNull();
  });
});
