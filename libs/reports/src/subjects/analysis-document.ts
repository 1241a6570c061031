import type { FullAnalysisView } from '@app/probe';
import type { Banner, Fact, Picture, ReportDocument, Section } from '../document/report-document';
import { measured, unknown } from '../document/say';
import { toneOf, wordOf } from '../document/verdict-words';
import { analysisCases } from './analysis-cases';
import { analysisCharts } from './analysis-charts';
import { containerFacts, contentFacts, originFacts, streamSections } from './analysis-facts';
import { analysisRecords } from './analysis-records';
import { findingsTable, rulesSection } from './analysis-tables';
import { findingLanes } from './finding-lanes';
import { ladderSections } from './ladder-section';

export interface AnalysisReading {
  analysis: FullAnalysisView;
  timeline: Record<string, unknown>;
  pictures: Picture[];
}

/** An analysis as people read it: verdict, rules, findings on a timeline, measurements over time, facts, and what was not looked at. */
export function analysisDocument(reading: AnalysisReading, title: string | null): ReportDocument {
  const { analysis } = reading;
  return {
    kind: 'analysis',
    id: analysis.id,
    title: title ?? analysis.source.name,
    subject: analysis.source.name,
    made_at: new Date().toISOString(),
    verdict: banner(analysis),
    sections: analysis.status === 'completed' ? sectionsOf(reading) : endedSections(analysis),
    cases: analysisCases(analysis),
    records: analysisRecords(analysis),
  };
}

/** Of an analysis without a result only what was named and what went wrong: to list nothing found would read as if somebody had looked. */
function endedSections(analysis: FullAnalysisView): Section[] {
  const known = (facts: Fact[]) => facts.filter(({ value }) => value !== unknown);
  const code = { label: 'Error code', value: measured(analysis.error?.['code']) };
  return [
    { id: 'file', heading: 'File', blocks: [{ kind: 'facts', facts: known(containerFacts(analysis)) }] },
    {
      id: 'origin',
      heading: 'How it ended',
      blocks: [{ kind: 'facts', facts: known([code, ...originFacts(analysis)]) }],
    },
  ];
}

function sectionsOf({ analysis, timeline, pictures }: AnalysisReading): Section[] {
  const { verdict, findings, not_evaluated: unseen } = analysis;
  const charts = analysisCharts(analysis, timeline);
  const lanes = findingLanes(analysis);
  return [
    ...(verdict ? [rulesSection(verdict)] : []),
    {
      id: 'findings',
      heading: 'Findings',
      blocks: [
        ...(lanes ? [{ kind: 'chart' as const, chart: lanes }] : []),
        ...(pictures.length > 0 ? [{ kind: 'pictures' as const, pictures }] : []),
        { kind: 'table' as const, table: findingsTable(findings) },
      ],
    },
    {
      id: 'measurements',
      heading: 'Measurements over time',
      ...(charts.length === 0 && { note: `Not evaluated: depth ${analysis.depth} records no series over time.` }),
      blocks: charts.map((chart) => ({ kind: 'chart', chart })),
    },
    { id: 'file', heading: 'File', blocks: [{ kind: 'facts', facts: containerFacts(analysis) }] },
    ...ladderSections(analysis),
    ...streamSections(analysis),
    ...contentFacts(analysis),
    {
      id: 'not-evaluated',
      heading: 'Not evaluated',
      note: 'A check that could not look is neither passed nor failed.',
      blocks: [
        {
          kind: 'table',
          table: {
            caption: 'Checks that could not look',
            columns: [
              { label: 'Reason', weight: 1 },
              { label: 'Checks', weight: 2 },
            ],
            rows: byReason(unseen).map(([reason, checks]) => [{ text: reason }, { text: checks.join(', ') }]),
            empty: 'Every check that was asked for could look.',
          },
        },
      ],
    },
    { id: 'origin', heading: 'How this was measured', blocks: [{ kind: 'facts', facts: originFacts(analysis) }] },
  ];
}

/** Most reasons hold for many checks at once: a depth, a kind of file. */
function byReason(unseen: readonly { check: string; reason: string }[]): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const { check, reason } of unseen) groups.set(reason, [...(groups.get(reason) ?? []), check]);
  return [...groups];
}

function banner({ verdict, status, error, findings }: FullAnalysisView): Banner {
  if (status !== 'completed') {
    const detail = error?.['detail'];
    return {
      tone: status === 'failed' ? 'bad' : 'unknown',
      word: status.toUpperCase(),
      headline: typeof detail === 'string' ? detail : `The analysis is ${status}.`,
      source: 'No verdict: nothing was judged.',
      counts: [],
    };
  }
  const severities = (['critical', 'error', 'warning', 'info'] as const).map((severity) => ({
    label: severity,
    value: findings.filter((finding) => finding.severity === severity).length,
    tone: toneOf(severity),
  }));
  if (!verdict)
    return {
      tone: 'unknown',
      word: 'NOT EVALUATED',
      headline: 'No policy was applied.',
      source: 'policy: none',
      counts: severities,
    };
  const { counts } = verdict;
  const failed = verdict.rules.filter(({ result }) => result === 'fail');
  const version = verdict.policy_version === null ? 'built in' : `version ${verdict.policy_version}`;
  return {
    tone: toneOf(verdict.result),
    word: wordOf(verdict.result).toUpperCase(),
    headline:
      failed.length > 0
        ? `${failed.length} of ${verdict.rules.length} rules failed: ${failed
            .slice(0, 3)
            .map(({ title }) => title)
            .join('; ')}${failed.length > 3 ? ' …' : ''}`
        : `${counts.pass} of ${verdict.rules.length} rules passed, none failed.`,
    source: `Policy ${verdict.policy} (${version}), judged ${verdict.evaluated_at}`,
    counts: [
      ...(['pass', 'warn', 'fail', 'not_evaluated', 'waived'] as const).map((result) => ({
        label: `rules: ${wordOf(result)}`,
        value: counts[result],
        tone: toneOf(result),
      })),
      ...severities.map(({ label, ...rest }) => ({ label: `findings: ${label}`, ...rest })),
    ].filter(({ value }) => value > 0),
  };
}
