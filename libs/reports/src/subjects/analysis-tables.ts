import type { FullAnalysisView } from '@app/probe';
import type { Section, Table } from '../document/report-document';
import { clock, measured } from '../document/say';
import { toneOf, wordOf } from '../document/verdict-words';

const resultOrder: Record<string, number> = {
  fail: 0,
  warn: 1,
  waived: 2,
  not_evaluated: 3,
  pass: 4,
  not_applicable: 5,
};
const severityOrder: Record<string, number> = { critical: 0, error: 1, warning: 2, info: 3 };

/** What each rule said, failed ones first. */
export function rulesSection(verdict: NonNullable<FullAnalysisView['verdict']>): Section {
  const rules = [...verdict.rules].sort((a, b) => (resultOrder[a.result] ?? 9) - (resultOrder[b.result] ?? 9));
  const notes = verdict.notes.length > 0 ? { note: `The policy does not check: ${verdict.notes.join(' ')}` } : {};
  return {
    id: 'rules',
    heading: 'Rules',
    ...notes,
    blocks: [
      {
        kind: 'table',
        table: {
          caption: `Rules of policy ${verdict.policy}`,
          columns: [
            { label: 'Result', weight: 1 },
            { label: 'Rule', weight: 2.4 },
            { label: 'Measured', weight: 1.4 },
            { label: 'Expected', weight: 1.6 },
            { label: 'Why', weight: 3 },
          ],
          filterBy: 0,
          rows: rules.map((rule) => [
            { text: wordOf(rule.result), tone: toneOf(rule.result), order: resultOrder[rule.result] ?? 9 },
            { text: `${rule.title} (${rule.id})` },
            { text: rule.result === 'not_evaluated' ? 'not evaluated' : measured(rule.measured, rule.unit) },
            { text: rule.expected ?? '–' },
            {
              text: rule.waiver
                ? `${rule.message} Waived by ${rule.waiver.author}: ${rule.waiver.reason}`
                : rule.message,
            },
          ]),
          empty: 'The policy has no rules.',
        },
      },
    ],
  };
}

type Finding = FullAnalysisView['findings'][number];

/** What the checks saw, with the tool that saw it and how much of the file it looked at. */
export function findingsTable(findings: Finding[]): Table {
  return {
    caption: 'What the checks saw',
    columns: [
      { label: 'Severity', weight: 1 },
      { label: 'Check', weight: 1.7 },
      { label: 'From', weight: 1.2, numeric: true },
      { label: 'To', weight: 1.2, numeric: true },
      { label: 'Stream', weight: 0.8, numeric: true },
      { label: 'Measured', weight: 1.2, numeric: true },
      { label: 'Limit', weight: 1.1, numeric: true },
      { label: 'What', weight: 3 },
    ],
    filterBy: 0,
    rows: findings.map((finding) => [
      { text: finding.severity, tone: toneOf(finding.severity), order: severityOrder[finding.severity] ?? 9 },
      { text: finding.check },
      { text: finding.start_sec === null ? '–' : clock(finding.start_sec), order: finding.start_sec ?? -1 },
      { text: finding.end_sec === null ? '–' : clock(finding.end_sec), order: finding.end_sec ?? -1 },
      { text: finding.stream_index === null ? '–' : String(finding.stream_index), order: finding.stream_index ?? -1 },
      {
        text: finding.measured === null ? '–' : measured(finding.measured, finding.unit),
        order: orderOf(finding.measured),
      },
      {
        text: finding.threshold === null ? '–' : measured(finding.threshold, finding.unit),
        order: orderOf(finding.threshold),
      },
      { text: `${finding.message} [${finding.evidence.tool}, ${finding.evidence.coverage}]` },
    ]),
    empty: 'The checks that looked found nothing to report.',
  };
}

function orderOf(value: number | string | null): number {
  return typeof value === 'number' ? value : Number.NEGATIVE_INFINITY;
}
