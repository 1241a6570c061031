import type { Analysis, RuleVerdict } from './analysis';

/**
 * A verdict as JUnit XML, for what collects test results: one test a rule. A rule that fails is a failure; one of severity fail that
 * could not be evaluated is an error, since it is no pass; what only warns, is waived or does not apply is told and counts as skipped
 * or passed. An analysis that came to no verdict is one error.
 */
export function junit(file: string, analysis: Analysis, seconds: number): string {
  const rules = analysis.verdict?.rules ?? [];
  const cases = analysis.verdict ? rules.map((rule) => testCase(rule, file)) : [noVerdict(analysis, file)];
  const count = (pattern: RegExp) => cases.filter((text) => pattern.test(text)).length;
  const suite = attributes({
    name: analysis.verdict?.policy ?? 'probe',
    tests: cases.length,
    failures: count(/<failure /),
    errors: count(/<error /),
    skipped: count(/<skipped /),
    time: seconds.toFixed(3),
  });
  const properties = attributes({ name: 'result', value: analysis.verdict?.result ?? analysis.status });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  <testsuite ${suite}>`,
    `    <properties><property ${properties}/></properties>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
  ].join('\n');
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

function noVerdict({ status, error }: Analysis, file: string): string {
  const message =
    [error?.code, error?.detail ?? error?.title].filter(Boolean).join(': ') || `the analysis is ${status}`;
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
