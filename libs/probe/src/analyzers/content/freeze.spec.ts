import type { ContentResults } from '../../content/content-results';
import { check, measured, span } from './testing/sample-content';

describe('pictures that stand still', () => {
  it('do not report black a second time as frozen', () => {
    expect(check('video.freeze', measured({ black: [span(2, 5)], freeze: [span(2, 5)] })).findings).toEqual([]);
    expect(check('video.freeze', measured({ black: [span(2, 3)], freeze: [span(2, 5)] })).findings).toHaveLength(1);
  });

  it('let a still picture end at a cut, and no sooner', () => {
    const cut = { frame: 75, time_sec: 3.5, score: 40, seen_in: 'luma' as const };
    const freeze = [span(2, 3.5), span(3.5, 5)];
    const seen = (more: Partial<ContentResults>) => check('video.freeze', measured({ freeze, ...more })).findings;
    expect(seen({}).map(({ severity, measured: sec }) => [severity, sec])).toEqual([['warning', 3]]);
    expect(seen({ scene_cuts: [cut] }).map(({ severity, measured: sec }) => [severity, sec])).toEqual([
      ['info', 1.5],
      ['info', 1.5],
    ]);
  });

  it('tell of bars and cards that they stand, and warn of nothing that is meant to', () => {
    const seen = check(
      'video.freeze',
      measured({ freeze: [span(0, 3), span(5, 9), span(12, 15)], color_bars: [span(0, 3)], text_cards: [span(5, 9)] }),
    ).findings;
    expect(seen.map(({ severity }) => severity)).toEqual(['info', 'info', 'warning']);
    expect(seen[0]?.message).toMatch(/^Colour bars stand for 3 s/);
  });
});
