import type { Progress } from '@app/queue';
import type { SourceFacts } from './probe-source';
import { tellReading } from './tell-reading';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const facts = (known: Partial<SourceFacts>) => ({ facts: () => known as SourceFacts });

async function told(
  source: { facts: () => SourceFacts },
  positions: number[] = [],
  forMs = 1_000,
): Promise<Progress[]> {
  const seen: Progress[] = [];
  await tellReading(
    source,
    (progress) => seen.push(progress),
    async (isAt) => {
      positions.forEach(isAt);
      jest.advanceTimersByTime(forMs);
    },
  );
  jest.advanceTimersByTime(5_000);
  return seen;
}

it('tells the place a tool has come to in a local file, and the time left at that pace', async () => {
  const seen = await told(facts({ sizeBytes: 1_000, bytesRead: null }), [250, 200, Number.NaN]);
  expect(seen.at(-1)).toEqual({ fraction: 0.25, stage: 'reading', eta_seconds: 3 });
  expect(seen).toHaveLength(2);
});

it('tells the bytes that came of a far source, never more than all', async () => {
  expect((await told(facts({ sizeBytes: 100, bytesRead: 50 }))).at(-1)?.fraction).toBe(0.5);
  expect((await told(facts({ sizeBytes: 100, bytesRead: 180 }))).at(-1)?.fraction).toBe(1);
});

it('keeps unknown what is unknown, and does not tell of what is over at once', async () => {
  expect((await told(facts({ sizeBytes: null, bytesRead: 50 }))).at(-1)).toMatchObject({
    fraction: null,
    eta_seconds: null,
  });
  expect(await told(facts({ sizeBytes: 100, bytesRead: 50 }), [], 100)).toEqual([]);
});
