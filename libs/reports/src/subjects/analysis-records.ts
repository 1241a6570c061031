import type { FullAnalysisView } from '@app/probe';
import type { ReportRecord } from '../document/report-document';
import { number, text } from '../document/say';
import { containerFacts, streamSections } from './analysis-facts';

/** An analysis as lines of CSV. */
export function analysisRecords(analysis: FullAnalysisView): ReportRecord[] {
  const { verdict, findings, not_evaluated: unseen } = analysis;
  const facts = [...containerFacts(analysis), ...streamSections(analysis).flatMap(({ heading, blocks }) =>
    blocks.flatMap((block) => (block.kind === 'facts' ? block.facts.map((fact) => ({ ...fact, label: `${heading}: ${fact.label}` })) : [])),
  )]; // prettier-ignore
  return [
    {
      section: 'verdict',
      name: verdict?.policy ?? 'no policy',
      result: verdict?.result ?? 'not_evaluated',
      message: verdict
        ? `${number(verdict.rules.length)} rules`
        : text(analysis.error?.['detail'] as string | undefined),
    },
    ...(verdict?.rules ?? []).map((rule): ReportRecord => ({
      section: 'rule',
      name: rule.id,
      result: rule.result,
      severity: rule.severity,
      measured: plain(rule.measured),
      expected: rule.expected,
      unit: rule.unit,
      message: rule.message,
      source: rule.path,
    })),
    ...findings.map((finding): ReportRecord => ({
      section: 'finding',
      name: finding.check,
      severity: finding.severity,
      measured: finding.measured,
      expected: finding.threshold,
      unit: finding.unit,
      start_sec: finding.start_sec,
      end_sec: finding.end_sec,
      stream_index: finding.stream_index,
      message: finding.message,
      source: finding.evidence.tool,
    })),
    ...unseen.map(({ check, reason }): ReportRecord => ({ section: 'not_evaluated', name: check, message: reason })),
    ...facts.map(({ label, value, source }): ReportRecord => ({
      section: 'fact',
      name: label,
      measured: value,
      source: source ?? null,
    })),
  ];
}

function plain(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value);
}
