import { Nudge } from './nudge';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

async function msUntil(nudge: Nudge, much: number, hear: (nudge: Nudge) => void): Promise<number> {
  const began = Date.now();
  let woken: number | null = null;
  const waiting = nudge.wait(much).then(() => (woken = Date.now() - began));
  hear(nudge);
  while (woken === null) await jest.advanceTimersByTimeAsync(10);
  await waiting;
  return woken;
}

const times = { soonMs: 100, atLastMs: 1_000 };

it('looks at once when much has ended, soon when something has, at last when nothing has', async () => {
  const three = (nudge: Nudge) => [1, 2, 3].forEach(() => nudge.hear());
  expect(await msUntil(new Nudge(times), 3, three)).toBeLessThanOrEqual(10);
  expect(await msUntil(new Nudge(times), 4, three)).toBe(100);
  expect(await msUntil(new Nudge(times), 4, () => undefined)).toBe(1_000);
  expect(await msUntil(new Nudge(times), 4, (nudge) => nudge.now())).toBeLessThanOrEqual(10);
});

it('remembers what it heard while nobody waited', async () => {
  const nudge = new Nudge(times);
  nudge.hear();
  nudge.hear();
  expect(await msUntil(nudge, 2, () => undefined)).toBeLessThanOrEqual(10);
  expect(await msUntil(nudge, 2, () => undefined)).toBe(1_000);
});
