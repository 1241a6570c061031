import { facts } from '../../test/sample-facts';
import type { Condition } from '../language/condition';
import { evaluateCondition } from './condition';
import type { Scope } from './outcome';

const scope = (of = facts()): Scope => ({
  facts: of,
  settings: { 'audio.loudness': { target_lufs: '-23 LUFS', tolerance_lu: 0.5 } },
  item: null,
  budget: { left: 10_000 },
  patterns: new Map(),
});
const truth = (condition: Condition, of = facts()) => evaluateCondition(condition, scope(of)).truth;

describe('comparisons', () => {
  const value = (number: unknown) => facts({ container: { x: number, x_sec: number, x_bps: number, x_lufs: number } });
  it.each<[Record<string, unknown>, unknown, boolean | null]>([
    [{ eq: 2 }, 2, true],
    [{ eq: 2 }, 3, false],
    [{ eq: 'a' }, 'A', false],
    [{ eq: 'a' }, 1, null],
    [{ ne: 'a' }, 1, null],
    [{ ne: 'a' }, 'b', true],
    [{ eq: 0.3 }, 0.1 + 0.2, true],
    [{ lt: 2 }, 2, false],
    [{ lte: 2 }, 2, true],
    [{ gt: 2 }, 2, false],
    [{ gt: 2 }, 2.001, true],
    [{ gte: 2 }, 2, true],
    [{ gte: 2 }, '2', null],
    [{ between: [1, 2] }, 1, true],
    [{ between: [1, 2] }, 2, true],
    [{ between: [1, 2] }, 2.01, false],
    [{ within: 10, tolerance: 1 }, 11, true],
    [{ within: 10, tolerance: 1 }, 11.01, false],
    [{ within: 10, tolerance: '5 %' }, 9.5, true],
    [{ within: 10, tolerance: '5 %' }, 9.4, false],
    [{ in: ['a', 'b'] }, 'b', true],
    [{ in: ['a', 'b'] }, 'c', false],
    [{ in: [24, 25], tolerance: 0.1 }, 24.95, true],
    [{ not_in: ['a', 'b'] }, 'b', false],
    [{ not_in: ['a', 'b'] }, 'c', true],
    [{ contains: 'mp4' }, ['mov', 'mp4'], true],
    [{ contains: 'mkv' }, ['mov', 'mp4'], false],
    [{ contains: 'mkv' }, [], false],
    [{ contains: 'mkv' }, 'mkv', null],
    [{ contains: 'a' }, [{}], null],
    [{ matches: '^a.c$' }, 'abc', true],
    [{ matches: 'b' }, 'abc', true],
    [{ matches: '(?i)B$' }, 'abc', false],
    [{ matches: 'b' }, 1, null],
    [{ exists: true }, 0, true],
    [{ exists: true }, null, false],
    [{ exists: false }, null, true],
    [{ eq: 1 }, NaN, null],
    [{ eq: 1 }, {}, null],
    [{ eq: { fact: 'media.container.x' } }, 5, true],
    [{ lt: { fact: 'media.container.none' } }, 5, null],
  ])('%j of %j is %s', (operator, measured, expected) => {
    expect(truth({ fact: 'media.container.x', ...operator } as Condition, value(measured))).toBe(expected);
  });

  it.each<[Record<string, unknown>]>(
    [
      { eq: 1 },
      { ne: 1 },
      { lt: 1 },
      { gte: 1 },
      { between: [1, 2] },
      { within: 1, tolerance: 1 },
      { in: [1] },
      { not_in: [1] },
      { contains: 1 },
      { matches: 'a' },
    ].map((one) => [one]),
  )('%j of an unknown fact is unknown, and so is its negation', (operator) => {
    for (const unknown of [null, undefined]) {
      const condition = { fact: 'media.container.x', ...operator } as Condition;
      expect([truth(condition, value(unknown)), truth({ not: condition }, value(unknown))]).toEqual([null, null]);
    }
  });

  it.each<[string, Record<string, unknown>, number, boolean]>([
    ['x_bps', { lte: '25 Mb/s' }, 25_000_000, true],
    ['x_bps', { lte: '25 Mb/s' }, 25_000_001_000, false],
    ['x_sec', { eq: '1.5 min' }, 90, true],
    ['x_lufs', { within: '-23 LUFS', tolerance: '0.5 LU' }, -23.5, true],
    ['x_lufs', { within: '-23 LUFS', tolerance: '0.5 LU' }, -23.6, false],
    [
      'x_lufs',
      {
        within: { check: 'audio.loudness', setting: 'target_lufs' },
        tolerance: { check: 'audio.loudness', setting: 'tolerance_lu' },
      },
      -22.5,
      true,
    ],
    [
      'x_lufs',
      {
        within: { check: 'audio.loudness', setting: 'target_lufs' },
        tolerance: { check: 'audio.loudness', setting: 'tolerance_lu' },
      },
      -22.4,
      false,
    ],
  ])('%s %j of %d is %s', (name, operator, measured, expected) => {
    expect(truth({ fact: `media.container.${name}`, ...operator } as Condition, value(measured))).toBe(expected);
  });

  it('reads own fields only, quoted tags and intervals', () => {
    const given = facts({
      container: { tags: { 'com.apple.make': 'x' } },
      content: { black: [{ start_sec: 2, end_sec: 4.5 }] },
    });
    expect(truth({ fact: 'media.container.tags["com.apple.make"]', eq: 'x' }, given)).toBe(true);
    expect(truth({ fact: 'media.container.constructor', exists: true }, given)).toBe(false);
    expect(truth({ fact: 'media.container.__proto__.toString', exists: true }, given)).toBe(false);
    expect(truth({ fact: 'enhanced_analysis.content.black[0].duration_sec', eq: '2.5 s' }, given)).toBe(true);
  });
});
