import { AppError } from '@app/errors';
import { readPattern } from '../evaluate/pattern';
import { limits } from '../language/limits';
import { checkPolicy, parsePolicy } from './parse-policy';

const size = 60_000;

function refusal(text: string, format: 'yaml' | 'json' = 'yaml'): string {
  try {
    parsePolicy(text, format);
  } catch (error) {
    if (error instanceof AppError && error.code === 'POLICY_INVALID') return error.message;
    throw error;
  }
  return 'accepted';
}

/** Of this process alone: what else runs on the machine is not counted. */
function elapsedMs(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

describe('texts that would cost too much', () => {
  const laughs = ['a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]'];
  for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg', 'ih'].map(
    (pair) => [...pair] as [string, string],
  )) {
    laughs.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${of}`).join(', ')}]`);
  }

  it.each([
    ['a billion laughs', laughs.join('\n'), 'alias'],
    ['one alias too many', `a: &a x\nb: [${Array.from({ length: 60 }, () => '*a').join(', ')}]`, 'alias'],
    ['an alias to its own parent', 'a: &a\n  b: *a\n', 'alias'],
    ['brackets', '['.repeat(size), 'nested too deeply'],
    ['dashes', '- '.repeat(size), 'nested too deeply'],
    ['braces', '{a: '.repeat(size / 4), 'nested too deeply'],
    ['question marks', '? '.repeat(size), 'nested too deeply'],
    ['indented maps', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'nested too deeply'],
    ['keys', Array.from({ length: 15_000 }, (_, i) => `k${i}:`).join('\n'), 'too much text'],
    ['tags', '!a '.repeat(size / 3), ''],
    ['documents', '---\n'.repeat(10_000), 'exactly one document'],
    ['size', `# ${'x'.repeat(limits.textBytes)}`, `at most ${limits.textBytes} bytes`],
  ])('refuses %s quickly', (_name, text, reason) => {
    let said = '';
    const took = elapsedMs(() => {
      said = refusal(text);
    });
    expect(said).not.toBe('accepted');
    expect(said).toContain(reason);
    expect(took).toBeLessThan(3_000);
  });

  it('refuses deep JSON', () => {
    expect(refusal(`${'['.repeat(10_000)}${']'.repeat(10_000)}`, 'json')).toContain('nested too deeply');
  });

  it('refuses deep and large data that came without a text', () => {
    const deep = Array.from({ length: 20_000 }).reduce<unknown>((inner) => ({ not: inner }), {});
    expect(() => checkPolicy({ rules: [{ assert: deep }] })).toThrow('too deep');
    expect(() => checkPolicy({ rules: Array.from({ length: 30_000 }, () => 1) })).toThrow('too large');
  });

  it('reads nested "where" once, not once for every form of a condition', () => {
    const deep = (levels: number): string =>
      levels === 0 ? '{fact: codec, eq: x}' : `{of: streams, where: ${deep(levels - 1)}, any: {fact: a, eq: 1}}`;
    const text = `{slug: a, name: a, description: a, rules: [{id: r, title: r, severity: fail, assert: {of: media.video, any: ${deep(16)}}}]}`;
    let said = '';
    expect(elapsedMs(() => (said = refusal(text)))).toBeLessThan(1_000);
    expect(said).toBe('accepted');
  });
});

describe('patterns', () => {
  it.each(['(a+)+$', '(a|aa)+$', '(x*)*y', '(.*a){20}$', '([a-z]+)*!$'])('%s takes linear time', (source) => {
    const reading = readPattern(source);
    if (!reading.ok) return expect(reading.reason).toContain('repeats too much');
    const text = `${'a'.repeat(limits.matchedChars - 1)}!`;
    expect(elapsedMs(() => reading.pattern.foundIn(text))).toBeLessThan(1_500);
    return undefined;
  });

  it.each([
    ['a look-ahead', '(?=a)'],
    ['a backreference', '(a)\\1'],
    ['nested repeats', '((a{1000}){1000})'],
    ['a program too large', '[a-z]{1000}[0-9]{1000}'],
    ['an open bracket', '[a-'],
    ['a pattern too long', 'a'.repeat(limits.patternChars + 1)],
  ])('refuses %s', (_name, source) => {
    expect(readPattern(source).ok).toBe(false);
  });

  it('searches anywhere, and does not decide on a text longer than it matches', () => {
    const reading = readPattern('b+');
    const found = (text: string) => (reading.ok ? reading.pattern.foundIn(text) : undefined);
    expect([found('abba'), found('aa'), found('b'.repeat(limits.matchedChars + 1))]).toEqual([true, false, null]);
  });
});
