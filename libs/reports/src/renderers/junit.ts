import type { ReportDocument, TestCase } from '../document/report-document';
import { escapeMarkup } from './escape';

/** JUnit XML as build servers read it: a suite for each policy, a case a rule. What was not looked at is skipped, never passed. */
export function renderJunit({ title, made_at: madeAt, cases }: ReportDocument): string {
  const suites = [...new Set(cases.map(({ suite }) => suite))].map((suite) => {
    const own = cases.filter((test) => test.suite === suite);
    return `  <testsuite name="${escapeMarkup(suite)}" ${counts(own)} timestamp="${madeAt.replace(/\.\d+Z$/, '')}">\n${own.map(testcase).join('')}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${escapeMarkup(title)}" ${counts(cases)}>\n${suites.join('')}</testsuites>\n`;
}

function counts(cases: readonly TestCase[]): string {
  const of = (result: TestCase['result']) => cases.filter((test) => test.result === result).length;
  const seconds = cases.reduce((sum, test) => sum + (test.seconds ?? 0), 0);
  return `tests="${cases.length}" failures="${of('fail')}" errors="${of('error')}" skipped="${of('skipped')}" time="${seconds.toFixed(3)}"`;
}

function testcase({ suite, name, result, message, detail, seconds }: TestCase): string {
  const time = seconds === null ? '' : ` time="${seconds.toFixed(3)}"`;
  const open = `    <testcase classname="${escapeMarkup(suite)}" name="${escapeMarkup(name)}"${time}`;
  const said = `message="${oneLine(message)}"`;
  const inside = {
    pass: '',
    warn: `      <system-out>warning: ${escapeMarkup(`${message}\n${detail}`)}</system-out>\n`,
    fail: `      <failure ${said} type="fail">${escapeMarkup(detail)}</failure>\n`,
    error: `      <error ${said} type="error">${escapeMarkup(detail)}</error>\n`,
    skipped: `      <skipped ${said}/>\n`,
  }[result];
  return inside === '' ? `${open}/>\n` : `${open}>\n${inside}    </testcase>\n`;
}

function oneLine(text: string): string {
  return escapeMarkup(text.replace(/\s+/g, ' '));
}
