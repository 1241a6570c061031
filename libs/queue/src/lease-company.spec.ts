import type { Config } from '@app/config';
import type { Logger, Metrics } from '@app/telemetry';
import type { JobDefinition } from './define-job';
import type { Doorbell } from './doorbell';
import type { JobEvents } from './job-events';
import type { Claim, JobTable } from './job-table';
import { LeaseRunner } from './lease-runner';
import type { Words } from './words';

const claim = (id: string): Claim => ({ id, attempt: 1, owner: 'here', row: {} });
const job = { name: 'work', lane: 'quick', table: 'jobs' } as unknown as JobDefinition;

/** A runner whose database records no end of the row `mate`. */
function runner() {
  const told: unknown[] = [];
  let tell = (): void => undefined;
  const isTold = new Promise<void>((resolve) => (tell = resolve));
  const log = (fields: { row_id?: string }) => {
    told.push(fields.row_id);
    tell();
  };
  const ends: string[] = [];
  const table = {
    claim: () => Promise.resolve(claim('first')),
    claimAlike: () => Promise.resolve([claim('mate')]),
    beat: () => Promise.resolve(true),
    finish: ({ id }: Claim) => {
      if (id === 'mate') return Promise.reject(new Error('the database is away'));
      ends.push(id);
      return Promise.resolve({ status: 'completed', version: 2, processed_at: new Date() });
    },
  } as unknown as JobTable;
  const leases = new LeaseRunner(
    { LEASE_MS: 100, HEARTBEAT_MS: 1_000, SLOW_JOB_MS: 0, instanceId: 'here' } as unknown as Config,
    { error: log, warn: () => undefined } as unknown as Logger,
    { on: () => () => undefined, say: () => undefined } as unknown as Words,
    {} as Doorbell,
    { tell: () => undefined } as unknown as JobEvents,
    { attemptEnded: () => undefined, stageEnded: () => undefined } as unknown as Metrics,
  );
  return { leases, table, told, isTold, ends };
}

it('a row whose end can’t be recorded takes neither the process nor those it is worked off with along', async () => {
  const { leases, table, told, isTold, ends } = runner();
  const completed = { outcome: 'completed' as const, columns: {} };
  await leases.runNext(table, job, async (attempt) => {
    await attempt.gather([], 1, () => () => Promise.resolve(completed));
    await isTold;
    return completed;
  });
  expect([told, ends]).toEqual([['mate'], ['first']]);
});
