import { type ComparisonView, type MetricName, type Rung, rungsOf } from '@app/quality';
import type { Banner, Fact, ReportDocument, ReportRecord } from '../document/report-document';
import { bitRate, number, text } from '../document/say';
import { withoutEmpty } from '../document/without-empty';
import { comparisonCases } from './comparison-records';
import { shownAs } from './metric-words';
import { resultOf, shownName } from './rung-words';
import { curveOf } from './rungs-curve';
import { rungsTable } from './rungs-table';

/** Several encodes of one reference as people read them: quality against bit rate, and a table of them. */
export function rungsDocument(comparisons: ComparisonView[], title: string | null): ReportDocument {
  const rungs = rungsOf(comparisons);
  const metrics = metricsIn(comparisons);
  const charts = metrics.flatMap((metric) => curveOf(metric, rungs, comparisons));
  const reference = comparisons[0]?.reference.name ?? '';
  return {
    kind: 'rungs',
    id: comparisons.map(({ id }) => id).join(', '),
    title: title ?? `Quality against bit rate: ${rungs.length} encodes of ${reference}`,
    subject: reference,
    made_at: new Date().toISOString(),
    verdict: banner(comparisons, rungs, metrics),
    sections: [
      {
        id: 'curve',
        heading: 'Quality against bit rate',
        note:
          charts.length > 0
            ? 'A rung that costs more and is no better lies right of its neighbour without being above it.'
            : 'Not evaluated: a curve needs two valid encodes whose bit rates are known.',
        blocks: charts.map((chart) => ({ kind: 'chart', chart })),
      },
      {
        id: 'rungs',
        heading: 'Encodes',
        note: 'Means over frames. Without a valid comparison there is no figure.',
        blocks: [{ kind: 'table', table: withoutEmpty(rungsTable(rungs, metrics, comparisons)) }],
      },
      { id: 'origin', heading: 'How this was measured', blocks: [{ kind: 'facts', facts: originFacts(comparisons) }] },
    ],
    cases: comparisons.flatMap((comparison) =>
      comparisonCases(comparison).map((said) => ({
        ...said,
        name: `${shownName(comparison.distorted)}: ${said.name}`,
      })),
    ),
    records: rungs.flatMap(rungRecords),
  };
}

function metricsIn(comparisons: ComparisonView[]): MetricName[] {
  const measured = new Set(comparisons.flatMap(({ metrics }) => Object.keys(metrics ?? {})));
  return (Object.keys(shownAs) as MetricName[]).filter((name) => measured.has(name));
}

function banner(comparisons: ComparisonView[], rungs: Rung[], metrics: MetricName[]): Banner {
  const results = comparisons.map(resultOf);
  const count = (result: string) => results.filter((one) => one === result).length;
  const broken = comparisons.length - count('pass') - count('fail') - count('measured');
  const [tone, word] =
    count('fail') > 0
      ? (['bad', 'FAIL'] as const)
      : broken > 0
        ? (['unknown', 'NOT EVALUATED'] as const)
        : count('pass') > 0
          ? (['good', 'PASS'] as const)
          : (['plain', 'MEASURED'] as const);
  const [metric] = metrics;
  const known = rungs.filter(({ quality }) => metric && quality[metric] != null);
  const said = (rung: Rung | undefined) =>
    rung && metric ? `${shownAs[metric]} ${number(rung.quality[metric])} at ${bitRate(rung.bit_rate_bps)}` : 'unknown';
  return {
    tone,
    word,
    headline:
      known.length === 0
        ? 'There is no figure of any encode.'
        : `From ${said(known[0])} to ${said(known.at(-1))}${broken > 0 ? `; ${broken} without a score` : ''}.`,
    source:
      count('pass') + count('fail') > 0
        ? 'Thresholds of the requests (fail_below)'
        : 'No threshold was set (fail_below)',
    counts: [
      { label: 'pass', value: count('pass'), tone: 'good' as const },
      { label: 'fail', value: count('fail'), tone: 'bad' as const },
      { label: 'without a score', value: broken, tone: 'unknown' as const },
    ].filter(({ value }) => value > 0),
  };
}

function originFacts(comparisons: ComparisonView[]): Fact[] {
  const engine = comparisons.find((comparison) => comparison.engine !== null)?.engine;
  return [
    { label: 'Reference', value: comparisons[0]?.reference.name ?? text(null) },
    ...comparisons.map(({ id, distorted }) => ({ label: `Comparison of ${shownName(distorted)}`, value: id })),
    { label: 'Service', value: text(engine?.service_version) },
    { label: 'ffmpeg', value: text(engine?.ffmpeg_version) },
    { label: 'VMAF model', value: text(engine?.vmaf_model) },
  ];
}

function rungRecords(rung: Rung): ReportRecord[] {
  const base = { name: shownName(rung) };
  return [
    {
      ...base,
      section: 'item',
      result: rung.valid === true ? 'valid' : 'not_evaluated',
      measured: rung.bit_rate_bps,
      unit: 'bit/s',
      message: rung.comparison_id,
    },
    ...Object.entries(rung.quality).map(([metric, measured]): ReportRecord => ({
      section: 'metric',
      name: `${base.name}: ${metric} mean`,
      measured,
      source: rung.comparison_id,
    })),
  ];
}
