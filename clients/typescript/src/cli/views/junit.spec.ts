import type { Analysis } from '../../types';
import { junit } from './junit';

const rule = (changes: object) => ({
  id: 'r',
  title: 'R',
  severity: 'fail',
  result: 'pass',
  message: 'm',
  waiver: null,
  ...changes,
});
const judged = (...rules: object[]) => ({ status: 'completed', verdict: { policy: 'house', result: 'fail', rules } });
const xmlOf = (file: string, analysis: object, ms: number) => junit([{ file, analysis: analysis as Analysis, ms }]);

it('makes a test of each rule, and no pass of what was not evaluated', () => {
  const xml = xmlOf(
    'a&b.mp4',
    judged(
      rule({}),
      rule({ result: 'fail', message: 'a <"bad"> one\u0007' }),
      rule({ result: 'not_evaluated' }),
      rule({ result: 'not_evaluated', severity: 'warn' }),
      rule({ result: 'warn', severity: 'warn', message: 'careful' }),
      rule({ result: 'waived', waiver: { author: 'M. Perez', expires_at: '2030-01-01T00:00:00Z' } }),
      rule({ result: 'not_applicable' }),
    ),
    1500,
  );
  expect(xml).toContain('<testsuite name="house" tests="7" failures="1" errors="1" skipped="3" time="1.500">');
  expect(xml).toContain('<testcase name="r: R" classname="a&amp;b.mp4"/>');
  expect(xml).toContain('<failure message="a &lt;&quot;bad&quot;&gt; one�" type="fail"/>');
  expect(xml).toContain('<system-out>warning: careful</system-out>');
  expect(xml).toContain('waived by M. Perez until 2030-01-01T00:00:00Z: m');
});

it('makes an error of an analysis without a result', () => {
  const error = { code: 'MEDIA_INVALID', detail: 'no media' };
  const xml = xmlOf('x.mp4', { status: 'failed', error }, 0);
  expect(xml).toContain('tests="1" failures="0" errors="1"');
  expect(xml).toContain('message="MEDIA_INVALID: no media"');
});

it('without a policy holds the findings against their severity, as the exit code does', () => {
  const found = (severity: string) => ({
    status: 'completed',
    verdict: null,
    findings: [{ check: 'c', severity, message: 'm' }],
  });
  expect(xmlOf('x.mp4', found('warning'), 0)).toContain('tests="1" failures="0" errors="0"');
  expect(xmlOf('x.mp4', found('critical'), 0)).toContain('<failure message="c: m" type="fail"/>');
});
