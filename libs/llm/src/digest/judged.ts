import type { FullAnalysisView } from '@app/probe';
import { bounds, type Digest } from './digest';

const worstFirst = ['critical', 'error', 'warning', 'info'];
const toldResults = new Set(['fail', 'warn', 'not_evaluated', 'waived']);

type Judged = Pick<FullAnalysisView, 'verdict' | 'findings' | 'not_evaluated'>;

/** Verdict, findings (worst first) and what was not evaluated, bounded; how much was left out is said. */
export function judged({ verdict, findings, not_evaluated }: Judged): Omit<
  Digest,
  'subject' | 'facts' | 'media_text' | 'left_out'
> & {
  left: { findings: number; not_evaluated: number };
} {
  const rank = (severity: string) => worstFirst.indexOf(severity);
  const sorted = [...findings].sort((a, b) => rank(a.severity) - rank(b.severity));
  return {
    verdict: verdict && {
      id: 'verdict',
      policy: verdict.policy,
      result: verdict.result,
      counts: { ...verdict.counts },
    },
    rules: (verdict?.rules ?? [])
      .filter(({ result }) => toldResults.has(result))
      .slice(0, bounds.rules)
      .map(({ id, title, result, message }) => ({ id: `verdict.rules.${id}`, title, result, message })),
    findings: sorted.slice(0, bounds.findings).map((finding) => ({
      id: finding.id,
      check: finding.check,
      severity: finding.severity,
      message: finding.message,
      measured: finding.measured,
      threshold: finding.threshold,
      unit: finding.unit,
      stream_index: finding.stream_index,
      start_sec: finding.start_sec,
      end_sec: finding.end_sec,
    })),
    not_evaluated: not_evaluated
      .slice(0, bounds.notEvaluated)
      .map(({ check, reason }) => ({ id: `not_evaluated.${check}`, check, reason })),
    left: {
      findings: Math.max(0, findings.length - bounds.findings),
      not_evaluated: Math.max(0, not_evaluated.length - bounds.notEvaluated),
    },
  };
}
