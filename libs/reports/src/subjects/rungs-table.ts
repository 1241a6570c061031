import type { ComparisonView, MetricName, Rung } from '@app/quality';
import type { Cell, Table } from '../document/report-document';
import { bitRate, number } from '../document/say';
import { toneOf, wordOf } from '../document/verdict-words';
import { shownAs } from './metric-words';
import { resultOf, shownName, shownSize } from './rung-words';

/** The encodes by bit rate, each with its result, the means of its metrics, and why there are none. */
export function rungsTable(rungs: Rung[], metrics: MetricName[], comparisons: ComparisonView[]): Table {
  const numeric = true;
  return {
    caption: 'Encodes by bit rate',
    columns: [
      { label: 'Result', weight: 1.2 },
      { label: 'Name', weight: 2.6 },
      { label: 'Picture', weight: 1.3 },
      { label: 'Bit rate', weight: 1.3, numeric },
      ...metrics.map((name) => ({ label: shownAs[name], weight: 1, numeric })),
      { label: 'Why', weight: 2 },
    ],
    filterBy: 0,
    rows: rungs.map((rung): Cell[] => {
      const comparison = comparisons.find(({ id }) => id === rung.comparison_id);
      const result = resultOf(comparison);
      return [
        { text: wordOf(result), tone: result === 'measured' ? 'plain' : toneOf(result) },
        { text: shownName(rung) },
        { text: shownSize(rung), order: rung.height ?? -1 },
        { text: bitRate(rung.bit_rate_bps), order: rung.bit_rate_bps ?? -1 },
        ...metrics.map((name) => ({
          text: rung.quality[name] === undefined ? '–' : number(rung.quality[name], '', 3),
          order: rung.quality[name] ?? -1,
        })),
        { text: whyOf(comparison) },
      ];
    }),
    empty: 'No comparison was named.',
  };
}

function whyOf(comparison: ComparisonView | undefined): string {
  const detail = comparison?.error?.['detail'];
  return typeof detail === 'string' ? detail : (comparison?.validity?.reasons.join(' ') ?? '');
}
