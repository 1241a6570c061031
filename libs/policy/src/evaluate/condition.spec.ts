import { audio, facts, video } from '../../test/sample-facts';
import type { Condition } from '../language/condition';
import { evaluateCondition } from './condition';
import type { Scope } from './outcome';

const scope = (of = facts()): Scope => ({
  facts: of,
  settings: {},
  item: null,
  budget: { left: 10_000 },
  patterns: new Map(),
});
const truth = (condition: Condition, of = facts()) => evaluateCondition(condition, scope(of)).truth;

describe('over lists', () => {
  const aac: Condition = { fact: 'codec', eq: 'aac' };
  const of = (...codecs: (string | null)[]) => facts({ audio: codecs.map((codec) => audio({ codec })) });
  const T = true;
  const F = false;
  const U = null;
  it.each<[(string | null)[], (boolean | null)[]]>([
    //  codecs             all any none exactly1 at_least1 at_most1
    [['aac'], [T, T, F, T, T, T]],
    [
      ['aac', 'aac'],
      [T, T, F, F, T, F],
    ],
    [
      ['aac', 'mp3'],
      [F, T, F, T, T, T],
    ],
    [['mp3'], [F, F, T, F, F, T]],
    [[null], [U, U, U, U, U, T]],
    [
      ['aac', null],
      [U, T, F, U, T, U],
    ],
    [
      ['mp3', null],
      [F, U, U, U, U, T],
    ],
    [
      ['aac', 'aac', null],
      [U, T, F, F, T, F],
    ],
    [[], [U, F, T, F, F, T]],
  ])('%j', (codecs, expected) => {
    const list = 'media.audio';
    const forms: Condition[] = [
      { of: list, all: aac },
      { of: list, any: aac },
      { of: list, none: aac },
      { of: list, exactly: 1, match: aac },
      { of: list, at_least: 1, match: aac },
      { of: list, at_most: 1, match: aac },
    ];
    expect(forms.map((form) => truth(form, of(...codecs)))).toEqual(expected);
  });

  it('says what "all" means over nothing only when the author does', () => {
    const empty = facts({ audio: [] });
    const all = (if_empty?: boolean): Condition => ({
      of: 'media.audio',
      all: aac,
      ...(if_empty === undefined ? {} : { if_empty }),
    });
    expect([truth(all(), empty), truth(all(true), empty), truth(all(false), empty)]).toEqual([null, true, false]);
    expect(evaluateCondition(all(), scope(empty)).evidence[0]?.reason).toBe('media.audio has nothing to look at');
  });

  it('is unknown over an unknown list', () => {
    const unknown = facts({ media: { audio: null } });
    expect([
      truth({ of: 'media.audio', none: aac }, unknown),
      truth({ of: 'media.audio', exactly: 0 }, unknown),
    ]).toEqual([null, null]);
  });

  it('names a fact that there is not, which another look would not find either', () => {
    const reason = (condition: Condition, of = facts()) => evaluateCondition(condition, scope(of)).evidence[0]?.reason;
    const misspelt: Condition = { of: 'media.video', all: { fact: 'heigth', gte: 720 } };
    expect(reason(misspelt)).toBe('media.video[0] has no heigth');
    expect(reason({ of: 'media.vidoe', any: misspelt })).toBe('media has no vidoe');
    expect(reason({ fact: 'media.video[0].scan.field_order', eq: 'tff' })).toBe(
      'media.video[0].scan.field_order is unknown',
    );
    expect(reason({ fact: 'media.video[7].height', gte: 720 })).toBe('media.video[7].height is unknown');
    expect(reason({ fact: 'media.container.tags["a"]', matches: 'b' })).toBe('media.container.tags.a is unknown');
    expect(reason(misspelt, { ...facts(), media: null })).toBe('media.video is unknown');
    expect(reason({ fact: 'media.video[0].scan.field_order', eq: 'tff' }, { ...facts(), depth: 'quick' })).toBe(
      'media.video[0].scan.field_order is unknown at depth quick',
    );
  });

  it.each([
    ['selected and fits', [['eng', 'aac']], true],
    [
      'left out',
      [
        ['fra', 'mp3'],
        ['eng', 'aac'],
      ],
      true,
    ],
    ['selected and does not fit', [['eng', 'mp3']], false],
    [
      'perhaps selected, fits',
      [
        ['eng', 'aac'],
        [null, 'aac'],
      ],
      true,
    ],
    [
      'perhaps selected, does not fit',
      [
        ['eng', 'aac'],
        [null, 'mp3'],
      ],
      null,
    ],
    ['perhaps nothing selected', [[null, 'aac']], null],
    ['nothing selected', [['fra', 'aac']], null],
  ] as const)('where: %s', (_name, streams, expected) => {
    const given = facts({ audio: streams.map(([language, codec]) => audio({ language, codec })) });
    expect(truth({ of: 'media.audio', where: { fact: 'language', eq: 'eng' }, all: aac }, given)).toBe(expected);
  });

  it('addresses the item relatively, another stream absolutely, and inner lists of the item', () => {
    const given = facts({ video: [video({ captions: [{ kind: 'cea608' }] }), video({ width: 1280, captions: [] })] });
    const below: Condition = {
      of: 'media.video',
      exactly: 1,
      match: { fact: 'width', lt: { fact: 'media.video[0].width' } },
    };
    const captioned: Condition = { of: 'media.video', any: { of: 'captions', any: { fact: 'kind', eq: 'cea608' } } };
    expect([truth(below, given), truth(captioned, given)]).toEqual([true, true]);
    const outcome = evaluateCondition(captioned, scope(given));
    expect(outcome.evidence[0]?.path).toBe('media.video[0].captions[0].kind');
  });
});

describe('if, then, else', () => {
  const is = (value: boolean | null): Condition =>
    value === null ? { fact: 'media.nowhere', eq: 1 } : { fact: 'media.container.valid', eq: value };
  it.each<[boolean | null, boolean | null, boolean | null | undefined, boolean | null]>([
    [true, true, false, true],
    [true, false, true, false],
    [false, true, false, false],
    [false, false, undefined, true],
    [true, null, true, null],
    [null, true, true, true],
    [null, false, false, false],
    [null, true, false, null],
    [null, false, undefined, null],
    [null, true, undefined, true],
  ])('if %s then %s else %s: %s', (test, then, otherwise, expected) => {
    const condition: Condition = {
      if: is(test),
      then: is(then),
      ...(otherwise === undefined ? {} : { else: is(otherwise) }),
    };
    expect(truth(condition)).toBe(expected);
  });
});
