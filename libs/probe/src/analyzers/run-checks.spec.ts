import type { Analyzer, Measurements } from './analyzer';
import { countMessages } from '../tool-complaints';
import { messages } from './messages';
import { runChecks } from './run-checks';

const measured = (texts: string[], depth: Measurements['depth'] = 'quick'): Measurements =>
  ({
    depth,
    raw: {},
    media: {},
    complaints: countMessages(
      'header',
      texts.map((text) => ({ level: 'error', component: 'h264', text, count: 1 })),
      false,
      0,
    ),
    toolVersion: '5.1.9',
    thresholds: {},
    content: null,
  }) as unknown as Measurements;

const deep: Analyzer = { ...messages, id: 'video.black', depth: 'full', analyze: () => ({ findings: [] }) };

describe('runChecks', () => {
  it('says not evaluated where the depth keeps a check from looking', () => {
    const outcome = runChecks([messages, deep], null, measured([]));
    expect(outcome).toEqual({
      findings: [],
      notEvaluated: [{ check: 'video.black', reason: 'it needs depth full' }],
      evaluated: ['integrity.messages'],
    });
  });

  it('runs only the checks that were asked for', () => {
    expect(runChecks([messages, deep], ['video.black'], measured(['bad'], 'full')).evaluated).toEqual(['video.black']);
  });
});

describe('integrity.messages', () => {
  it('counts complaints of one kind together, whatever their numbers', () => {
    const { findings } = runChecks(
      [messages],
      null,
      measured(['error while decoding MB 3 4', 'error while decoding MB 9 1']),
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ id: 'integrity.messages-1', measured: 2, threshold: 0, severity: 'warning' });
  });

  it('finds nothing in silence', () => {
    expect(runChecks([messages], null, measured([])).findings).toEqual([]);
  });
});
