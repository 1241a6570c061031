import type { Measurements } from '../analyzer';
import { inParallel } from '../../ladder/measure/in-parallel';
import { runChecks } from '../run-checks';
import { factAnalyzers } from './index';
import { FactBench } from '../../testing/fact-bench';
import type { LimitCase } from './testing/limit-case';
import { containerCases } from './testing/limit-containers';
import { streamCases } from './testing/limit-streams';
import { transportCases } from './testing/limit-transport';

const cases = { ...containerCases, ...streamCases, ...transportCases };
const all = Object.entries(cases).flatMap(([id, sides]) => sides.map((side) => [id, side.side, side] as const));
const order = ['info', 'warning', 'error', 'critical'];

describe('every check of facts that is listed, on clips on both sides of its limit', () => {
  let bench: FactBench;
  const measure = (id: string, { clip, options }: LimitCase): Promise<Measurements> => {
    const { depth = 'standard' } = factAnalyzers.find((check) => check.id === id) ?? {};
    return bench.measure(clip, { depth, ...options });
  };

  beforeAll(async () => {
    bench = await FactBench.open();
    // what fails is told by the test of the clip
    void inParallel(all, 4, ([id, , side]) => measure(id, side).catch(() => null));
  });
  afterAll(() => bench.close());

  it('leaves none out', () => {
    expect(Object.keys(cases).sort()).toEqual(factAnalyzers.map(({ id }) => id).sort());
    for (const sides of Object.values(cases)) expect(new Set(sides.map(({ says }) => says)).size).toBeGreaterThan(1);
  });

  it.each(all)('%s: %s', async (id, _, side) => {
    const { findings, notEvaluated } = runChecks(factAnalyzers, [id], await measure(id, side));
    expect(notEvaluated).toEqual([]);
    const gravest = findings.map(({ severity }) => severity).sort((a, b) => order.indexOf(b) - order.indexOf(a));
    expect(gravest[0] ?? null).toBe(side.says);
  });
});
