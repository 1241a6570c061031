import type { Config } from '@app/config';
import type { JobDefinition } from './define-job';
import type { JobTable } from './job-table';
import { LeaseRunner } from './lease-runner';

const job: JobDefinition = { name: 'probe.run', queue: 'probe', table: 'analyses', event: 'analysis', lane: 'quick' };
const none = undefined as never;

/** How often a lane without waiting rows is looked at, where the rung row stands as `states` say, one look after the other. */
async function looks(states: (boolean | null)[], rung?: string): Promise<number> {
  let claims = 0;
  const table = {
    claim: async () => ((claims += 1), null),
    hasSuspects: async () => false,
    isUnfinished: async () => states.shift() ?? null,
  } as unknown as JobTable;
  const config = { instanceId: 'one', LEASE_MS: 1_000 } as Config;
  await new LeaseRunner(config, none, none, none, none, none).runNext(table, job, none, rung);
  return claims;
}

it('a row whose bell was heard before it could be seen is looked for again, once it is there', async () => {
  const states = [null, null, null, true, true];
  expect(await looks(states, 'id')).toBe(2);
  expect(states).toEqual([true]);
});

it('a bell for a row that is done, and a look without a bell, are no reason to look again', async () => {
  expect(await looks([false], 'id')).toBe(1);
  expect(await looks([true])).toBe(1);
});

it('a row that never comes is not waited for for ever', async () => {
  expect(await looks([], 'id')).toBe(2);
});

describe('a row that is knocked for', () => {
  const states = (list: (boolean | null)[]) => {
    const order: string[] = [];
    const table = {
      claim: async () => (order.push('claim'), null),
      isUnfinished: async () => (order.push('look'), list.shift() ?? null),
      hasSuspects: async () => false,
    } as unknown as JobTable;
    const config = { instanceId: 'one', LEASE_MS: 1_000, SHUTDOWN_GRACE_MS: 10 } as Config;
    const runner = new LeaseRunner(config, none, none, none, none, none);
    return { order, runner, run: () => runner.runKnocked(table, job, none, 'id', () => void order.push('begin')) };
  };

  it('is begun before it is there, and taken once it is', async () => {
    const { order, run } = states([null, true]);
    await run();
    expect(order).toEqual(['begin', 'look', 'look', 'claim']);
  });

  it('is left to the bell while a suspect runs alone', async () => {
    const { order, run, runner } = states([true]);
    let ends!: (none: null) => void;
    const suspected = new Promise<null>((resolve) => (ends = resolve));
    const table = {
      claim: async () => null,
      hasSuspects: async () => true,
      claimSuspect: () => (order.push('alone'), suspected),
    } as unknown as JobTable;
    const alone = runner.runNext(table, job, none);
    while (!order.includes('alone')) await Promise.resolve();
    await run();
    expect(order).toEqual(['alone']);
    ends(null);
    await alone;
    await run();
    expect(order).toEqual(['alone', 'begin', 'look', 'claim']);
  });

  it('is not taken where it ended before, and not begun by a worker that shuts down', async () => {
    const { order, run, runner } = states([false]);
    await run();
    expect(order).toEqual(['begin', 'look']);
    await runner.beforeApplicationShutdown();
    await run();
    expect(order).toEqual(['begin', 'look']);
  });
});
