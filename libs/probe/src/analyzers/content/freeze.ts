import type { Interval } from '../../content/content-results';
import { measuring, warnSec } from './common-settings';
import { contentCheck, type Severity } from './content-check';
import { intervalFindings, lengthOf, liesWithin } from './interval-findings';

export const freeze = contentCheck({
  id: 'video.freeze',
  version: 3,
  title: 'The picture does not stand still for long',
  measure:
    'stretches of frames that differ by less than −60 dB, up to the next cut, single pictures only from 5 s or 2.5 average frames on; black ones are left to video.black, and bars and cards are told alone',
  unit: 's',
  settings: {
    warn_sec: warnSec(2, 'frozen'),
    min_sec: measuring('freezeMinSec', 's', [0.04, 3_600], 'shorter stretches are not listed'),
    noise_db: measuring('freezeNoiseDb', 'dB', [-120, 0], 'largest mean difference of frames that are alike'),
  },
  threshold: 'warn_sec',
  source: 'practice; ffmpeg freezedetect',
  needs: ['freeze', 'black', 'test_pictures', 'scene_cuts'],
  filter: 'freezedetect',
  coverage: 'full',
  look: ({ results, limits, say }) => {
    const { freeze: intervals, black, totals } = results;
    if (intervals === null) return null;
    const frozen = intervals.filter((interval) => !liesWithin(interval, black ?? []));
    // what is meant to stand still
    const [bars, cards] = [results.color_bars ?? [], results.text_cards ?? []];
    const words = {
      what: (interval: Interval) =>
        liesWithin(interval, bars)
          ? 'Colour bars stand'
          : liesWithin(interval, cards)
            ? 'A card of text stands'
            : 'Frozen',
      severity: (interval: Interval): Severity =>
        lengthOf(interval) >= limits.warn_sec && !liesWithin(interval, [...bars, ...cards]) ? 'warning' : 'info',
      thresholdSec: limits.warn_sec,
      // of a slide show each picture stands for itself
      cuts: (results.scene_cuts ?? []).map(({ time_sec: time }) => time),
    };
    const seen = frozen.length === intervals.length ? totals.freeze : undefined;
    return intervalFindings(say, frozen, seen, words);
  },
});
