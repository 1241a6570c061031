import type { Analysis, RuleVerdict } from '../../types';

/** An analysed file, and how long that took. */
export interface JunitResult {
  file: string;
  analysis: Analysis;
  ms: number;
}

/**
 * Analyses as JUnit XML, for what collects test results: a suite a file, a test a rule of the verdict. A rule that fails is a failure; one
 * of severity fail that could not be evaluated is an error, since it is no pass; what only warns, is waived or does not apply is told and
 * counts as skipped or passed. Without a policy the one test is that nothing of severity error or critical was found. An analysis that
 * came to no result is one error.
 */
export const junit = (results: readonly JunitResult[]): string =>
  ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites>', ...results.flatMap(suite), '</testsuites>'].join('\n');

function suite({ file, analysis, ms }: JunitResult): string[] {
  const cases = casesOf(analysis, file);
  const count = (pattern: RegExp) => cases.filter((text) => pattern.test(text)).length;
  const head = attributes({
    name: analysis.verdict?.policy ?? 'probe',
    tests: cases.length,
    failures: count(/<failure /),
    errors: count(/<error /),
    skipped: count(/<skipped /),
    time: (ms / 1000).toFixed(3),
  });
  const properties = attributes({ name: 'result', value: analysis.verdict?.result ?? analysis.status });
  return [
    `  <testsuite ${head}>`,
    `    <properties><property ${properties}/></properties>`,
    ...cases,
    '  </testsuite>',
  ];
}

function casesOf(analysis: Analysis, file: string): string[] {
  if (analysis.status !== 'completed') return [noResult(analysis, file)];
  return analysis.verdict
    ? analysis.verdict.rules.map((rule) => testCase(rule, file))
    : [noGraveFinding(analysis, file)];
}

function noGraveFinding({ findings }: Analysis, file: string): string {
  const grave = findings.filter(({ severity }) => severity === 'error' || severity === 'critical');
  const head = `    <testcase ${attributes({ name: 'nothing of severity error or critical is found', classname: file })}`;
  if (grave.length === 0) return `${head}/>`;
  const message = grave.map(({ check, message: said }) => `${check}: ${said}`).join('\n');
  return `${head}><failure ${attributes({ message, type: 'fail' })}/></testcase>`;
}

function testCase(rule: RuleVerdict, file: string): string {
  const head = `    <testcase ${attributes({ name: `${rule.id}: ${rule.title}`, classname: file })}`;
  const outcome = outcomeOf(rule);
  return outcome === '' ? `${head}/>` : `${head}>${outcome}</testcase>`;
}

function outcomeOf({ result, severity, message, waiver }: RuleVerdict): string {
  switch (result) {
    case 'pass':
      return '';
    case 'fail':
      return `<failure ${attributes({ message, type: 'fail' })}/>`;
    case 'warn':
      return `<system-out>${escaped(`warning: ${message}`)}</system-out>`;
    case 'not_evaluated':
      return severity === 'fail'
        ? `<error ${attributes({ message, type: 'not_evaluated' })}/>`
        : `<skipped ${attributes({ message })}/>`;
    case 'waived': {
      const until = waiver?.expires_at ? ` until ${waiver.expires_at}` : '';
      return `<skipped ${attributes({ message: `waived by ${waiver?.author ?? 'somebody'}${until}: ${message}` })}/>`;
    }
    case 'not_applicable':
      return `<skipped ${attributes({ message })}/>`;
  }
}

function noResult({ status, error }: Analysis, file: string): string {
  const message = error ? `${error.code}: ${error.detail}` : `the analysis is ${status}`;
  const head = attributes({ name: 'analysis', classname: file });
  return `    <testcase ${head}><error ${attributes({ message, type: status })}/></testcase>`;
}

function attributes(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(String(value))}"`)
    .join(' ');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

/** Without the characters XML 1.0 has no way to write. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '�')
    .replace(/[&<>"\n]/g, (character) => entities[character] ?? character);
}
