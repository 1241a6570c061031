import type { FullAnalysisView } from '@app/probe';
import type { TestCase } from '../document/report-document';
import { measured } from '../document/say';

const results = {
  pass: 'pass',
  warn: 'warn',
  fail: 'fail',
  waived: 'pass',
  not_evaluated: 'skipped',
  not_applicable: 'skipped',
} as const;

/** One case a rule; without a policy one for each check that looked or could not. A warning passes and says so. */
export function analysisCases(analysis: FullAnalysisView): TestCase[] {
  const { verdict, error, status } = analysis;
  if (status !== 'completed') {
    const message = typeof error?.['detail'] === 'string' ? error['detail'] : `The analysis is ${status}.`;
    const code = typeof error?.['code'] === 'string' ? error['code'] : status;
    return [{ suite: 'analysis', name: 'analysis', result: 'error', message, detail: code, seconds: null }];
  }
  if (!verdict) return checkCases(analysis);
  return verdict.rules.map((rule) => ({
    suite: `policy.${verdict.policy}`,
    name: rule.id,
    result: results[rule.result],
    message: rule.message,
    detail: [
      rule.title,
      `measured: ${measured(rule.measured, rule.unit)}`,
      `expected: ${rule.expected ?? 'nothing named'}`,
      ...(rule.waiver ? [`waived by ${rule.waiver.author}: ${rule.waiver.reason}`] : []),
    ].join('\n'),
    seconds: null,
  }));
}

function checkCases({ findings, not_evaluated: unseen, evaluated_checks: seen }: FullAnalysisView): TestCase[] {
  const names = [...new Set([...(seen ?? []), ...findings.map(({ check }) => check)])].sort();
  const looked = names.map((name): TestCase => {
    const found = findings.filter(({ check, severity }) => check === name && severity !== 'info');
    const grave = found.some(({ severity }) => severity !== 'warning');
    return {
      suite: 'checks',
      name,
      result: grave ? 'fail' : found.length > 0 ? 'warn' : 'pass',
      message: found[0]?.message ?? '',
      detail: found.map(({ severity, message }) => `${severity}: ${message}`).join('\n'),
      seconds: null,
    };
  });
  const skipped = unseen
    .filter(({ check }) => !names.includes(check))
    .map(({ check, reason }): TestCase => {
      return { suite: 'checks', name: check, result: 'skipped', message: reason, detail: '', seconds: null };
    });
  return [...looked, ...skipped];
}
