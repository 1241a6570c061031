import { tightest } from './charge';
import { LocalBudgets } from './local-budgets';

describe('LocalBudgets', () => {
  let now = 0;
  let budgets: LocalBudgets;
  const charge = { key: 'a', limit: 3, ttlMs: 60_000 };
  beforeEach(() => {
    now = 1_000;
    budgets = new LocalBudgets(() => now);
  });

  const take = () => budgets.take([charge])[0];

  it('allows the limit at once, then one for each part of the minute that passes', () => {
    expect([take(), take(), take()].map((standing) => [standing?.remaining, standing?.resetMs])).toEqual([
      [2, 20_000],
      [1, 40_000],
      [0, 60_000],
    ]);
    expect(take()).toEqual({ limit: 3, remaining: 0, resetMs: 60_000, retryAfterMs: 20_000 });
    now += 19_999;
    expect(take()?.retryAfterMs).toBeCloseTo(1);
    now += 1;
    expect(take()?.retryAfterMs).toBe(0);
    expect(take()?.retryAfterMs).toBe(20_000);
  });

  it('never allows more than the limit in a burst, however long it rested', () => {
    now += 3_600_000;
    expect([take(), take(), take(), take()].map((standing) => standing?.retryAfterMs === 0)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('charges all budgets or none', () => {
    const small = { key: 'b', limit: 1, ttlMs: 60_000 };
    expect(budgets.take([charge, small]).map(({ remaining }) => remaining)).toEqual([2, 0]);
    const refused = budgets.take([charge, small]);
    expect(tightest(refused)).toMatchObject({ limit: 1, retryAfterMs: 60_000 });
    expect(budgets.look(charge).remaining).toBe(2);
  });

  it('takes over that a wider view has nothing left', () => {
    budgets.exhaust(charge, 5_000);
    expect(budgets.foresee(charge)).toMatchObject({ remaining: 0, retryAfterMs: 5_000 });
    now += 5_000;
    expect(take()?.retryAfterMs).toBe(0);
  });

  it('keeps a bounded number of subjects and the ones that count', () => {
    for (let subject = 0; subject < 50_000; subject += 1) {
      budgets.take([{ key: `old ${subject}`, limit: 60_000, ttlMs: 60_000 }]);
    }
    now += 10;
    for (let turn = 0; turn < 3; turn += 1) take();
    for (let subject = 0; subject < 40_000; subject += 1)
      budgets.take([{ key: `new ${subject}`, limit: 60_000, ttlMs: 60_000 }]);
    expect(take()?.retryAfterMs).toBeGreaterThan(0);
  });
});
