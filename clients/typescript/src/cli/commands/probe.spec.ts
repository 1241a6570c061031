import type { Analysis, Finding, Verdict } from '../../types';
import { exitCode } from './probe';

const analysis = (changes: object): Analysis =>
  ({ id: 'a', status: 'completed', verdict: null, findings: [], ...changes }) as unknown as Analysis;
const judged = (result: Verdict['result']): Analysis => analysis({ verdict: { policy: 'p', result } });
const found = (severity: Finding['severity']): Analysis =>
  analysis({ findings: [{ check: 'c', severity, message: '' }] });

it.each([
  ['a pass', judged('pass'), 0],
  ['a warning verdict', judged('warn'), 0],
  ['a fail', judged('fail'), 1],
  ['a verdict that could not be reached', judged('not_evaluated'), 2],
  ['no policy and no finding', analysis({}), 0],
  ['no policy and a warning', found('warning'), 0],
  ['no policy and an error', found('error'), 1],
  ['no policy and a critical finding', found('critical'), 1],
  ['a failed analysis', analysis({ status: 'failed' }), 2],
  ['a cancelled analysis', analysis({ status: 'cancelled' }), 2],
])('probe ends for %s', (_, result, code) => expect(exitCode(result)).toBe(code));
