import { ContentBench } from '../../content/testing/content-bench';
import { runChecks } from '../run-checks';
import { contentAnalyzers, contentNeeds } from './index';
import type { LimitCase } from './testing/limit-case';
import { pictureCases } from './testing/limit-pictures';
import { soundCases } from './testing/limit-sounds';
import { detectorThresholds } from '../../check-settings';

const cases = { ...pictureCases, ...soundCases };
/** It says of every clip that it can't be judged: there is no gate for speech. */
const withoutLimit = ['audio.dialogue_loudness'];
const order = ['info', 'warning', 'error'];

describe('every check that is listed, on clips on both sides of its limit', () => {
  let bench: ContentBench;
  const made = new Map<string, Promise<string>>();
  beforeAll(async () => {
    bench = await ContentBench.open();
  });
  afterAll(() => bench.close());

  it('leaves none out', () => {
    const listed = contentAnalyzers.map(({ id }) => id).filter((id) => !withoutLimit.includes(id));
    expect(Object.keys(cases).sort()).toEqual(listed.sort());
    for (const sides of Object.values(cases)) expect(new Set(sides.map(({ says }) => says)).size).toBeGreaterThan(1);
  });

  it.each(Object.entries(cases).flatMap(([id, sides]) => sides.map((side) => [id, side.side, side] as const)))(
    '%s: %s',
    async (id, _, { args, container = 'mkv', thresholds = {}, says }: LimitCase) => {
      const key = JSON.stringify([args, container]);
      const path = made.get(key) ?? bench.clip(`${made.size}.${container}`, args);
      made.set(key, path);
      const given = { [id]: thresholds };
      const { media, outcome } = await bench.measure(await path, contentNeeds([id]), {
        thresholds: detectorThresholds(given),
      });
      const { findings, notEvaluated } = runChecks(contentAnalyzers, [id], {
        depth: 'full',
        raw: {},
        media,
        evidence: {},
        complaints: [],
        secondLook: null,
        streamHashes: null,
        toolVersion: null,
        thresholds: given,
        content: outcome,
      } as unknown as Parameters<typeof runChecks>[2]);
      expect(notEvaluated).toEqual([]);
      const gravest = findings.map(({ severity }) => severity).sort((a, b) => order.indexOf(b) - order.indexOf(a));
      expect(gravest[0] ?? null).toBe(says);
    },
  );
});
