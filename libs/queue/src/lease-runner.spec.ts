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
